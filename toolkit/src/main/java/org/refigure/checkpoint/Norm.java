package org.refigure.checkpoint;

/** Σ x² of numbers that come part by part, in double precision, and how many are not finite. */
final class Norm {
  private double squares;
  private int notFinite;

  /** Adds the first numbers of an array; four sums do not wait for each other. */
  void add(float[] numbers, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      sum0 += square(numbers[i]);
      sum1 += square(numbers[i + 1]);
      sum2 += square(numbers[i + 2]);
      sum3 += square(numbers[i + 3]);
    }
    for (; i < count; i++) {
      sum0 += square(numbers[i]);
    }
    double sum = (sum0 + sum1) + (sum2 + sum3);
    squares += sum;
    if (!Double.isFinite(sum)) { // squares of finite floats do not overflow
      for (int j = 0; j < count; j++) {
        notFinite += Float.isFinite(numbers[j]) ? 0 : 1;
      }
    }
  }

  /** Adds numbers in bfloat16 from one index to before another. */
  void add(short[] numbers, int from, int to) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      sum0 += square(widened(numbers[i]));
      sum1 += square(widened(numbers[i + 1]));
      sum2 += square(widened(numbers[i + 2]));
      sum3 += square(widened(numbers[i + 3]));
    }
    for (; i < to; i++) {
      sum0 += square(widened(numbers[i]));
    }
    double sum = (sum0 + sum1) + (sum2 + sum3);
    squares += sum;
    if (!Double.isFinite(sum)) {
      for (int j = from; j < to; j++) {
        notFinite += Float.isFinite(widened(numbers[j])) ? 0 : 1;
      }
    }
  }

  /** Adds what another has. */
  void add(Norm other) {
    squares += other.squares;
    notFinite += other.notFinite;
  }

  private static float widened(short bfloat16) {
    return Float.intBitsToFloat(bfloat16 << 16);
  }

  private static double square(float x) {
    return (double) x * x;
  }

  /** √Σ x²; NaN where a number is not finite. */
  double value() {
    return notFinite > 0 ? Double.NaN : Math.sqrt(squares);
  }

  int notFinite() {
    return notFinite;
  }
}
