package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.model.ParameterClass;

class ScalingRuleTest {
  @Test
  void allRulesAgreeAtTheBaseWidth() {
    for (ScalingRule rule : ScalingRule.named()) {
      assertThat(rule.learningRate(0.3, 64, 64)).isEqualTo(0.3);
      assertThat(rule.weightDecay(0.7, 64, 64)).isEqualTo(0.7);
      assertThat(rule.readOut(0.2, 64, 64)).isEqualTo(0.2);
    }
  }

  @Test
  void thePaperDividesTheRateByTheWidthAndMultipliesTheDecayByItsRoot() {
    ScalingRule rule = ScalingRule.named("s = ½");
    assertThat(rule.learningRate(0.4, 256, 64)).isCloseTo(0.1, within(1e-12));
    assertThat(rule.weightDecay(0.4, 256, 64)).isCloseTo(0.8, within(1e-12));
  }

  /** The table of the paper's brief: s − (2p − 1) at p = ¾, and 1 − s. */
  @Test
  void bothTheoriesPredictADrift() {
    assertThat(ScalingRule.CONSTANT_DECAY.gainDrift(0.75)).isEqualTo(-0.5);
    assertThat(ScalingRule.SQUARE_ROOT_DECAY.gainDrift(0.75)).isZero();
    assertThat(ScalingRule.LINEAR_DECAY.gainDrift(0.75)).isEqualTo(0.5);
    assertThat(ScalingRule.JOINT.gainDrift(0.75)).isZero();
    assertThat(ScalingRule.STANDARD.gainDrift(0.75)).isEqualTo(-1.5);
    assertThat(ScalingRule.CONSTANT_DECAY.timescaleDrift()).isEqualTo(1);
    assertThat(ScalingRule.SQUARE_ROOT_DECAY.timescaleDrift()).isEqualTo(0.5);
    assertThat(ScalingRule.LINEAR_DECAY.timescaleDrift()).isZero();
    assertThat(ScalingRule.JOINT.timescaleDrift()).isZero();
  }

  @Test
  void linearDecayAndTheJointRuleKeepTheTimeScale() {
    for (ScalingRule rule : new ScalingRule[] {ScalingRule.LINEAR_DECAY, ScalingRule.JOINT}) {
      double narrow = rule.learningRate(0.4, 64, 64) * rule.weightDecay(0.5, 64, 64);
      double wide = rule.learningRate(0.4, 512, 64) * rule.weightDecay(0.5, 512, 64);
      assertThat(wide).isCloseTo(narrow, within(1e-12));
    }
  }

  @Test
  void anUnknownRuleIsNamedBesideTheKnownOnes() {
    assertThatThrownBy(() -> ScalingRule.named("s = 2"))
        .hasMessage("rule = \"s = 2\" must be one of SP, s = 0, s = ½, s = 1, joint");
    assertThatThrownBy(() -> ScalingRule.JOINT.learningRate(1, -4, 64))
        .hasMessageContaining("width = -4");
  }

  @Test
  void vectorLikeParametersKeepTheirRateAndHaveNoDecay() {
    Rates vector = new Rates(0.02, 0);
    for (ScalingRule rule : ScalingRule.named()) {
      assertThat(rule.rates(ParameterClass.VECTOR, vector, 512, 32)).isEqualTo(vector);
    }
    Rates matrix =
        ScalingRule.SQUARE_ROOT_DECAY.rates(ParameterClass.MATRIX, new Rates(0.4, 0.4), 256, 64);
    assertThat(matrix.learningRate()).isCloseTo(0.1, within(1e-12));
    assertThat(matrix.weightDecay()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void aRuleOfOnesOwnIsOneMoreRecord() {
    ScalingRule rule =
        new ScalingRule(
            "mine", new ScalingRule.Exponents(-1, 0.75), new ScalingRule.Exponents(-0.5, 0), -1);
    assertThat(rule.weightDecay(1, 16, 1)).isCloseTo(8, within(1e-12));
    assertThat(rule.rates(ParameterClass.VECTOR, new Rates(1, 0), 16, 1).learningRate())
        .isCloseTo(0.25, within(1e-12));
  }
}
