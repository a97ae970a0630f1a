package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/** Closed forms of rules on a constant gradient, and a rule of one's own. */
class RuleFormulasTest {
  private static final double[] G = {2, -0.5};

  @Test
  void momentumOnAConstantGradientIsAGeometricSum() {
    Tensor summed = pair();
    Tensor averaged = pair();
    Tensor ahead = pair();
    for (int t = 1; t <= 10; t++) {
      summed.step(Sgd.MOMENTUM, G, 1, 0);
      averaged.step(Sgd.averaged(0.9), G, 1, 0);
      ahead.step(Sgd.NESTEROV, G, 1, 0);
      double share = 1 - Math.pow(0.9, t);
      assertThat(summed.update()[0]).isCloseTo(2 * share / 0.1, within(1e-12));
      assertThat(averaged.update()[0]).isCloseTo(2 * share, within(1e-12));
      // g + μb, which is the b of the next step.
      assertThat(ahead.update()[1])
          .isCloseTo(-0.5 * (1 - Math.pow(0.9, t + 1)) / 0.1, within(1e-12));
    }
  }

  @Test
  void adamOnAConstantGradientIsItsSign() {
    for (Optimizer rule : new Optimizer[] {Adam.STANDARD, AdamW.STANDARD, AdamP.STANDARD}) {
      Tensor tensor = pair();
      for (int t = 1; t <= 10; t++) {
        tensor.step(rule, G, 0.1, 0);
        // m̂ = g and v̂ = g²; ε = 1e-8 beside 0.5 is 2e-8.
        assertThat(tensor.update()).containsExactly(new double[] {1, -1}, within(3e-8));
      }
      assertThat(tensor.values()[0]).isCloseTo(-1, within(1e-7));
    }
  }

  @Test
  void coupledDecayPassesThroughTheMomentsAndDecoupledDoesNot() {
    // g = 0: Adam moves by the sign of λw, AdamW shrinks by ηλ.
    Tensor coupled = pair();
    Tensor decoupled = pair();
    coupled.values()[0] = 3;
    decoupled.values()[0] = 3;
    coupled.step(Adam.STANDARD, new double[2], 0.1, 0.2);
    decoupled.step(AdamW.STANDARD, new double[2], 0.1, 0.2);
    assertThat(coupled.values()[0]).isCloseTo(2.9, within(1e-7));
    assertThat(decoupled.values()[0]).isCloseTo(3 * 0.98, within(1e-12));
  }

  @Test
  void lionInterpolatesTwice() {
    // m = 0: u = sign g. Then m = 0.01·g₁; 0.9·0.01·2 + 0.1·(−0.1) = 0.008 > 0 keeps the sign.
    Tensor tensor = pair();
    tensor.step(Lion.STANDARD, new double[] {2, 0}, 0.1, 0);
    assertThat(tensor.update()).containsExactly(1, 0);
    tensor.step(Lion.STANDARD, new double[] {-0.1, 0}, 0.1, 0);
    assertThat(tensor.update()[0]).isEqualTo(1);
    assertThat(tensor.state("momentum")[0]).isCloseTo(0.99 * 0.02 - 0.001, within(1e-15));
  }

  @Test
  void adamPOnATensorEqualsItsPureFunctionWithARowPerOutput() {
    ParameterShape shape = ParameterShape.gaussian("W", ParameterClass.MATRIX, 2, 2, 1);
    double[] byOutput = {1, 2, 3, -1};
    double[] tangential = {2, -1, 1, 3};
    Tensor tensor = new Tensor(shape, new double[] {1, 3, 2, -1});
    tensor.step(AdamP.STANDARD, new double[] {2, 1, -1, 3}, 0.1, 0.5);
    double[] pure =
        AdamP.STANDARD.step(AdamP.STANDARD.start(byOutput), tangential, 0.1, 0.5, 2, 2).weights();
    assertThat(tensor.values())
        .containsExactly(new double[] {pure[0], pure[2], pure[1], pure[3]}, within(1e-15));
    Tensor momentum = new Tensor(shape, new double[] {1, 3, 2, -1});
    momentum.step(SgdP.STANDARD, new double[] {2, 1, -1, 3}, 0.1, 0.05);
    double[] sgdP =
        SgdP.STANDARD.step(SgdP.STANDARD.start(byOutput), tangential, 0.1, 0.05, 2, 2).weights();
    assertThat(momentum.values())
        .containsExactly(new double[] {sgdP[0], sgdP[2], sgdP[1], sgdP[3]}, within(1e-15));
  }

  @Test
  void aRuleOfTenLinesIsARule() {
    Tensor tensor = pair();
    tensor.step(new SignMomentum(), G, 0.1, 0.5);
    tensor.step(new SignMomentum(), new double[] {-1, -1}, 0.1, 0);
    assertThat(tensor.update()).containsExactly(1, -1);
    assertThat(new SignMomentum().name()).isEqualTo("SignMomentum");
    assertThat(tensor.values()).containsExactly(new double[] {-0.2, 0.2}, within(1e-15));
  }

  @Test
  void aRuleThatForgetsToMoveIsTold() {
    Optimizer lazy = (tensor, pace) -> {};
    assertThatThrownBy(() -> pair().step(lazy, G, 0.1, 0))
        .hasMessageEndingWith(
            "left \"b\" where it was: end its step with tensor.move(update, pace)");
  }

  @Test
  void aRuleMayBeFollowedByAProjection() {
    Optimizer onCircle =
        Sgd.PLAIN.then(
            "SGD on the circle",
            w -> {
              double length = Math.hypot(w.values()[0], w.values()[1]);
              w.values()[0] /= length;
              w.values()[1] /= length;
            });
    Tensor tensor = pair();
    tensor.step(onCircle, new double[] {-3, -4}, 0.1, 0);
    assertThat(tensor.values()).containsExactly(new double[] {0.6, 0.8}, within(1e-15));
    assertThat(onCircle.name()).isEqualTo("SGD on the circle");
    assertThat(onCircle.decay()).isEqualTo(Decay.GRADIENT);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new Sgd(1, false, 0))
        .hasMessage("momentum = 1.0 must be in [0, 1) (SGD)");
    assertThatThrownBy(() -> new Lion(0.9, Double.NaN))
        .hasMessage("beta2 = NaN must be in [0, 1) (Lion)");
    assertThatThrownBy(() -> new Adam(0.9, 0.99, -1))
        .hasMessage("epsilon = -1.0 must be a finite number ≥ 0 (Adam)");
    assertThatThrownBy(() -> NewtonSchulz.MUON.steps(-1))
        .hasMessage("steps = -1 must be ≥ 0 (Newton–Schulz)");
  }

  private static Tensor pair() {
    return Tensor.zeros("b", 1, 2);
  }

  /** As a reader would write it in a cell. */
  static class SignMomentum implements Optimizer {
    @Override
    public void step(Tensor w, Pace pace) {
      double[] m = w.state("momentum");
      double[] u = new double[m.length];
      for (int i = 0; i < m.length; i++) {
        m[i] = 0.9 * m[i] + 0.1 * w.gradient()[i];
        u[i] = Math.signum(m[i]);
      }
      w.move(u, pace);
    }
  }
}
