package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.refigure.spectrum.LanczosIteration;
import org.refigure.spectrum.PowerIteration;
import org.refigure.spectrum.Spectrum;

/**
 * Norm and singular values of one matrix, which is read into a place outside of the heap: bfloat16
 * as it is stored, where products take it so, everything else in single precision.
 */
final class MatrixMeasure {
  /** Relative residual of σ₁: the value is then right to about 1e-8/(4δ). */
  private static final double TOLERANCE = 1e-4;

  private static final int MOST_PRODUCTS = 300;
  private static final long SEED = 1;

  /** Rows of bfloat16 are rounded up to whole vectors: shorter ones are mostly that. */
  private static final int FEWEST_COLUMNS = 256;

  private MatrixMeasure() {}

  /** How large a place a matrix needs. */
  static long bytes(StoredTensor tensor, boolean isWhole) {
    return isTakenAsStored(tensor, isWhole) ? tensor.bytes() : (long) tensor.size() * Float.BYTES;
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
   * @param place of {@link #bytes}
   * @param isWhole whether all singular values are wanted
   */
  static MatrixSummary of(StoredTensor tensor, ByteBuffer place, boolean isWhole)
      throws IOException {
    Norm norm = new Norm();
    if (isTakenAsStored(tensor, isWhole)) {
      ByteBuffer bytes = place.duplicate().order(ByteOrder.LITTLE_ENDIAN);
      tensor.read(
          (stored, decoded, count) -> {
            norm.add(decoded, count);
            bytes.put(stored);
          });
      ShortBuffer numbers = bytes.flip().asShortBuffer();
      return summary(
          tensor,
          norm,
          () ->
              LanczosIteration.top(
                  numbers, tensor.rows(), tensor.columns(), SEED, TOLERANCE, MOST_PRODUCTS));
    }
    FloatBuffer numbers = place.asFloatBuffer();
    tensor.read(
        (stored, decoded, count) -> {
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
