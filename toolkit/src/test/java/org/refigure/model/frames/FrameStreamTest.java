package org.refigure.model.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;

class FrameStreamTest {
  private static final FrameTransformer MODEL = new FrameTransformer(4, 3, 8, 2, 2, 3);
  private static final Parameters WEIGHTS =
      Parameters.initialDoubles(MODEL.parameters(), new GaussianStream(9));

  private static double[][][] frames(int count) {
    double[][][] frames = new double[count][][];
    Arrays.setAll(frames, t -> Samples.normal(1 + t % 3, 4, 100 + t));
    return frames;
  }

  private static double[] changes(Supplier<FrameStream> fresh) {
    return Perturbation.of(frames(24), video -> new double[][][] {fresh.get().read(video, 1)[20]});
  }

  @Test
  void the_stream_computes_what_the_full_pass_with_the_same_mask_computes() {
    double[][][] frames = frames(12);
    for (int group : new int[] {1, 2, 4, 5, 12}) {
      FrameWindow window = new FrameWindow(group, 4);
      int[] tokens = Arrays.stream(frames).mapToInt(f -> f.length).toArray();
      double[] x =
          Arrays.stream(frames).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
      DoubleMatrix full =
          MODEL.at(
              WEIGHTS,
              new DoubleMatrix(x.length / 4, 4, x),
              FrameRows.of(new int[][] {tokens}, window));
      int row = 0;
      for (double[][] frame : FrameStream.of(MODEL, WEIGHTS, 4).read(frames, group)) {
        for (double[] token : frame) {
          assertArrayEquals(Arrays.copyOfRange(full.data(), 3 * row, 3 * row + 3), token, 1e-12);
          row++;
        }
      }
    }
  }

  @Test
  void what_lies_beyond_the_horizon_or_ahead_changes_nothing_at_all_and_what_lies_within_does() {
    double[] changes = changes(() -> FrameStream.of(MODEL, WEIGHTS, 4));
    for (int k = 0; k < 24; k++) {
      if (k < 20 - new FrameWindow(1, 4).horizon(2) || k > 20) {
        assertEquals(0, changes[k], "frame " + k);
      } else {
        assertTrue(changes[k] > 1e-12, "frame " + k);
      }
    }
  }

  @Test
  void a_sink_lets_frame_0_through_and_no_other_old_frame() {
    double[] changes = changes(() -> FrameStream.withSink(MODEL, WEIGHTS, 4));
    for (int k = 0; k < 12; k++) {
      assertEquals(k == 0, changes[k] > 0, "frame " + k);
    }
  }

  @Test
  void the_cache_is_bounded_by_the_queue_and_grows_without_one() {
    FrameStream queue = FrameStream.of(MODEL, WEIGHTS, 4);
    FrameStream all = FrameStream.of(MODEL, WEIGHTS, FrameWindow.UNBOUNDED);
    double[][][] frames = frames(12);
    queue.read(frames, 2);
    all.read(frames, 2);
    assertEquals(3 + 1 + 2 + 3, queue.cachedTokens());
    assertEquals(24, all.cachedTokens());
    all.limit(4);
    assertEquals(queue.cachedTokens(), all.cachedTokens());
  }
}
