package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.Parameters;

class LinearTest {
  @Test
  void glorotStartsUniformlyWithinItsBoundAndWithoutBias() {
    Linear layer = Linear.glorot("1", 100, 50);
    Parameters start = Parameters.initialDoubles(layer.parameters(), new GaussianStream(1));
    double bound = Math.sqrt(6.0 / 150);
    double[] weights = start.getDoubles("W1").data();

    assertThat(Arrays.stream(weights).map(Math::abs).max().orElseThrow())
        .isBetween(0.99 * bound, bound);
    // The variance 2/(inputs + outputs) to 5·√(4/5/5000) = 6 % (kurtosis of a uniform law: 9/5).
    assertThat(Arrays.stream(weights).map(w -> w * w).average().orElseThrow())
        .isCloseTo(2.0 / 150, within(0.06 * 2 / 150));
    assertThat(start.getDoubles("b1").data()).containsOnly(0);
  }

  @Test
  void rowsOfNumbersBecomeRowsOfOutputs() {
    Linear layer = Linear.glorot("1", 2, 1);
    Parameters weights = Parameters.initialDoubles(layer.parameters(), new GaussianStream(1));
    weights.write("W1", new double[] {2, -1});
    weights.write("b1", new double[] {0.5});

    assertThat(layer.at(weights, new double[][] {{1, 1}, {3, 4}}))
        .isDeepEqualTo(new double[][] {{1.5}, {2.5}});
  }
}
