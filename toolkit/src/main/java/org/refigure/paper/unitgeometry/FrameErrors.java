package org.refigure.paper.unitgeometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.refigure.model.DoubleMatrix;

/**
 * Errors of frames, each in units of the frame's own scale.
 *
 * @param frames the frames that have a target
 */
public record FrameErrors(List<OfFrame> frames) {
  /** Copies the list. */
  public FrameErrors {
    frames = List.copyOf(frames);
  }

  /**
   * The errors of one frame.
   *
   * @param frame its index in the walk
   * @param point mean|X̂/ŝ − X/s| over landmarks and both coordinates
   * @param pose mean|t̂/ŝ − t/s, sin, cos| over four numbers
   * @param still the pose error of the guess that the camera did not move
   * @param logRatio ln ŝ − ln s
   * @param logScale ln s
   */
  public record OfFrame(
      int frame, double point, double pose, double still, double logRatio, double logScale) {}

  static FrameErrors of(DoubleMatrix out, SceneBatch batch) {
    List<OfFrame> all = new ArrayList<>();
    for (SceneBatch.Target target : batch.frames()) {
      int count = target.points().length;
      double size = 0;
      for (int i = 1; i <= count; i++) {
        size += Math.hypot(out.get(target.row() + i, 0), out.get(target.row() + i, 1)) / count;
      }
      double point = 0;
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < 2; c++) {
          double truth = target.points()[i][c] / target.scale();
          point += Math.abs(out.get(target.row() + 1 + i, c) / size - truth) / (2 * count);
        }
      }
      double pose = 0;
      double still = 0;
      for (int c = 0; c < 4; c++) {
        double truth = target.pose()[c] / (c < 2 ? target.scale() : 1);
        pose += Math.abs(out.get(target.row(), 2 + c) / (c < 2 ? size : 1) - truth) / 4;
        still += Math.abs((c == 3 ? 1 : 0) - truth) / 4;
      }
      double logScale = Math.log(target.scale());
      all.add(new OfFrame(target.frame(), point, pose, still, Math.log(size) - logScale, logScale));
    }
    return new FrameErrors(all);
  }

  /** Only the frames from … to − 1. */
  public FrameErrors between(int from, int to) {
    return new FrameErrors(
        frames.stream().filter(each -> each.frame >= from && each.frame < to).toList());
  }

  /** The mean relative error of points. */
  public double point() {
    return mean(OfFrame::point);
  }

  /** The mean error of poses, the first frame of each walk left out: its pose is known. */
  public double pose() {
    return new FrameErrors(frames.stream().filter(each -> each.frame > 0).toList())
        .mean(OfFrame::pose);
  }

  /** The same of the guess that the camera did not move. */
  public double still() {
    return new FrameErrors(frames.stream().filter(each -> each.frame > 0).toList())
        .mean(OfFrame::still);
  }

  /** mean|ln(ŝ/s)|. */
  public double scale() {
    return mean(each -> Math.abs(each.logRatio));
  }

  /** mean|ln(ŝ/s) − median|: what is left when a metre may be any length. */
  public double scaleUpToUnit() {
    double unit = median(OfFrame::logRatio);
    return mean(each -> Math.abs(each.logRatio - unit));
  }

  /** mean|ln s − median|: the error of the best constant guess, the prior's spread. */
  public double spread() {
    double best = median(OfFrame::logScale);
    return mean(each -> Math.abs(each.logScale - best));
  }

  private double mean(ToDoubleFunction<OfFrame> number) {
    return Arrays.stream(numbers(number)).average().orElse(Double.NaN);
  }

  private double median(ToDoubleFunction<OfFrame> number) {
    double[] sorted = numbers(number);
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private double[] numbers(ToDoubleFunction<OfFrame> number) {
    return frames.stream().mapToDouble(number).toArray();
  }
}
