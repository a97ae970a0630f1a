package org.refigure.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A tensor in a file: what it is, and how to get at its numbers.
 *
 * @param name its name, as the file has it
 * @param file the file, for messages
 * @param format how the numbers are stored
 * @param shape lengths of its dimensions, the slowest first; empty for a scalar
 * @param source its bytes, row-major
 */
public record StoredTensor(
    String name, String file, NumberFormat format, long[] shape, Source source) {

  private static final int CHUNK = 1 << 20;

  /** Opens the bytes of a tensor, from its first number on; it may go on behind the last. */
  @FunctionalInterface
  public interface Source {
    /** A stream at the first number. */
    InputStream open() throws IOException;
  }

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if a length is negative or there are more numbers than an
   *     array of Java holds
   */
  public StoredTensor {
    shape = shape.clone();
    long size = 1;
    for (long length : shape) {
      if (length < 0 || length > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: tensor \"%s\" has the shape %s: every length must be in 0 … 2³¹ − 1",
                file,
                name,
                Arrays.toString(shape)));
      }
      size = size > Integer.MAX_VALUE ? size : size * length;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: tensor \"%s\" of shape %s has more than 2³¹ − 9 numbers: split it",
              file,
              name,
              Arrays.toString(shape)));
    }
  }

  /** A copy of the lengths. */
  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** The same under another name. */
  StoredTensor named(String other) {
    return new StoredTensor(other, file, format, shape, source);
  }

  /** The number of numbers. */
  public int size() {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    return (int) size;
  }

  /** How many bytes its numbers take in the file. */
  public long bytes() {
    return (long) size() * format.bytes();
  }

  /** Whether it is a matrix, or a convolution that is one when flattened: two sides above 1. */
  public boolean isMatrix() {
    return shape.length >= 2 && rows() > 1 && columns() > 1;
  }

  /** Length of the first dimension; 1 for vectors. */
  public int rows() {
    return shape.length < 2 ? 1 : (int) shape[0];
  }

  /** The number of entries for each index of the first dimension. */
  public int columns() {
    return rows() == 0 ? 0 : size() / rows();
  }

  /** {@code 64×32×3×3}. */
  public String shapeText() {
    return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("×"));
  }

  /**
   * All numbers, row-major, in single precision.
   *
   * @throws IOException if the file ends before the tensor does; names file and tensor
   */
  public float[] numbers() throws IOException {
    FloatBuffer numbers = FloatBuffer.allocate(size());
    read(numbers);
    return numbers.array();
  }

  /**
   * All numbers, row-major, in single precision, into a buffer from its beginning on; nothing else
   * is allocated but a few megabytes.
   *
   * @param numbers room for at least {@link #size()} numbers
   * @throws IOException if the file ends before the tensor does; names file and tensor
   */
  public void read(FloatBuffer numbers) throws IOException {
    numbers.clear();
    read((decoded, count) -> numbers.put(decoded, 0, count));
    numbers.flip();
  }

  /** Takes a part of a tensor, which is overwritten afterwards. */
  @FunctionalInterface
  interface Part {
    /**
     * The next numbers, in single precision.
     *
     * @param count how many
     */
    void take(float[] decoded, int count);
  }

  /**
   * All numbers, row-major, part by part.
   *
   * @throws IOException if the file ends before the tensor does; names file and tensor
   */
  void read(Part part) throws IOException {
    float[] decoded = new float[most()];
    readStored(
        stored -> {
          format.decode(stored, decoded);
          part.take(decoded, stored.remaining() / format.bytes());
        });
  }

  /**
   * All numbers, row-major, part by part, as the file has them: little-endian, in a buffer that is
   * overwritten afterwards.
   *
   * @throws IOException if the file ends before the tensor does; names file and tensor
   */
  void readStored(Consumer<ByteBuffer> part) throws IOException {
    int size = size();
    int per = most();
    ByteBuffer chunk = ByteBuffer.allocate(per * format.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    try (InputStream in = source.open()) {
      for (int read = 0; read < size; ) {
        int wanted = Math.min(per, size - read);
        int got = in.readNBytes(chunk.array(), 0, wanted * format.bytes());
        if (got < wanted * format.bytes()) {
          throw cut(read + got / format.bytes());
        }
        part.accept(chunk.clear().limit(got));
        read += wanted;
      }
    } catch (CheckpointException e) {
      throw e;
    } catch (IOException e) { // of a zip: an end too early, a wrong checksum
      throw new CheckpointException(
          String.format(
              Locale.ROOT,
              "%s: tensor \"%s\" cannot be read (%s): the file is cut or altered, fetch it again",
              file,
              name,
              e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    }
  }

  /** Numbers of a part. */
  private int most() {
    return Math.max(1, Math.min(size(), CHUNK / format.bytes()));
  }

  private CheckpointException cut(int read) {
    return new CheckpointException(
        String.format(
            Locale.ROOT,
            "%s: tensor \"%s\" ends after %d of its %d numbers: the file is cut, fetch it again",
            file,
            name,
            read,
            size()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredTensor that
        && name.equals(that.name)
        && file.equals(that.file)
        && format == that.format
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + file.hashCode();
  }

  @Override
  public String toString() {
    return name + " (" + format + ", " + shapeText() + ")";
  }
}
