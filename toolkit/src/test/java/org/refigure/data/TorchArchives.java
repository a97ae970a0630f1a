package org.refigure.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as {@code torch.save} writes them. */
public final class TorchArchives {
  /** A float32 tensor of 2 × 3 at offset 1, row-major, as pickle code. */
  public static final String ROW_MAJOR = "K\u0001K\u0002K\u0003\u0086K\u0003K\u0001\u0086";

  private TorchArchives() {}

  /**
   * The pickle of {"w": a tensor, "loss": [0.5, 2.0], "note": a call of any function}.
   *
   * @param kind kind of the tensor's storage
   * @param tensor first number, shape and strides as pickle code
   * @param called module and name, a line each
   */
  public static byte[] pickle(String kind, String tensor, String called) throws IOException {
    var out = new ByteArrayOutputStream();
    write(out, "\u0080\u0002}q\u0000(");
    text(out, "w");
    write(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
    text(out, "storage");
    write(out, "ctorch\n" + kind + "\n");
    text(out, "0");
    text(out, "cpu");
    write(out, "K\u0007tQ" + tensor + "\u0089ccollections\nOrderedDict\n)RtR");
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

  /** The archive of a pickle and the numbers of its one storage. */
  public static byte[] file(byte[] pickle, byte[] numbers) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("net/data.pkl"));
      zip.write(pickle);
      zip.putNextEntry(new ZipEntry("net/data/0"));
      zip.write(numbers);
    }
    return out.toByteArray();
  }

  /** Numbers as they lie in a storage. */
  public static byte[] floats(float... numbers) {
    ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(numbers);
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
