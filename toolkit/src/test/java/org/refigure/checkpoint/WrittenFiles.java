package org.refigure.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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
    return safetensors(file, header, floats(numbers));
  }

  /**
   * What torch.save writes of {@code {"w": tensor, "note": called()}}.
   *
   * @param shape shape and strides as pickle code
   */
  static Path torch(Path file, String kind, String shape, String called, byte[] numbers)
      throws IOException {
    var out = new ByteArrayOutputStream();
    write(out, "\u0080\u0002}q\u0000(");
    text(out, "w");
    write(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
    text(out, "storage");
    write(out, "ctorch\n" + kind + "\n");
    text(out, "0");
    text(out, "cpu");
    write(out, "K\u0007tQ" + shape + "\u0089ccollections\nOrderedDict\n)RtR");
    text(out, "note");
    write(out, "c" + called + "\n)Ru.");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("net/data.pkl"));
      zip.write(out.toByteArray());
      zip.putNextEntry(new ZipEntry("net/data/0"));
      zip.write(numbers);
    }
    return file;
  }

  static byte[] floats(float... numbers) {
    ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(numbers);
    return raw.array();
  }

  static byte[] shorts(int... bits) {
    ByteBuffer raw = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : bits) {
      raw.putShort((short) each);
    }
    return raw.array();
  }

  private static void write(ByteArrayOutputStream out, String bytes) throws IOException {
    out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void text(ByteArrayOutputStream out, String text) throws IOException {
    out.write('X');
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length()).array());
    write(out, text);
  }
}
