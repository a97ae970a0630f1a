package org.refigure.paper.unitgeometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.Room;
import org.refigure.data.Walk;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.frames.FrameRows;
import org.refigure.model.frames.FrameWindow;

/**
 * Walks as one matrix of tokens, with their targets. Frames that see no landmark have tokens and no
 * target, for they have no scale.
 *
 * @param tokens rows × features
 * @param rows which rows each row sees
 * @param frames what is asked of each frame with a target, in order
 */
public record SceneBatch(DoubleMatrix tokens, FrameRows rows, List<Target> frames) {
  /**
   * What is asked of a frame.
   *
   * @param frame its index in the walk
   * @param row of its frame token; its landmarks follow
   * @param points X, landmarks × 2, m
   * @param pose x, y (m), sin, cos: seen from the frame before, or from the first
   * @param scale s, m
   * @param metric whether the scene's scale is labelled
   */
  public record Target(
      int frame, int row, double[][] points, double[] pose, double scale, boolean metric) {}

  /**
   * A batch of walks.
   *
   * @param windows one for each walk
   * @param anchored whether poses are seen from the first frame instead of the one before
   * @param metric whether each walk's scale is labelled
   */
  public static SceneBatch of(
      List<Walk> walks, FrameWindow[] windows, boolean anchored, boolean[] metric) {
    List<double[]> tokens = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    int[][] counts = new int[walks.size()][];
    for (int w = 0; w < counts.length; w++) {
      Walk walk = walks.get(w);
      counts[w] = Arrays.stream(walk.tokens()).mapToInt(each -> each.length).toArray();
      for (int t = 0; t < walk.frames(); t++) {
        if (walk.points()[t].length > 0) {
          double[] pose = walk.pose(t, anchored ? 0 : Math.max(0, t - 1));
          targets.add(
              new Target(t, tokens.size(), walk.points()[t], pose, walk.scale(t), metric[w]));
        }
        tokens.addAll(List.of(walk.tokens()[t]));
      }
    }
    double[] data = tokens.stream().flatMapToDouble(Arrays::stream).toArray();
    return new SceneBatch(
        new DoubleMatrix(tokens.size(), Room.FEATURES, data),
        FrameRows.of(counts, windows),
        List.copyOf(targets));
  }

  /**
   * Fresh walks for each step: each with a window of its own and, with probability ρ, a metric
   * label.
   *
   * @param groups group sizes, drawn with equal chances
   */
  public static LongFunction<SceneBatch> training(
      Room room, Batch size, boolean anchored, int[] groups, long seed) {
    return step -> {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed + step * ODD);
      List<Walk> walks = new ArrayList<>();
      FrameWindow[] windows = new FrameWindow[size.walks];
      boolean[] metric = new boolean[size.walks];
      for (int w = 0; w < size.walks; w++) {
        walks.add(room.walk(size.frames, random));
        windows[w] = new FrameWindow(groups[random.nextInt(groups.length)], size.queue);
        metric[w] = random.nextDouble() < size.labelled;
      }
      return of(walks, windows, anchored, metric);
    };
  }

  /** Walks to test with, all with one window. */
  public static SceneBatch test(Room room, Batch size, boolean anchored, int group, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Walk> walks = new ArrayList<>();
    for (int w = 0; w < size.walks; w++) {
      walks.add(room.walk(size.frames, random));
    }
    FrameWindow[] windows = new FrameWindow[size.walks];
    Arrays.fill(windows, new FrameWindow(group, size.queue));
    return of(walks, windows, anchored, new boolean[size.walks]);
  }

  /**
   * How much a batch holds.
   *
   * @param walks how many
   * @param frames of each
   * @param queue W_q of the window
   * @param labelled ρ, the share of walks with a metric label
   */
  public record Batch(int walks, int frames, int queue, double labelled) {}

  /** Near 2⁶⁴ over the golden ratio: streams of different steps share nothing. */
  private static final long ODD = 0x9E3779B97F4A7C15L;
}
