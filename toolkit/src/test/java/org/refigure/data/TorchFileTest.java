package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class TorchFileTest {
  /** {"w": a tensor of 2 × 3 at offset 1, "loss": [0.5, 2.0], "note": a call of any function}. */
  private static byte[] pickle(String called) throws IOException {
    var out = new ByteArrayOutputStream();
    write(out, "\u0080\u0002}q\u0000(");
    text(out, "w");
    write(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
    text(out, "storage");
    write(out, "ctorch\nFloatStorage\n");
    text(out, "0");
    text(out, "cpu");
    write(
        out,
        "K\u0007tQK\u0001K\u0002K\u0003\u0086K\u0003K\u0001\u0086\u0089ccollections\nOrderedDict\n)RtR");
    text(out, "loss");
    write(out, "](G");
    out.write(ByteBuffer.allocate(8).putDouble(0.5).array());
    write(out, "G");
    out.write(ByteBuffer.allocate(8).putDouble(2).array());
    write(out, "e");
    text(out, "note");
    write(out, "c" + called + "\n)Ru.");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String bytes) throws IOException {
    out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void text(ByteArrayOutputStream out, String text) throws IOException {
    out.write('X');
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length()).array());
    write(out, text);
  }

  private static byte[] file(byte[] pickle, float... numbers) throws IOException {
    var raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(numbers);
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("net/data.pkl"));
      zip.write(pickle);
      zip.putNextEntry(new ZipEntry("net/data/0"));
      zip.write(raw.array());
    }
    return out.toByteArray();
  }

  @Test
  void tensors_lists_and_unknown_objects_are_told_apart() throws IOException {
    byte[] content = file(pickle("os\nsystem"), 9, 1, 2, 3, 4, 5, 6);
    var read = (Map<?, ?>) TorchFile.read(content);
    var tensor = (TorchFile.Tensor) read.get("w");
    assertThat(tensor.rows()).isEqualTo(2);
    assertThat(tensor.columns()).isEqualTo(3);
    assertThat(tensor.numbers()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(read.get("loss")).isEqualTo(List.of(0.5, 2.0));
    assertThat(read.get("note")).isEqualTo(new TorchPickle.Unread("os.system"));
  }

  @Test
  void damaged_files_are_errors_of_reading() throws IOException {
    byte[] pickle = pickle("a\nb");
    assertThatThrownBy(() -> TorchFile.read(file(pickle, 1, 2)))
        .isInstanceOf(IOException.class)
        .hasMessage("its tensors are cut or altered");
    assertThatThrownBy(() -> TorchFile.read(file(Arrays.copyOf(pickle, 60), 1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TorchFile.read(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TorchFile.read(file(new byte[] {'!'}, 1)))
        .hasMessage("instruction 0x21 at byte 0 of its pickle is not read here");
  }
}
