package org.refigure.paper.robustlayerwisescaling.gain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;

/** The hand-written gradients against finite differences and against DJL's autograd. */
class GradientTest {
  private static final int WIDTH = 12;
  private static final int BATCH = 10;

  @ParameterizedTest
  @EnumSource(org.refigure.model.Activation.class)
  void modelAMatchesFiniteDifferences(org.refigure.model.Activation activation) {
    GaussianStream stream = new GaussianStream(1);
    NormalizedMlp student = new NormalizedMlp(WIDTH, 2 * WIDTH, BATCH, activation, stream);
    Matrix x = Matrix.gaussian(BATCH, WIDTH, 1, stream);
    Matrix y = Matrix.gaussian(BATCH, WIDTH, 1, stream);
    DoubleSupplier loss = () -> student.lossAndGradients(x, y);
    assertSlopeAlongGradient(student.first, student.firstGradient, loss);
    assertSlopeAlongGradient(student.second, student.secondGradient, loss);
  }

  @Test
  void modelBMatchesFiniteDifferences() {
    GaussianStream stream = new GaussianStream(2);
    ResidualMlp student = residual(stream);
    Matrix s = Matrix.gaussian(BATCH, FixedTask.INPUTS, 1, stream);
    Matrix y = Matrix.gaussian(BATCH, FixedTask.OUTPUTS, 1, stream);
    DoubleSupplier loss = () -> student.lossAndGradients(s, y);
    assertSlopeAlongGradient(student.embedding, student.embeddingGradient, loss);
    assertSlopeAlongGradient(student.first, student.firstGradient, loss);
    assertSlopeAlongGradient(student.second, student.secondGradient, loss);
    assertSlopeAlongGradient(student.readOut, student.readOutGradient, loss);
  }

  @Test
  void modelAMatchesAutograd() {
    GaussianStream stream = new GaussianStream(3);
    NormalizedMlp student =
        new NormalizedMlp(WIDTH, 2 * WIDTH, BATCH, org.refigure.model.Activation.SILU, stream);
    Matrix x = Matrix.gaussian(BATCH, WIDTH, 1, stream);
    Matrix y = Matrix.gaussian(BATCH, WIDTH, 1, stream);
    double loss = student.lossAndGradients(x, y);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray first = leaf(manager, student.first);
      NDArray second = leaf(manager, student.second);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray hidden = silu(array(manager, x).dot(first));
        NDArray error = norm(hidden.dot(second)).sub(array(manager, y));
        NDArray expected = error.mul(error).mean();
        collector.backward(expected);
        assertThat(loss).isCloseTo(expected.getFloat(), within(1e-5));
      }
      assertSame(student.firstGradient, first.getGradient());
      assertSame(student.secondGradient, second.getGradient());
    }
  }

  @Test
  void modelBMatchesAutograd() {
    GaussianStream stream = new GaussianStream(4);
    ResidualMlp student = residual(stream);
    Matrix s = Matrix.gaussian(BATCH, FixedTask.INPUTS, 1, stream);
    Matrix y = Matrix.gaussian(BATCH, FixedTask.OUTPUTS, 1, stream);
    double loss = student.lossAndGradients(s, y);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray embedding = leaf(manager, student.embedding);
      NDArray first = leaf(manager, student.first);
      NDArray second = leaf(manager, student.second);
      NDArray readOut = leaf(manager, student.readOut);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray h = array(manager, s).dot(embedding);
        NDArray h2 = h.add(silu(norm(h).dot(first)).dot(second));
        NDArray error = norm(h2).dot(readOut).mul(manager.create(0.25f)).sub(array(manager, y));
        NDArray expected = error.mul(error).mean();
        collector.backward(expected);
        assertThat(loss).isCloseTo(expected.getFloat(), within(1e-5));
      }
      List<Matrix> ours =
          List.of(
              student.embeddingGradient,
              student.firstGradient,
              student.secondGradient,
              student.readOutGradient);
      List<NDArray> theirs = new NDList(embedding, first, second, readOut);
      for (int i = 0; i < ours.size(); i++) {
        assertSame(ours.get(i), theirs.get(i).getGradient());
      }
    }
  }

  /** A residual student whose read-out is not zero, so that all gradients are alive. */
  private static ResidualMlp residual(GaussianStream stream) {
    ResidualMlp student = new ResidualMlp(WIDTH, BATCH, 0.25, stream);
    stream.fill(student.readOut.data(), 1);
    return student;
  }

  /** The loss must rise by ‖g‖ per unit of length along g/‖g‖. */
  private static void assertSlopeAlongGradient(
      Matrix weights, Matrix gradient, DoubleSupplier loss) {
    loss.getAsDouble();
    float[] direction = gradient.data().clone();
    float[] start = weights.data().clone();
    double norm = gradient.rms() * Math.sqrt(direction.length);
    assertThat(norm).isGreaterThan(1e-3);
    // float32 losses near one are good to 1e-7, so a stretch of 0.02 gives slopes to about 1e-5;
    // the cubic term of the loss adds about as much as the stretch squared.
    double stretch = 0.02;
    double[] ends = new double[2];
    for (int side = 0; side < 2; side++) {
      double move = (side == 0 ? -1 : 1) * stretch / norm;
      for (int i = 0; i < start.length; i++) {
        weights.data()[i] = (float) (start[i] + move * direction[i]);
      }
      ends[side] = loss.getAsDouble();
    }
    System.arraycopy(start, 0, weights.data(), 0, start.length);
    double slope = (ends[1] - ends[0]) / (2 * stretch);
    assertThat(slope / norm).isCloseTo(1, within(2e-3));
  }

  private static NDArray array(NDManager manager, Matrix matrix) {
    return manager.create(matrix.data(), new Shape(matrix.rows(), matrix.columns()));
  }

  private static NDArray leaf(NDManager manager, Matrix matrix) {
    NDArray leaf = array(manager, matrix);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  private static NDArray silu(NDArray x) {
    return x.mul(Activation.sigmoid(x));
  }

  private static NDArray norm(NDArray z) {
    return z.div(z.mul(z).mean(new int[] {1}, true).add(1e-10f).sqrt());
  }

  private static void assertSame(Matrix ours, NDArray theirs) {
    float[] expected = theirs.toFloatArray();
    double scale = ours.rms();
    for (int i = 0; i < expected.length; i++) {
      // Both sides sum about a hundred float32 terms in different orders.
      assertThat((double) ours.data()[i]).isCloseTo(expected[i], within(2e-5 * scale + 1e-7));
    }
  }
}
