package org.refigure.bench;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.data.GaussianStream;
import org.refigure.transport.Costs;
import org.refigure.transport.Sinkhorn;

/** Paper 34: one Sinkhorn sweep against one reading of the matrix, its memory-bandwidth floor. */
final class SinkhornBench implements Benchmark {
  private static final int SWEEPS = 50;

  @Override
  public String title() {
    return "One Sinkhorn sweep against reading the n × n matrix once";
  }

  @Override
  public void run(Size size, Report report) throws Exception {
    int[] sizes = size == Size.FULL ? new int[] {256, 1024, 2048} : new int[] {64};
    for (int n : sizes) {
      double[][] cost = Costs.matrix(points(n, 0), points(n, 1), Costs::squaredDistance);
      double epsilon = 0.1 * Costs.mean(cost);
      String read = String.format(Locale.ROOT, "read %d × %d doubles", n, n);
      String one = String.format(Locale.ROOT, "Sinkhorn, n = %d, 1 sweep", n);
      String many = String.format(Locale.ROOT, "Sinkhorn, n = %d, %d sweeps", n, SWEEPS + 1);
      Rounds rounds =
          new Rounds()
              .add(read, SWEEPS, () -> sum(cost))
              .add(one, () -> Sinkhorn.of(cost, epsilon, 1))
              .add(many, () -> Sinkhorn.of(cost, epsilon, SWEEPS + 1))
              .run(size == Size.FULL ? 7 : 1);
      report.timings(rounds);
      double sweep = (rounds.timing(many).median() - rounds.timing(one).median()) / SWEEPS;
      report.line(
          "n = %d: %s a sweep, %.1f times the floor",
          n, Report.duration(sweep), sweep / rounds.timing(read).median());
    }
  }

  /** Four sums at a time, so that memory and not the addition is what takes time. */
  private static double sum(double[][] matrix) {
    double total = 0;
    for (double[] row : matrix) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      for (int i = 0; i + 3 < row.length; i += 4) {
        a += row[i];
        b += row[i + 1];
        c += row[i + 2];
        d += row[i + 3];
      }
      total += a + b + c + d;
    }
    return total;
  }

  private static double[][] points(int n, long seed) {
    GaussianStream data = new GaussianStream(seed);
    double[][] points = new double[n][2];
    for (double[] point : points) {
      Arrays.setAll(point, k -> data.next());
    }
    return points;
  }
}
