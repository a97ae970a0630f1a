package org.refigure.spectrum;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers of an array of any library: of Java ({@code double[]}, {@code float[]}, and arrays of
 * these), of DJL ({@code NDArray}) or of ND4J ({@code INDArray}).
 *
 * <p>The two libraries are touched only where an array of theirs is given: a program that leaves
 * one out runs.
 *
 * @param shape the length of every dimension, the first one slowest; empty for a scalar
 * @param values row-major, as doubles
 */
public record Entries(long[] shape, double[] values) {
  private static final String DJL = "ai.djl.ndarray.NDArray";
  private static final String ND4J = "org.nd4j.linalg.api.ndarray.INDArray";

  /** Copies both arrays. */
  public Entries {
    shape = shape.clone();
    values = values.clone();
  }

  /** Whether {@link #of} knows this kind of thing. */
  public static boolean known(Object thing) {
    return thing instanceof double[]
        || thing instanceof float[]
        || thing instanceof double[][]
        || thing instanceof float[][]
        || isA(thing.getClass(), DJL)
        || isA(thing.getClass(), ND4J);
  }

  /**
   * Reads an array.
   *
   * @throws IllegalArgumentException if it is none of those above, or its rows differ in length
   */
  public static Entries of(Object array) {
    if (array instanceof double[] vector) {
      return new Entries(new long[] {vector.length}, vector);
    } else if (array instanceof float[] vector) {
      return new Entries(new long[] {vector.length}, widened(vector));
    } else if (array instanceof double[][] rows) {
      return ofRows(Stream.of(rows));
    } else if (array instanceof float[][] rows) {
      return ofRows(Stream.of(rows).map(Entries::widened));
    } else if (isA(array.getClass(), DJL)) {
      return DjlEntries.of(array);
    } else if (isA(array.getClass(), ND4J)) {
      return NdEntries.of(array);
    }
    throw new IllegalArgumentException(
        "a "
            + array.getClass().getSimpleName()
            + " must be double[], float[], arrays of these, an NDArray of DJL or an INDArray of"
            + " ND4J");
  }

  /** How many rows and columns, for arrays of two dimensions longer than one. */
  public Optional<int[]> matrixShape() {
    return shape.length == 2
        ? Optional.of(new int[] {Math.toIntExact(shape[0]), Math.toIntExact(shape[1])})
        : Optional.empty();
  }

  /**
   * The rows of a matrix.
   *
   * @throws IllegalArgumentException if the array has not two dimensions
   */
  public double[][] rows() {
    int[] size =
        matrixShape()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "shape = " + Arrays.toString(shape) + " must be of two dimensions"));
    var rows = new double[size[0]][];
    for (int i = 0; i < size[0]; i++) {
      rows[i] = Arrays.copyOfRange(values, i * size[1], (i + 1) * size[1]);
    }
    return rows;
  }

  /** A copy of the lengths. */
  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** A copy of the numbers. */
  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entries entries
        && Arrays.equals(shape, entries.shape)
        && Arrays.equals(values, entries.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  /** Its shape, for example {@code 64 × 128 numbers}. */
  @Override
  public String toString() {
    String lengths =
        String.join(" × ", Arrays.stream(shape).mapToObj(String::valueOf).toArray(String[]::new));
    return shape.length == 0 ? "one number" : lengths + " numbers";
  }

  static double[] widened(float[] values) {
    var wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static Entries ofRows(Stream<double[]> stream) {
    double[][] rows = stream.toArray(double[][]::new);
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " has "
                + rows[i].length
                + " numbers and row 0 has "
                + columns
                + ": a matrix has rows of one length");
      }
    }
    return new Entries(
        new long[] {rows.length, columns},
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  /** By name: the class of a library that was left out is not loaded. */
  private static boolean isA(Class<?> type, String name) {
    if (type.getName().equals(name)) {
      return true;
    }
    boolean above = type.getSuperclass() != null && isA(type.getSuperclass(), name);
    return above || Arrays.stream(type.getInterfaces()).anyMatch(each -> isA(each, name));
  }
}
