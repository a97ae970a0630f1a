package org.refigure.data;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Named float32 and float64 matrices in a NumPy archive (.npz): {@code numpy.load} reads it, {@code
 * numpy.savez} writes it (numpy.lib.format, version 1.0; little-endian, row-major).
 */
public final class NumpyArchive {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \\(([^)]*)\\),? *\\}\\s*");

  private final Map<String, Stored> arrays = new LinkedHashMap<>();

  /** What an archive holds under a name. */
  private sealed interface Stored permits Array, DoubleArray {
    int rows();

    int columns();
  }

  /**
   * One matrix of an archive.
   *
   * @param rows 1 for a scalar or a vector
   * @param columns number of columns
   * @param data row after row, shared
   */
  public record Array(int rows, int columns, float[] data) implements Stored {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the data do not fill the matrix
     */
    public Array {
      requireFilled(data.length, rows, columns);
    }
  }

  /**
   * One float64 matrix of an archive.
   *
   * @param rows 1 for a scalar or a vector
   * @param columns number of columns
   * @param data row after row, shared
   */
  public record DoubleArray(int rows, int columns, double[] data) implements Stored {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the data do not fill the matrix
     */
    public DoubleArray {
      requireFilled(data.length, rows, columns);
    }
  }

  /** Adds a matrix; one of the same name is replaced. */
  public void put(String name, int rows, int columns, float[] data) {
    arrays.put(name, new Array(rows, columns, data));
  }

  /** Adds a float64 matrix; one of the same name is replaced. */
  public void putDoubles(String name, int rows, int columns, double[] data) {
    arrays.put(name, new DoubleArray(rows, columns, data));
  }

  /** The names of all matrices, in the order in which they were added. */
  public Set<String> names() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  /**
   * A float32 matrix of the archive.
   *
   * @throws IllegalArgumentException if there is none of that name, which lists them, or it is
   *     float64
   */
  public Array get(String name) {
    return get(name, Array.class, "float32");
  }

  /**
   * A float64 matrix of the archive.
   *
   * @throws IllegalArgumentException if there is none of that name, which lists them, or it is
   *     float32
   */
  public DoubleArray getDoubles(String name) {
    return get(name, DoubleArray.class, "float64");
  }

  private <S extends Stored> S get(String name, Class<S> type, String precision) {
    @Nullable Stored array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "array \"%s\" must be one of %s (NumPy archive)",
              name,
              arrays.keySet()));
    }
    if (!type.isInstance(array)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "array \"%s\" must be %s (NumPy archive)", name, precision));
    }
    return type.cast(array);
  }

  /**
   * Writes a file. A file of that name is replaced only when the new one is complete, so a killed
   * process leaves the old or the new one.
   */
  public void write(Path file) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole))) {
      write(out);
    }
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What {@link #write} would write: the same arrays give the same bytes. */
  byte[] bytes() throws IOException {
    var out = new ByteArrayOutputStream();
    write(out);
    return out.toByteArray();
  }

  private void write(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, Stored> each : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey() + ".npy");
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(encode(each.getValue()));
        zip.closeEntry();
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is cut short, or holds something else than row-major
   *     little-endian float32 or float64 of at most two dimensions; names the file and the array
   */
  public static NumpyArchive read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /** The same from the content of a file, which {@code place} names in messages. */
  static NumpyArchive read(byte[] content, String place) throws IOException {
    return read(new ByteArrayInputStream(content), place);
  }

  private static NumpyArchive read(InputStream in, String file) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    try (ZipInputStream zip = new ZipInputStream(in)) {
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

  private static byte[] encode(Stored array) {
    boolean doubles = array instanceof DoubleArray;
    String description =
        String.format(
            Locale.ROOT,
            "{'descr': '<f%d', 'fortran_order': False, 'shape': (%d, %d), }",
            doubles ? Double.BYTES : Float.BYTES,
            array.rows(),
            array.columns());
    int start = MAGIC.length + Short.BYTES;
    int padding = Math.floorMod(-(start + description.length() + 1), ALIGNMENT);
    byte[] header =
        (description + " ".repeat(padding) + '\n').getBytes(StandardCharsets.ISO_8859_1);
    int entries = array.rows() * array.columns();
    ByteBuffer bytes =
        ByteBuffer.allocate(
                start + header.length + (doubles ? Double.BYTES : Float.BYTES) * entries)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) header.length).put(header);
    if (array instanceof DoubleArray wide) {
      bytes.asDoubleBuffer().put(wide.data);
    } else if (array instanceof Array narrow) {
      bytes.asFloatBuffer().put(narrow.data);
    }
    return bytes.array();
  }

  private static Stored decode(byte[] content, String place) throws IOException {
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
    if (!matcher.matches()
        || !matcher.group(1).matches("<f[48]")
        || matcher.group(2).equals("True")) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s is %s and must be row-major little-endian float32 or float64: save it with .astype('<f4')",
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
    boolean wide = matcher.group(1).equals("<f8");
    if ((long) rows * columns * (wide ? Double.BYTES : Float.BYTES) != bytes.remaining()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s holds %d bytes of data and must hold %d × %d %s: it was cut or altered",
              place,
              bytes.remaining(),
              rows,
              columns,
              wide ? "float64" : "float32"));
    }
    if (wide) {
      double[] doubles = new double[rows * columns];
      bytes.asDoubleBuffer().get(doubles);
      return new DoubleArray(rows, columns, doubles);
    }
    float[] data = new float[rows * columns];
    bytes.asFloatBuffer().get(data);
    return new Array(rows, columns, data);
  }

  private static void requireFilled(int numbers, int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns != numbers) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d numbers do not fill a %d × %d array (NumPy archive)",
              numbers,
              rows,
              columns));
    }
  }
}
