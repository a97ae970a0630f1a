package org.refigure.bench;

import java.util.ArrayList;
import java.util.List;
import org.refigure.paper.fishercurvature.BondMoments;
import org.refigure.stats.FisherCurvature;
import org.refigure.stats.PowerLaw;

/** Paper 04: the exact curvature of an Ising torus, one thread, against its size. */
final class CurvatureBench implements Benchmark {
  private static final double LIMIT = 120;

  @Override
  public String title() {
    return "Exact Fisher curvature R(L) at the critical coupling, one thread";
  }

  @Override
  public void run(Size size, Report report) throws Exception {
    int largest = size == Size.FULL ? 9 : 5;
    Rounds rounds = new Rounds();
    for (int length = 4; length <= largest; length++) {
      int torus = length;
      rounds.add("L = " + length, () -> curvature(torus));
    }
    rounds.run(size == Size.FULL ? 3 : 1);
    report.timings(rounds);
    List<Double> states = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (int length = Math.max(4, largest - 2); length <= largest; length++) {
      states.add(Math.pow(2, length));
      seconds.add(rounds.timing("L = " + length).median());
    }
    PowerLaw cost = PowerLaw.fit(array(states), array(seconds));
    report.line("cost over the largest sizes: time ∝ (2^L)^%.2f", cost.exponent());
    if (largest == 9) {
      double nine = rounds.timing("L = 9").median();
      report.line(
          "L = 9: %s, %s the %.0f s asked for on two cores",
          Report.duration(nine), nine < LIMIT ? "under" : "ABOVE", LIMIT);
    }
  }

  private static double curvature(int size) throws InterruptedException {
    BondMoments moments = BondMoments.of(size, 0.5 * Math.log(1 + Math.sqrt(2)));
    return FisherCurvature.ofEquivalent(moments.cumulants()).scalar();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
