package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ConnectedCorrelationTest {
  private static ToDoubleFunction<List<Integer>> powers(double... moments) {
    return indices -> moments[indices.size()];
  }

  @Test
  void classicalCumulantsOfAPoissonVariableAreItsRate() {
    double r = 0.7; // moments: Touchard polynomials
    double[] m = {
      1, r, r + r * r, r + 3 * r * r + r * r * r, r + 7 * r * r + 6 * r * r * r + Math.pow(r, 4)
    };
    for (int n = 1; n <= 4; n++) {
      assertThat(ConnectedCorrelation.classical(n, powers(m))).isCloseTo(r, within(1e-14));
    }
  }

  @Test
  void freeCumulantsOfASemicircleStopAtTheSecond() {
    double[] catalan = {1, 0, 1, 0, 2, 0, 5};
    assertThat(ConnectedCorrelation.free(2, powers(catalan))).isEqualTo(1);
    assertThat(ConnectedCorrelation.free(4, powers(catalan))).isEqualTo(0);
    assertThat(ConnectedCorrelation.free(6, powers(catalan))).isEqualTo(0);
    assertThat(ConnectedCorrelation.classical(4, powers(catalan))).isEqualTo(-1);
  }

  @Test
  void freeCumulantsOfAMarchenkoPasturLawAreItsRatio() {
    double c = 0.3; // moments Σ_k Narayana(n, k) c^k
    double[] m = {
      1,
      c,
      c + c * c,
      c + 3 * c * c + c * c * c,
      c + 6 * c * c + 6 * c * c * c + Math.pow(c, 4),
      c + 10 * c * c + 20 * Math.pow(c, 3) + 10 * Math.pow(c, 4) + Math.pow(c, 5)
    };
    for (int n = 1; n <= 5; n++) {
      assertThat(ConnectedCorrelation.free(n, powers(m))).isCloseTo(c, within(1e-14));
    }
  }

  @Test
  void theRecursionOverAllPartitionsIsTheInversionFormula() {
    // Moments with no symmetry: a deterministic function of the index list.
    ToDoubleFunction<List<Integer>> moment = indices -> Math.sin(1 + 3.1 * indices.hashCode());
    for (int n = 1; n <= 6; n++) {
      assertThat(ConnectedCorrelation.recursive(SetPartition.all(n), moment))
          .isCloseTo(ConnectedCorrelation.classical(n, moment), within(1e-11));
    }
  }

  @Test
  void upToThreeObservablesFreeAndClassicalAgree() {
    ToDoubleFunction<List<Integer>> moment = indices -> Math.cos(2 + indices.hashCode());
    for (int n = 1; n <= 3; n++) {
      assertThat(ConnectedCorrelation.free(n, moment))
          .isCloseTo(ConnectedCorrelation.classical(n, moment), within(1e-13));
    }
  }
}
