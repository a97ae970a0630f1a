package org.refigure.model.frames;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Normalisation;

/**
 * A {@link FrameTransformer} that reads a stream group by group and keeps the keys and values of
 * the last q frames, stored once, as computed when their group was current. In plain arrays.
 */
public final class FrameStream {
  private final FrameTransformer model;
  private final Parameters weights;
  private final boolean sink;
  private int queue;
  private int frames;
  private final Deque<Cached> cache = new ArrayDeque<>();

  /** A frame in the cache: layers × tokens × width. */
  private record Cached(int frame, double[][][] keys, double[][][] values) {}

  private FrameStream(FrameTransformer model, Parameters weights, int queue, boolean sink) {
    if (queue < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "queue %d must be ≥ 0 (frame stream)", queue));
    }
    this.model = model;
    this.weights = weights;
    this.queue = queue;
    this.sink = sink;
  }

  /** A stream with a queue of q frames, or {@link FrameWindow#UNBOUNDED}. */
  public static FrameStream of(FrameTransformer model, Parameters weights, int queue) {
    return new FrameStream(model, weights, queue, false);
  }

  /** The same with frame 0 kept for ever besides: an attention sink. */
  public static FrameStream withSink(FrameTransformer model, Parameters weights, int queue) {
    return new FrameStream(model, weights, queue, true);
  }

  /** From now on only the last q frames. */
  public void limit(int frames) {
    queue = frames;
    evict();
  }

  /** Tokens in the cache. */
  public int cachedTokens() {
    return cache.stream().mapToInt(each -> each.keys[0].length).sum();
  }

  /**
   * Reads a whole video, so many frames at a time.
   *
   * @param video frames × tokens × features
   * @return frames × tokens × outputs
   */
  public double[][][] read(double[][][] video, int group) {
    double[][][] all = new double[video.length][][];
    for (int from = 0; from < video.length; from += group) {
      double[][][] part = Arrays.copyOfRange(video, from, Math.min(from + group, video.length));
      System.arraycopy(next(part), 0, all, from, part.length);
    }
    return all;
  }

  /**
   * Reads the next group.
   *
   * @param group frames × tokens × features
   * @return frames × tokens × outputs
   */
  public double[][][] next(double[][]... group) {
    int[] frameOf = new int[Arrays.stream(group).mapToInt(each -> each.length).sum()];
    double[][] x = new double[frameOf.length][];
    int row = 0;
    for (int t = 0; t < group.length; t++) {
      for (double[] token : group[t]) {
        frameOf[row] = frames + t;
        x[row++] = token;
      }
    }
    double[][][] keys = new double[model.layers()][][];
    double[][][] values = new double[model.layers()][][];
    double[][] h = linear(x, "In", true);
    for (int l = 0; l < model.layers(); l++) {
      double[][] normed = norm(h, "A" + l);
      keys[l] = linear(normed, "k" + l, false);
      values[l] = linear(normed, "v" + l, false);
      double[][] q = linear(normed, "q" + l, false);
      add(h, linear(attend(l, q, keys[l], values[l], frameOf), "o" + l, false));
      double[][] hidden = linear(norm(h, "F" + l), "Up" + l, true);
      for (double[] each : hidden) {
        Arrays.setAll(each, c -> Math.max(0, each[c]));
      }
      add(h, linear(hidden, "Down" + l, true));
    }
    double[][] out = linear(norm(h, "Out"), "Head", true);
    double[][][] split = new double[group.length][][];
    row = 0;
    for (int t = 0; t < group.length; t++) {
      int end = row + group[t].length;
      split[t] = Arrays.copyOfRange(out, row, end);
      cache.addLast(new Cached(frames + t, part(keys, row, end), part(values, row, end)));
      row = end;
    }
    frames += group.length;
    evict();
    return split;
  }

  private void evict() {
    cache.removeIf(each -> frames - each.frame > queue && !(sink && each.frame == 0));
  }

  private double[][] attend(int l, double[][] q, double[][] k, double[][] v, int[] frameOf) {
    List<double[]> keys = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<Integer> keyFrames = new ArrayList<>();
    for (Cached each : cache) {
      keys.addAll(List.of(each.keys[l]));
      values.addAll(List.of(each.values[l]));
      keyFrames.addAll(Collections.nCopies(each.keys[l].length, each.frame));
    }
    keys.addAll(List.of(k));
    values.addAll(List.of(v));
    Arrays.stream(frameOf).forEach(keyFrames::add);
    DoubleMatrix bias = weights.getDoubles("B" + l);
    int size = model.width() / model.heads();
    double[][] mixed = new double[q.length][model.width()];
    for (int i = 0; i < q.length; i++) {
      for (int head = 0; head < model.heads(); head++) {
        double[] p = new double[keys.size()];
        for (int j = 0; j < p.length; j++) {
          for (int c = head * size; c < (head + 1) * size; c++) {
            p[j] += q[i][c] * keys.get(j)[c];
          }
          int apart =
              Math.max(-model.reach(), Math.min(model.reach(), frameOf[i] - keyFrames.get(j)));
          p[j] = p[j] / Math.sqrt(size) + bias.get(head, model.reach() + apart);
        }
        double largest = Arrays.stream(p).max().orElseThrow();
        double sum = 0;
        for (int j = 0; j < p.length; j++) {
          p[j] = Math.exp(p[j] - largest);
          sum += p[j];
        }
        for (int j = 0; j < p.length; j++) {
          for (int c = head * size; c < (head + 1) * size; c++) {
            mixed[i][c] += p[j] / sum * values.get(j)[c];
          }
        }
      }
    }
    return mixed;
  }

  private double[][] linear(double[][] x, String name, boolean biased) {
    DoubleMatrix w = weights.getDoubles("W" + name);
    double[] b = biased ? weights.getDoubles("b" + name).data() : new double[w.columns()];
    double[][] y = new double[x.length][w.columns()];
    for (int i = 0; i < x.length; i++) {
      if (x[i].length != w.rows()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "a token has %d numbers and must have %d", x[i].length, w.rows()));
      }
      for (int j = 0; j < w.columns(); j++) {
        double sum = b[j];
        for (int c = 0; c < w.rows(); c++) {
          sum += x[i][c] * w.get(c, j);
        }
        y[i][j] = sum;
      }
    }
    return y;
  }

  private double[][] norm(double[][] x, String name) {
    DoubleMatrix gain = weights.getDoubles("gain" + name);
    DoubleMatrix shift = weights.getDoubles("shift" + name);
    double[][] y = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      double mean = Arrays.stream(row).average().orElseThrow();
      double variance =
          Arrays.stream(row).map(e -> (e - mean) * (e - mean)).average().orElseThrow();
      y[i] = new double[row.length];
      for (int c = 0; c < row.length; c++) {
        double unit = (row[c] - mean) / Math.sqrt(variance + Normalisation.EPSILON);
        y[i][c] = gain.get(0, c) * unit + shift.get(0, c);
      }
    }
    return y;
  }

  private static void add(double[][] to, double[][] more) {
    for (int i = 0; i < to.length; i++) {
      for (int c = 0; c < to[i].length; c++) {
        to[i][c] += more[i][c];
      }
    }
  }

  private static double[][][] part(double[][][] of, int from, int to) {
    return Arrays.stream(of)
        .map(layer -> Arrays.copyOfRange(layer, from, to))
        .toArray(double[][][]::new);
  }
}
