package org.refigure.paper.unitgeometry;

import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.frames.FrameTransformer;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * A transformer whose landmark tokens give points X̂ and whose frame token gives a pose, trained
 * with mean|X̂/ŝ − X/s| + mean|t̂/ŝ − t/s, turn| + λ·mean over labelled frames of |ln ŝ − ln s|,
 * where ŝ and s are the mean distances of a frame's points. No formula of the paper is known: this
 * loss is ours.
 *
 * @param transformer with six outputs: X̂ (2) and t̂, sin, cos (4)
 * @param lambda λ
 */
public record GeometryModel(FrameTransformer transformer, double lambda)
    implements TapeModel<SceneBatch> {
  /** Numbers per token that the transformer gives. */
  public static final int OUTPUTS = 6;

  @Override
  public List<ParameterShape> parameters() {
    return transformer.parameters();
  }

  @Override
  public Value loss(Tape tape, SceneBatch batch) {
    Value out = transformer.apply(tape, tape.constant(batch.tokens()), batch.rows());
    Asked asked = Asked.of(batch);
    Value points = out.rows(asked.pointRows).columns(0, 2);
    Value size =
        points
            .map(Scalar.SQUARE)
            .rowSums()
            .plus(1e-12)
            .map(Scalar.SQRT)
            .rowsAddedInto(asked.frameRows.length, asked.frameOfPoint)
            .hadamard(tape.constant(asked.inverseCounts));
    Value pointError =
        points.over(size.rows(asked.frameOfPoint)).minus(tape.constant(asked.points));
    Value pose = out.rows(asked.frameRows).columns(2, 4);
    Value unit = pose.columns(0, 2).over(size).beside(pose.columns(2, 2));
    Value poseError = unit.minus(tape.constant(asked.poses)).hadamard(tape.constant(asked.moved));
    Value loss = pointError.map(Scalar.ABS).mean().plus(poseError.map(Scalar.ABS).mean());
    if (lambda == 0) {
      return loss;
    }
    Value ratio = size.map(Scalar.LOG).minus(tape.constant(asked.logScales)).map(Scalar.ABS);
    return loss.plus(ratio.hadamard(tape.constant(asked.labelled)).mean().scaled(lambda));
  }

  /** The errors of every frame of a batch. */
  public FrameErrors errors(Parameters weights, SceneBatch batch) {
    return FrameErrors.of(transformer.at(weights, batch.tokens(), batch.rows()), batch);
  }

  /** The targets of a batch as matrices. */
  private record Asked(
      int[] pointRows,
      int[] frameOfPoint,
      int[] frameRows,
      DoubleMatrix points,
      DoubleMatrix inverseCounts,
      DoubleMatrix poses,
      DoubleMatrix moved,
      DoubleMatrix logScales,
      DoubleMatrix labelled) {
    static Asked of(SceneBatch batch) {
      int frames = batch.frames().size();
      int n = batch.frames().stream().mapToInt(each -> each.points().length).sum();
      Asked asked =
          new Asked(
              new int[n],
              new int[n],
              new int[frames],
              DoubleMatrix.zeros(n, 2),
              DoubleMatrix.zeros(frames, 1),
              DoubleMatrix.zeros(frames, 4),
              DoubleMatrix.zeros(frames, 1),
              DoubleMatrix.zeros(frames, 1),
              DoubleMatrix.zeros(frames, 1));
      int point = 0;
      for (int f = 0; f < frames; f++) {
        SceneBatch.Target target = batch.frames().get(f);
        for (int i = 0; i < target.points().length; i++, point++) {
          asked.pointRows[point] = target.row() + 1 + i;
          asked.frameOfPoint[point] = f;
          asked.points.data()[2 * point] = target.points()[i][0] / target.scale();
          asked.points.data()[2 * point + 1] = target.points()[i][1] / target.scale();
        }
        asked.fill(f, target);
      }
      return asked;
    }

    private void fill(int f, SceneBatch.Target target) {
      frameRows[f] = target.row();
      inverseCounts.data()[f] = 1.0 / target.points().length;
      for (int c = 0; c < 4; c++) {
        poses.data()[4 * f + c] = target.pose()[c] / (c < 2 ? target.scale() : 1);
      }
      moved.data()[f] = target.frame() == 0 ? 0 : 1;
      logScales.data()[f] = Math.log(target.scale());
      labelled.data()[f] = target.metric() ? 1 : 0;
    }
  }
}
