package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.refigure.spectrum.LanczosIteration;
import org.refigure.spectrum.PowerIteration;
import org.refigure.spectrum.Spectrum;

/**
 * Norm and singular values of one matrix, which is read into a place of its own: bfloat16 as it is
 * stored, where products take it so, everything else in single precision.
 */
final class MatrixMeasure {
  /** Relative residual of σ₁: the value is then right to about 1e-8/(4δ). */
  private static final double TOLERANCE = 1e-4;

  private static final int MOST_PRODUCTS = 300;
  private static final long SEED = 1;

  /** Rows of bfloat16 are rounded up to whole vectors: shorter ones are mostly that. */
  private static final int FEWEST_COLUMNS = 256;

  private MatrixMeasure() {}

  /**
   * Where the matrices of a thread are put, one after the other.
   *
   * @param floats in single precision, outside of the heap
   * @param halves in bfloat16
   */
  record Place(FloatBuffer floats, short[] halves) {
    /** As large as a place has to be. */
    static Place of(Room room, int number, List<StoredTensor> tensors, boolean isWhole)
        throws IOException {
      return new Place(
          room.floats(number, largest(tensors, each -> !isTakenAsStored(each, isWhole))),
          room.halves(number, largest(tensors, each -> isTakenAsStored(each, isWhole))));
    }
  }

  private static int largest(List<StoredTensor> tensors, Predicate<StoredTensor> some) {
    return tensors.stream().filter(some).mapToInt(StoredTensor::size).max().orElse(0);
  }

  /** Whether one matrix keeps two threads busy. */
  static boolean isTakenByTwo(StoredTensor tensor) {
    return LanczosIteration.takesTwoThreads(tensor.rows(), tensor.columns());
  }

  private static boolean isTakenAsStored(StoredTensor tensor, boolean isWhole) {
    return !isWhole
        && tensor.format() == NumberFormat.BF16
        && tensor.columns() >= FEWEST_COLUMNS
        && LanczosIteration.readsBfloat16();
  }

  /**
   * Reads a matrix and measures it.
   *
   * @param place that is large enough
   * @param isWhole whether all singular values are wanted
   */
  static MatrixSummary of(StoredTensor tensor, Place place, boolean isWhole) throws IOException {
    if (isTakenAsStored(tensor, isWhole)) {
      ShortBuffer numbers = ShortBuffer.wrap(place.halves());
      tensor.readStored(stored -> numbers.put(stored.asShortBuffer()));
      return summary(
          tensor,
          norm(tensor, place.halves()),
          () ->
              LanczosIteration.top(
                  place.halves(), tensor.rows(), tensor.columns(), SEED, TOLERANCE, MOST_PRODUCTS));
    }
    Norm norm = new Norm();
    FloatBuffer numbers = place.floats().clear();
    tensor.read(
        (decoded, count) -> {
          norm.add(decoded, count);
          numbers.put(decoded, 0, count);
        });
    return isWhole && norm.notFinite() == 0
        ? whole(tensor, norm, numbers)
        : summary(tensor, norm, () -> top(tensor, numbers));
  }

  /**
   * Measures numbers that are those of a matrix or have its shape.
   *
   * @param numbers a direct buffer that begins with them
   */
  static MatrixSummary of(StoredTensor tensor, FloatBuffer numbers) {
    Norm norm = new Norm();
    float[] part = new float[Math.min(tensor.size(), 1 << 16)];
    for (int at = 0; at < tensor.size(); at += part.length) {
      int count = Math.min(part.length, tensor.size() - at);
      numbers.get(at, part, 0, count);
      norm.add(part, count);
    }
    return summary(tensor, norm, () -> top(tensor, numbers));
  }

  /** By as many threads as the products. */
  private static Norm norm(StoredTensor tensor, short[] numbers) {
    Norm norm = new Norm();
    if (!isTakenByTwo(tensor)) {
      norm.add(numbers, 0, tensor.size());
      return norm;
    }
    int half = tensor.size() / 2;
    Norm lower = new Norm();
    ForkJoinTask<?> below =
        ForkJoinPool.commonPool().submit(() -> lower.add(numbers, half, tensor.size()));
    norm.add(numbers, 0, half);
    below.join();
    norm.add(lower);
    return norm;
  }

  private static PowerIteration.Estimate top(StoredTensor tensor, FloatBuffer numbers) {
    return LanczosIteration.top(
        numbers, tensor.rows(), tensor.columns(), SEED, TOLERANCE, MOST_PRODUCTS);
  }

  private static MatrixSummary whole(StoredTensor tensor, Norm norm, FloatBuffer numbers) {
    float[] copy = new float[tensor.size()];
    numbers.get(0, copy);
    Spectrum all = Spectrum.of(copy, tensor.rows(), tensor.columns());
    return summary(
        tensor, norm, new PowerIteration.Estimate(all.topSingularValue(), 0, 0), Optional.of(all));
  }

  /** Without a look at the singular values where a number is not finite. */
  private static MatrixSummary summary(
      StoredTensor tensor, Norm norm, Supplier<PowerIteration.Estimate> top) {
    PowerIteration.Estimate estimate =
        norm.notFinite() > 0 ? new PowerIteration.Estimate(Double.NaN, Double.NaN, 0) : top.get();
    return summary(tensor, norm, estimate, Optional.empty());
  }

  private static MatrixSummary summary(
      StoredTensor tensor, Norm norm, PowerIteration.Estimate top, Optional<Spectrum> spectrum) {
    return new MatrixSummary(
        tensor.name(),
        tensor.shapeText(),
        tensor.rows(),
        tensor.columns(),
        norm.value(),
        top.value(),
        top.relativeResidual(),
        top.rounds(),
        norm.notFinite(),
        spectrum);
  }
}
