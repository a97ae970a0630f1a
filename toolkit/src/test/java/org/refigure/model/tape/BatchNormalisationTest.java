package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;

class BatchNormalisationTest {
  private static final double[][] BATCH = {{1}, {3}, {1}, {3}};

  @Test
  void aBatchHasMeanZeroAndVarianceOne() {
    BatchNormalisation norm = BatchNormalisation.of("1", 1);

    // Mean 2, biased variance 1: (3 − 2)/√(1 + 1e-5).
    assertThat(norm.at(start(norm), BATCH)[1][0]).isCloseTo(1 / Math.sqrt(1 + 1e-5), within(1e-15));
  }

  @Test
  void rowsBelowTheTopAreJudgedByTheTop() {
    BatchNormalisation norm = BatchNormalisation.of("1", 1).over(4);
    double[][] rows = {{1}, {3}, {1}, {3}, {7}};

    assertThat(norm.at(start(norm), rows)[4][0]).isCloseTo(5 / Math.sqrt(1 + 1e-5), within(1e-15));
  }

  @Test
  void scalingTheWeightsInFrontChangesNothing() {
    Block net = Block.sequence(Linear.of("1", 6, 8).unbiased(), BatchNormalisation.of("1", 8));
    DoubleMatrix x = DoubleMatrix.gaussian(16, 6, 1, new GaussianStream(1));
    Parameters weights = start(net);
    double[] before = net.at(weights, x).data();
    double[] scaled = weights.getDoubles("W1").data().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 3;
    }
    weights.write("W1", scaled);
    double[] after = net.at(weights, x).data();

    for (int i = 0; i < before.length; i++) {
      // ε = 1e-5 beside a variance of about 1/3 breaks the invariance by that much.
      assertThat(after[i]).isCloseTo(before[i], within(1e-3));
    }
  }

  private static Parameters start(Block block) {
    return Parameters.initialDoubles(block.parameters(), new GaussianStream(2));
  }
}
