package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.refigure.data.TorchArchives;

/** Files of weights as other programs write them. */
final class WrittenFiles {
  private WrittenFiles() {}

  /** A safetensors file: a header as it is given, then the bytes. */
  static Path safetensors(Path file, String header, byte[] numbers) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer whole =
        ByteBuffer.allocate(8 + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    whole.putLong(text.length).put(text).put(numbers);
    return Files.write(file, whole.array());
  }

  /** One F32 matrix as safetensors. */
  static Path matrix(Path file, String name, int rows, int columns, float... numbers)
      throws IOException {
    String header =
        "{\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}"
            .formatted(name, rows, columns, 4 * numbers.length);
    return safetensors(file, header, TorchArchives.floats(numbers));
  }

  /** What torch.save writes: {@link TorchArchives#pickle} with its numbers. */
  static Path torch(Path file, String kind, String tensor, String called, byte[] numbers)
      throws IOException {
    return Files.write(
        file, TorchArchives.file(TorchArchives.pickle(kind, tensor, called), numbers));
  }

  static byte[] shorts(int... bits) {
    ByteBuffer raw = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : bits) {
      raw.putShort((short) each);
    }
    return raw.array();
  }
}
