package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.optim.Adam;
import org.refigure.optim.AdamW;
import org.refigure.optim.Decay;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Sgd;
import org.refigure.optim.Tensor;

/** Rules beside DJL's own, which compute in float32 with PyTorch. */
class RulesAgainstDjlTest {
  private static final float RATE = 0.05f;
  private static final float DECAY = 0.3f;
  private static final int STEPS = 10;

  /** Ten steps of weights of size 1 in float32: a rounding of 6e-8 and ten operations each. */
  private static final double ROUNDING = 6e-6;

  @Test
  void momentumWithDecayInTheGradient() {
    assertSame(
        Sgd.MOMENTUM,
        ai.djl.training.optimizer.Optimizer.sgd()
            .setLearningRateTracker(Tracker.fixed(RATE))
            .optMomentum(0.9f)
            .optWeightDecays(DECAY)
            .build());
  }

  @Test
  void plainDescent() {
    assertSame(
        Sgd.PLAIN,
        ai.djl.training.optimizer.Optimizer.sgd()
            .setLearningRateTracker(Tracker.fixed(RATE))
            .optWeightDecays(DECAY)
            .build());
  }

  /** ε nearly zero, since DJL adds it before the bias correction. */
  @Test
  void adamWithDecayInTheGradient() {
    assertSame(
        new Adam(0.9, 0.999, 0),
        ai.djl.training.optimizer.Optimizer.adam()
            .optLearningRateTracker(Tracker.fixed(RATE))
            .optBeta1(0.9f)
            .optBeta2(0.999f)
            .optEpsilon(1e-20f)
            .optWeightDecays(DECAY)
            .build());
  }

  @Test
  void adamWWithDecayBesideTheUpdate() {
    assertSame(
        new AdamW(0.9, 0.999, 0),
        ai.djl.training.optimizer.Optimizer.adamW()
            .optLearningRateTracker(Tracker.fixed(RATE))
            .optBeta1(0.9f)
            .optBeta2(0.999f)
            .optEpsilon(1e-20f)
            .optWeightDecays(DECAY)
            .build());
    // The other meaning of λ is another rule: the comparison above can fail.
    double[] rate = oneStep(new AdamW(0.9, 0.999, 0));
    double[] gradient = oneStep(new AdamW(0.9, 0.999, 0).with(Decay.GRADIENT));
    assertThat(Math.abs(rate[0] - gradient[0])).isGreaterThan(1e-3);
  }

  private static void assertSame(Optimizer ours, ai.djl.training.optimizer.Optimizer theirs) {
    Tensor tensor = Tensor.zeros("W", 3, 4);
    System.arraycopy(numbers(0), 0, tensor.values(), 0, 12);
    try (NDManager manager = PyTorch.scope("cpu")) {
      NDArray weights = manager.create(floats(numbers(0)));
      for (int step = 1; step <= STEPS; step++) {
        tensor.step(ours, numbers(step), RATE, DECAY);
        theirs.update("W", weights, manager.create(floats(numbers(step))));
      }
      float[] expected = weights.toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat(tensor.values()[i]).as(ours.name()).isCloseTo(expected[i], within(ROUNDING));
      }
    }
  }

  private static double[] numbers(long step) {
    return DoubleMatrix.gaussian(3, 4, 1, GaussianStream.at(5, step)).data();
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] oneStep(Optimizer rule) {
    Tensor tensor = Tensor.zeros("W", 3, 4);
    System.arraycopy(numbers(1), 0, tensor.values(), 0, 12);
    return tensor.step(rule, numbers(2), RATE, DECAY).values();
  }
}
