package org.refigure.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Named float32 matrices in a NumPy archive (.npz): {@code numpy.load} reads it, {@code
 * numpy.savez} writes it (numpy.lib.format, version 1.0; little-endian, row-major).
 */
public final class NumpyArchive {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \\(([^)]*)\\),? *\\}\\s*");

  private final Map<String, Array> arrays = new LinkedHashMap<>();

  /**
   * One matrix of an archive.
   *
   * @param rows 1 for a scalar or a vector
   * @param columns number of columns
   * @param data row after row, shared
   */
  public record Array(int rows, int columns, float[] data) {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the data do not fill the matrix
     */
    public Array {
      if (rows < 0 || columns < 0 || (long) rows * columns != data.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d numbers do not fill a %d × %d array (NumPy archive)",
                data.length,
                rows,
                columns));
      }
    }
  }

  /** Adds a matrix; one of the same name is replaced. */
  public void put(String name, int rows, int columns, float[] data) {
    arrays.put(name, new Array(rows, columns, data));
  }

  /**
   * A matrix of the archive.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public Array get(String name) {
    @Nullable Array array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "array \"%s\" must be one of %s (NumPy archive)",
              name,
              arrays.keySet()));
    }
    return array;
  }

  /**
   * Writes a file. A file of that name is replaced only when the new one is complete, so a killed
   * process leaves the old or the new one.
   */
  public void write(Path file) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, Array> each : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey() + ".npy");
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(encode(each.getValue()));
        zip.closeEntry();
      }
    }
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is cut short, or holds something else than row-major
   *     little-endian float32 of at most two dimensions; names the file and the array
   */
  public static NumpyArchive read(Path file) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replaceFirst("\\.npy$", "");
        archive.arrays.put(name, decode(zip.readAllBytes(), name + " in " + file));
      }
    }
    if (archive.arrays.isEmpty()) {
      throw new IOException(file + " holds no array: it must be a NumPy archive (.npz)");
    }
    return archive;
  }

  private static byte[] encode(Array array) {
    String description =
        String.format(
            Locale.ROOT,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }",
            array.rows,
            array.columns);
    int start = MAGIC.length + Short.BYTES;
    int padding = Math.floorMod(-(start + description.length() + 1), ALIGNMENT);
    byte[] header =
        (description + " ".repeat(padding) + '\n').getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(start + header.length + Float.BYTES * array.data.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) header.length).put(header);
    bytes.asFloatBuffer().put(array.data);
    return bytes.array();
  }

  private static Array decode(byte[] content, String place) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int start = MAGIC.length;
    if (content.length < start + Short.BYTES
        || !Arrays.equals(MAGIC, 0, start, content, 0, start)) {
      throw new IOException(place + " is no NumPy array of format 1.0");
    }
    bytes.position(start);
    byte[] header = new byte[Math.min(Short.toUnsignedInt(bytes.getShort()), bytes.remaining())];
    bytes.get(header);
    String text = new String(header, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(text);
    if (!matcher.matches() || !matcher.group(1).equals("<f4") || matcher.group(2).equals("True")) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s is %s and must be row-major little-endian float32: save it with .astype('<f4')",
              place,
              text.strip()));
    }
    String[] sides = matcher.group(3).isBlank() ? new String[0] : matcher.group(3).split(",\\s*");
    if (sides.length > 2) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s has shape (%s) and must have at most two dimensions",
              place,
              matcher.group(3)));
    }
    int columns = sides.length == 0 ? 1 : Integer.parseInt(sides[sides.length - 1].strip());
    int rows = sides.length == 2 ? Integer.parseInt(sides[0].strip()) : 1;
    if ((long) rows * columns * Float.BYTES != bytes.remaining()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s holds %d bytes of data and must hold %d × %d float32: it was cut or altered",
              place,
              bytes.remaining(),
              rows,
              columns));
    }
    float[] data = new float[rows * columns];
    bytes.asFloatBuffer().get(data);
    return new Array(rows, columns, data);
  }
}
