package org.refigure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class RocCurveTest {
  @Test
  void the_area_is_the_mann_whitney_statistic_with_ties_counted_one_half() {
    double[] normal =
        Arrays.stream(Samples.normal(90, 1)).map(x -> Math.rint(2 * x) + 0.0).toArray();
    double[] anomalous =
        Arrays.stream(Samples.normal(70, 2)).map(x -> Math.rint(2 * x + 1) + 0.0).toArray();
    double area = new RocCurve(normal, anomalous).area();
    double wins = 0;
    for (double a : anomalous) {
      for (double b : normal) {
        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    assertThat(area).isCloseTo(wins / (90 * 70), within(1e-12));
    double u =
        new MannWhitneyUTest().mannWhitneyU(anomalous, normal); // the smaller of U and mn − U
    assertThat(Math.min(area, 1 - area)).isCloseTo(u / (90 * 70), within(1e-12));
  }

  @Test
  void perfect_useless_and_reversed_scores() {
    assertThat(new RocCurve(new double[] {1, 2}, new double[] {3, 4}).area()).isEqualTo(1);
    assertThat(new RocCurve(new double[] {1, 1}, new double[] {1, 1}).area()).isEqualTo(0.5);
    assertThat(new RocCurve(new double[] {3, 4}, new double[] {1, 2}).area()).isZero();
  }

  @Test
  void found_counts_anomalies_above_the_threshold_of_the_false_alarms() {
    RocCurve curve = new RocCurve(new double[] {1, 2, 3, 4}, new double[] {0, 2.5, 3.5, 9});
    assertThat(curve.found(0)).isEqualTo(0.25);
    assertThat(curve.found(0.25)).isEqualTo(0.5);
    assertThat(curve.found(0.5)).isEqualTo(0.75);
    assertThat(curve.found(1)).isEqualTo(1);
    assertThatThrownBy(() -> new RocCurve(new double[] {Double.NaN}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none NaN");
  }
}
