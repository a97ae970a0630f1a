package org.refigure.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.refigure.data.GaussianStream;
import org.refigure.harmonic.GauntTensor;
import org.refigure.paper.gauntproducts.DenseProduct;
import org.refigure.paper.gauntproducts.FourierProduct;
import org.refigure.paper.gauntproducts.SparseProduct;
import org.refigure.paper.gauntproducts.SphereProduct;

/** Paper 10: the Gaunt product by FFT against the dense and the sparse contraction. */
final class GauntBench implements Benchmark {
  @Override
  public String title() {
    return "Gaunt tensor product: Fourier against dense and sparse contraction";
  }

  @Override
  public void run(Size size, Report report) throws Exception {
    int largest = size == Size.FULL ? 12 : 3;
    int dense = 0;
    int sparse = 0;
    for (int degree = largest; degree >= 2; degree--) {
      GauntTensor tensor = GauntTensor.ofDegree(degree);
      Rounds rounds =
          new Rounds()
              .add("Fourier, L = " + degree, 20, product(new FourierProduct(degree), degree))
              .add("dense, L = " + degree, 20, product(new DenseProduct(tensor), degree))
              .add("sparse, L = " + degree, 20, product(new SparseProduct(tensor), degree))
              .run(size == Size.FULL ? 9 : 1);
      report.timings(rounds);
      dense = crossover(dense, degree, largest, rounds.ratio("dense, L = " + degree));
      sparse = crossover(sparse, degree, largest, rounds.ratio("sparse, L = " + degree));
    }
    report.line("Fourier is faster than the dense contraction from %s on", from(dense));
    report.line("Fourier is faster than the sparse contraction from %s on", from(sparse));
  }

  /** The smallest degree, going down, to which a way has been slower without a break; 0: none. */
  private static int crossover(int before, int degree, int largest, double ratio) {
    boolean unbroken = degree == largest || before == degree + 1;
    return unbroken && ratio > 1 ? degree : before;
  }

  private static String from(int degree) {
    return degree == 0 ? "no measured degree" : "L = " + degree;
  }

  private static Callable<double[]> product(SphereProduct way, int degree) {
    GaussianStream data = new GaussianStream(degree);
    double[] x = new double[(degree + 1) * (degree + 1)];
    double[] y = x.clone();
    Arrays.setAll(x, i -> data.next());
    Arrays.setAll(y, i -> data.next());
    return () -> way.multiply(x, y);
  }
}
