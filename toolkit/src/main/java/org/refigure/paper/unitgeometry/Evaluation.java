package org.refigure.paper.unitgeometry;

import org.refigure.data.Room;
import org.refigure.model.Parameters;
import org.refigure.paper.unitgeometry.SceneBatch.Batch;
import org.refigure.sweep.Recorder;
import org.refigure.train.Probe;

/**
 * What is measured of a model.
 *
 * @param room where test walks are
 * @param anchored whether poses are seen from the first frame
 * @param queue W_q
 * @param walks how many test walks
 */
public record Evaluation(Room room, boolean anchored, int queue, int walks) {
  private static final int SHORT = 16;
  private static final int LONG = 64;

  /** During a training: relative and scale error on walks as long as the training's, g = 4. */
  public Probe probe(GeometryModel model, long seed) {
    SceneBatch batch = SceneBatch.test(room, new Batch(16, SHORT, queue, 0), anchored, 4, seed);
    return (step, measurements) -> {
      FrameErrors errors = model.errors(step.weights(), batch);
      measurements.point("relative error", step.index(), errors.point());
      measurements.point("scale error", step.index(), errors.scale());
      measurements.point("scale error up to a unit", step.index(), errors.scaleUpToUnit());
    };
  }

  /**
   * After it: means over walks of 16 and of 64 frames for each group size, and curves over the four
   * quarters of the long ones.
   */
  public void record(GeometryModel model, Parameters weights, long seed, Recorder out) {
    for (int group : new int[] {1, 4, SHORT}) {
      means(" 16, g = " + group, errors(model, weights, SHORT, group, seed), out);
    }
    for (int group : new int[] {1, 4, SHORT, LONG}) {
      FrameErrors errors = errors(model, weights, LONG, group, seed);
      means(" 64, g = " + group, errors, out);
      for (int quarter = 0; quarter < 4; quarter++) {
        FrameErrors part = errors.between(quarter * LONG / 4, (quarter + 1) * LONG / 4);
        out.point("points by quarter, g = " + group, quarter + 1, part.point());
        out.point("poses by quarter, g = " + group, quarter + 1, part.pose());
        out.point("standing still by quarter, g = " + group, quarter + 1, part.still());
        out.point("scale by quarter, g = " + group, quarter + 1, part.scale());
      }
    }
  }

  private FrameErrors errors(
      GeometryModel model, Parameters weights, int frames, int group, long seed) {
    Batch size = new Batch(walks, frames, queue, 0);
    return model.errors(weights, SceneBatch.test(room, size, anchored, group, seed));
  }

  private static void means(String where, FrameErrors errors, Recorder out) {
    out.value("points" + where, errors.point());
    out.value("poses" + where, errors.pose());
    out.value("scale" + where, errors.scale());
    out.value("scale up to a unit" + where, errors.scaleUpToUnit());
    out.value("spread" + where, errors.spread());
  }
}
