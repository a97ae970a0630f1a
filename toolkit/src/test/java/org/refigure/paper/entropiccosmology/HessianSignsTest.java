package org.refigure.paper.entropiccosmology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.refigure.harmonic.PeriodicField;

class HessianSignsTest {

  @Test
  void signsAreThoseOfTheEigenvalues() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
    for (int draw = 0; draw < 500; draw++) {
      double[] h = random.doubles(6).map(x -> 2 * x - 1).toArray();
      double[][] space = {{h[0], h[3], h[4]}, {h[3], h[1], h[5]}, {h[4], h[5], h[2]}};
      double[][] plane = {{h[0], h[2]}, {h[2], h[1]}};
      assertThat(HessianSigns.positive(h[0], h[1], h[2], h[3], h[4], h[5]))
          .isEqualTo(positive(space));
      assertThat(HessianSigns.positive(h[0], h[1], h[2])).isEqualTo(positive(plane));
    }
  }

  private static int positive(double[][] matrix) {
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix));
    return (int) Arrays.stream(eigen.getEigenvalues()).filter(value -> value > 0).count();
  }

  @Test
  void sampledAndIntegratedProbabilitiesAgreeWithTheClassicalOnes() {
    double[] sampled = HessianSigns.sampled(400_000, 1).fractions();
    double[] integrated = HessianSigns.doroshkevich().fractions();
    assertThat(integrated[0])
        .isCloseTo(0.0795, within(1e-3))
        .isCloseTo(integrated[3], within(1e-6));
    assertThat(integrated[1]).isCloseTo(0.42, within(2e-3)).isCloseTo(integrated[2], within(1e-6));
    for (int i = 0; i < 4; i++) { // five standard errors of 400,000 draws
      assertThat(sampled[i]).isCloseTo(integrated[i], within(0.004));
    }
  }

  @Test
  void aPlaneFieldHasSaddlesInOneOfRootThree() {
    PeriodicField field =
        PeriodicField.white(2, 256, 2).filtered(k -> Math.exp(-4.5 * k * k) / Math.sqrt(k));
    double[] fractions = HessianSigns.of(field).fractions();
    assertThat(fractions[1]).isCloseTo(1 / Math.sqrt(3), within(0.02));
    double[] swapped = HessianSigns.of(field.map(x -> -x)).fractions();
    assertThat(swapped[0]).isEqualTo(fractions[2]);
    assertThat(swapped[1]).isEqualTo(fractions[1]);
  }
}
