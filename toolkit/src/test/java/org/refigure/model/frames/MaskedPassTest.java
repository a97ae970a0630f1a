package org.refigure.model.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;

/** Tape, stream and DJL are three programs of one function. */
class MaskedPassTest {
  private static final FrameTransformer MODEL = new FrameTransformer(4, 3, 8, 2, 2, 3);
  private static final Parameters WEIGHTS =
      Parameters.initialDoubles(MODEL.parameters(), new GaussianStream(9));

  @Test
  void an_independent_library_with_an_explicit_mask_agrees_in_both_precisions() {
    double[][][] frames = new double[9][][];
    Arrays.setAll(frames, t -> Samples.normal(1 + t % 3, 4, 100 + t));
    int[] tokens = Arrays.stream(frames).mapToInt(f -> f.length).toArray();
    double[] x =
        Arrays.stream(frames).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    DoubleMatrix input = new DoubleMatrix(x.length / 4, 4, x);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      for (FrameWindow window : new FrameWindow[] {new FrameWindow(1, 2), new FrameWindow(3, 3)}) {
        double[] tape = MODEL.at(WEIGHTS, input, FrameRows.of(new int[][] {tokens}, window)).data();
        var doubles = new MaskedPass(MODEL, WEIGHTS, DataType.FLOAT64);
        var floats = new MaskedPass(MODEL, WEIGHTS, DataType.FLOAT32);
        assertArrayEquals(tape, flat(doubles.masked(frames, window, manager)), 1e-12);
        assertArrayEquals(tape, flat(floats.masked(frames, window, manager)), 1e-5);
      }
      double[] all =
          MODEL
              .at(WEIGHTS, input, FrameRows.of(new int[][] {tokens}, new FrameWindow(9, 0)))
              .data();
      var doubles = new MaskedPass(MODEL, WEIGHTS, DataType.FLOAT64);
      assertArrayEquals(all, flat(doubles.bidirectional(frames, manager)), 1e-12);
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
