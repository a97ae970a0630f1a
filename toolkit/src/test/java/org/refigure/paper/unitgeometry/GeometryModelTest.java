package org.refigure.paper.unitgeometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Room;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;
import org.refigure.model.frames.FrameTransformer;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.Tape;
import org.refigure.paper.unitgeometry.SceneBatch.Batch;

class GeometryModelTest {
  private static final Room ROOM = new Room(24, 8, true);
  private static final FrameTransformer SMALL =
      new FrameTransformer(Room.FEATURES, GeometryModel.OUTPUTS, 8, 2, 2, 3);

  private static SceneBatch batch(boolean anchored) {
    Batch size = new Batch(2, 5, 2, 1);
    return SceneBatch.training(ROOM, size, anchored, new int[] {1, 2}, 4).apply(0);
  }

  private static Parameters weights() {
    return Parameters.initialDoubles(SMALL.parameters(), new GaussianStream(2));
  }

  @Test
  void the_gradient_of_the_loss_is_that_of_finite_differences() {
    for (double lambda : new double[] {0, 1}) {
      GradientCheck.of(new GeometryModel(SMALL, lambda), weights(), batch(true)).require(1e-5);
    }
  }

  /** The errors are computed from the outputs without the tape. */
  @Test
  void the_loss_is_made_of_the_errors_that_are_reported() {
    SceneBatch batch = batch(false);
    GeometryModel model = new GeometryModel(SMALL, 0);
    FrameErrors errors = model.errors(weights(), batch);
    double points = 0;
    double poses = 0;
    int n = 0;
    for (int f = 0; f < batch.frames().size(); f++) {
      FrameErrors.OfFrame each = errors.frames().get(f);
      points += each.point() * batch.frames().get(f).points().length;
      n += batch.frames().get(f).points().length;
      poses += each.frame() == 0 ? 0 : each.pose();
    }
    double loss = loss(model, batch);
    assertEquals(points / n + poses / batch.frames().size(), loss, 1e-9);
    double withScale = loss(new GeometryModel(SMALL, 1), batch);
    assertEquals(errors.scale(), withScale - loss, 1e-9);
  }

  private static double loss(GeometryModel model, SceneBatch batch) {
    return model.loss(new Tape(weights()), batch).number();
  }

  @Test
  void outputs_that_are_the_truth_times_any_factor_have_no_relative_error() {
    SceneBatch batch = batch(true);
    DoubleMatrix out = DoubleMatrix.zeros(batch.tokens().rows(), GeometryModel.OUTPUTS);
    for (SceneBatch.Target each : batch.frames()) {
      for (int i = 0; i < each.points().length; i++) {
        for (int c = 0; c < 2; c++) {
          out.data()[(each.row() + 1 + i) * 6 + c] = 3 * each.points()[i][c];
        }
      }
      for (int c = 0; c < 4; c++) {
        out.data()[each.row() * 6 + 2 + c] = each.pose()[c] * (c < 2 ? 3 : 1);
      }
    }
    FrameErrors errors = FrameErrors.of(out, batch);
    assertEquals(0, errors.point(), 1e-12);
    assertEquals(0, errors.pose(), 1e-12);
    assertEquals(Math.log(3), errors.scale(), 1e-12);
    assertEquals(0, errors.scaleUpToUnit(), 1e-12);
    assertEquals(List.of(), errors.between(5, 9).frames());
  }
}
