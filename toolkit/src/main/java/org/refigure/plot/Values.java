package org.refigure.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** An immutable row of numbers with value equality. */
final class Values {
  private final double[] numbers;

  private Values(double[] numbers) {
    this.numbers = numbers;
  }

  static Values copyOf(double[] numbers) {
    return new Values(numbers.clone());
  }

  int size() {
    return numbers.length;
  }

  double get(int index) {
    return numbers[index];
  }

  double[] toArray() {
    return numbers.clone();
  }

  DoubleStream stream() {
    return Arrays.stream(numbers);
  }

  /** The finite numbers only. */
  DoubleStream finite() {
    return stream().filter(Double::isFinite);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values values && Arrays.equals(numbers, values.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
