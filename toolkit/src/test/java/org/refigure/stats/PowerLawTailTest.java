package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerLawTailTest {
  private static final Bootstrap RESAMPLING = new Bootstrap(100, 0.95, 1);

  @Test
  void theExponentOfAPureParetoSampleIsFound() {
    // x = (1 − u)^(−1/(α − 1)) with α = 2.5, at the quantiles (i + ½)/n: no noise.
    double[] sample = new double[2_000];
    Arrays.setAll(sample, i -> Math.pow(1 - (i + 0.5) / 2_000, -1 / 1.5));
    PowerLawTail tail = PowerLawTail.of(sample, RESAMPLING);
    assertThat(tail.exponent()).isCloseTo(2.5, within(0.05));
    assertThat(tail.interval().contains(2.5)).isTrue();
    assertThat(tail.distance()).isLessThan(0.01);
    assertThat(tail.nearer()).isNotEqualTo("log-normal");
  }

  @Test
  void aNarrowLogNormalIsNoPowerLaw() {
    Random random = new Random(3);
    double[] sample =
        random.doubles(1_500).map(u -> Math.exp(0.25 * random.nextGaussian())).toArray();
    PowerLawTail tail = PowerLawTail.of(sample, RESAMPLING);
    assertThat(tail.vuong()).isNegative();
    assertThat(tail.exponent()).isGreaterThan(5);
  }

  @Test
  void tooFewValuesAreRefused() {
    assertThatThrownBy(() -> PowerLawTail.of(new double[39], RESAMPLING))
        .hasMessageContaining("0 positive values are too few for a tail of at least 20");
  }
}
