package org.refigure.paper.gauntproducts;

import java.util.Arrays;
import org.refigure.data.GaussianStream;
import org.refigure.harmonic.SphericalHarmonics;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Three ways to multiply 20 pairs of random functions of one degree, and what goes wrong when a
 * rule of the Fourier way is broken.
 *
 * <p>Parameter: {@code degree} = L. Errors are the largest difference of two coefficients over the
 * largest coefficient, the worst of 20 pairs: {@code denseFourier}, {@code denseSparse}, {@code
 * truncated} (degrees up to L only), {@code equivariance} (each pair under a rotation of its own),
 * {@code constant} (one factor is Y₀₀), {@code aliased} (N = 3L + 1; the mildest of 20). Shares of
 * energy outside the band: {@code band}, and {@code bandWithoutShift}, the smallest of 20.
 */
public final class ProductAgreement implements Experiment {
  private static final int PAIRS = 20;

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    int degree = trial.integer("degree");
    GaussianStream data = new GaussianStream(trial.streamSeed("data"));
    GauntTensor tensor = GauntTensor.ofDegree(degree);
    SparseProduct sparse = new SparseProduct(tensor);
    DenseProduct dense = new DenseProduct(tensor);
    FourierProduct fourier = new FourierProduct(degree);
    FourierProduct aliased = new FourierProduct(degree, 3 * degree + 1);
    double[] worst = new double[6];
    double mildest = Double.POSITIVE_INFINITY;
    double leak = Double.POSITIVE_INFINITY;
    for (int pair = 0; pair < PAIRS; pair++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at pair " + pair);
      }
      double[] x = random(degree, data);
      double[] y = random(degree, data);
      double[] product = fourier.multiply(x, y);
      double[] contracted = dense.multiply(x, y);
      Rotation rotation = Rotation.random(data);
      double[] constant = new double[x.length];
      constant[0] = 1;
      double[] errors = {
        error(contracted, product),
        error(contracted, sparse.multiply(x, y)),
        error(Arrays.copyOf(contracted, x.length), Arrays.copyOf(product, x.length)),
        error(rotation.apply(product), fourier.multiply(rotation.apply(x), rotation.apply(y))),
        error(scaled(x), Arrays.copyOf(fourier.multiply(x, constant), x.length)),
        TorusExtension.energyOutsideBand(x, true)
      };
      for (int i = 0; i < errors.length; i++) {
        worst[i] = Math.max(worst[i], errors[i]);
      }
      mildest = Math.min(mildest, error(contracted, aliased.multiply(x, y)));
      leak = Math.min(leak, TorusExtension.energyOutsideBand(x, false));
    }
    recorder.value("denseFourier", worst[0]);
    recorder.value("denseSparse", worst[1]);
    recorder.value("truncated", worst[2]);
    recorder.value("equivariance", worst[3]);
    recorder.value("constant", worst[4]);
    recorder.value("band", worst[5]);
    recorder.value("bandWithoutShift", leak);
    recorder.value("aliased", mildest);
  }

  @Override
  public double cost(Trial trial) {
    return 1e6 + DenseProduct.multiplications(trial.integer("degree"));
  }

  static double[] random(int degree, GaussianStream data) {
    double[] coefficients = new double[SphericalHarmonics.count(degree)];
    Arrays.setAll(coefficients, i -> data.next());
    return coefficients;
  }

  /** x/√(4π): the product with the constant function Y₀₀. */
  private static double[] scaled(double[] x) {
    return Arrays.stream(x).map(value -> value / Math.sqrt(4 * Math.PI)).toArray();
  }

  private static double error(double[] expected, double[] actual) {
    double largest = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    return largest / size;
  }
}
