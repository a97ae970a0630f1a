package org.refigure.model.frames;

import java.util.Arrays;
import java.util.function.Function;

/** Which frames of a video an output depends on, found out by changing each. */
public final class Perturbation {
  private Perturbation() {}

  /**
   * Adds 1 to every feature of one frame at a time.
   *
   * @param video frames × tokens × features; not changed
   * @param output of a video: the frames that are looked at, of a model that starts anew
   * @return for each frame the largest absolute change of an output; 0 means not one bit
   */
  public static double[] of(double[][][] video, Function<double[][][], double[][][]> output) {
    double[] before = flat(output.apply(video));
    double[] change = new double[video.length];
    for (int k = 0; k < video.length; k++) {
      double[][][] changed = video.clone();
      changed[k] =
          Arrays.stream(video[k])
              .map(token -> Arrays.stream(token).map(x -> x + 1).toArray())
              .toArray(double[][]::new);
      double[] after = flat(output.apply(changed));
      for (int i = 0; i < after.length; i++) {
        change[k] = Math.max(change[k], Math.abs(after[i] - before[i]));
      }
    }
    return change;
  }

  private static double[] flat(double[][][] frames) {
    return Arrays.stream(frames).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }
}
