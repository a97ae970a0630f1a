package org.refigure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class OneClassSvmTest {
  private final double[][] examples = Samples.normal(200, 2, 3);
  private final OneClassSvm svm = OneClassSvm.fit(examples, 0.1, 0.5);

  @Test
  void the_solution_meets_the_conditions_of_optimality() {
    assertThat(Arrays.stream(svm.weights()).sum()).isCloseTo(20, within(1e-9));
    for (int i = 0; i < 200; i++) {
      double alpha = svm.weights()[i];
      double score = svm.score(examples[i]);
      assertThat(alpha).isBetween(0.0, 1.0);
      if (alpha == 0) {
        assertThat(score).isLessThan(1e-5); // inside
      } else if (alpha == 1) {
        assertThat(score).isGreaterThan(-1e-5); // outside
      } else {
        assertThat(score).isCloseTo(0, within(1e-5)); // on the border
      }
    }
  }

  @Test
  void nu_bounds_the_share_outside_from_above_and_that_of_support_vectors_from_below() {
    long outside = Arrays.stream(examples).filter(x -> svm.score(x) > 1e-5).count();
    long support = Arrays.stream(svm.weights()).filter(alpha -> alpha > 0).count();
    assertThat(outside).isLessThanOrEqualTo(20);
    assertThat(support).isGreaterThanOrEqualTo(20);
    assertThat(svm.score(6, 6)).isGreaterThan(svm.score(0, 0));
  }

  @Test
  void two_points_share_the_weight_and_lie_on_the_border() {
    OneClassSvm two = OneClassSvm.fit(new double[][] {{-1}, {1}}, 0.75, 0.25);
    assertThat(two.weights()).containsExactly(new double[] {0.75, 0.75}, within(1e-6));
    assertThat(two.offset()).isCloseTo(0.75 * (1 + Math.exp(-1)), within(1e-6));
    assertThat(OneClassSvm.scale(new double[][] {{-1}, {1}})).isEqualTo(1);
  }

  @Test
  void a_share_out_of_range_is_refused() {
    assertThatThrownBy(() -> OneClassSvm.fit(examples, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nu in (0, 1]");
  }
}
