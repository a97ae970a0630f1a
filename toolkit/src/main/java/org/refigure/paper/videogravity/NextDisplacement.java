package org.refigure.paper.videogravity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.data.video.Fall;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Pairs;

/**
 * A world model of one number: how far an object has come and how far in the last frame → how far
 * in the next.
 *
 * <p>Inputs are (distance from the start, last displacement, sine of the slope), the output is the
 * next displacement; lengths count in units of 2 m, downwards is positive, twelve frames a second.
 */
public final class NextDisplacement {
  /** Length that counts as 1, in metres. */
  public static final double UNIT = 2;

  /** Frames a second. */
  public static final double FRAMES_PER_SECOND = 12;

  private static final double PATIENCE = 20;

  private NextDisplacement() {}

  /**
   * Distances from the start, frame by frame, of an object that slides from rest without friction:
   * every frame before contact and the first after it.
   *
   * @param length of the way, in metres
   * @param acceleration along the way, in m/s²
   */
  public static double[] distances(double length, double acceleration) {
    Fall fall = Fall.free(length, acceleration);
    double[] distances = new double[(int) Math.floor(fall.time() * FRAMES_PER_SECOND) + 2];
    Arrays.setAll(distances, k -> fall.fallen(k / FRAMES_PER_SECOND));
    return distances;
  }

  /** The same frames in another order. */
  public static double[] shuffled(double[] distances, long seed) {
    int[] order = Samples.order(distances.length, seed);
    return Arrays.stream(order).mapToDouble(k -> distances[k]).toArray();
  }

  /**
   * What clips teach: a step from each frame but the last two, for the step into the ground is cut
   * short by contact. The displacement before the first frame is 0.
   *
   * @param sines of the slope of each clip, 1 for a free fall
   * @param clips distances from the start, frame by frame, in metres
   */
  public static Pairs pairs(double[] sines, List<double[]> clips) {
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int clip = 0; clip < sines.length; clip++) {
      double[] x = clips.get(clip);
      for (int k = 0; k + 2 < x.length; k++) {
        double last = k == 0 ? 0 : x[k] - x[k - 1];
        inputs.add(new double[] {x[k] / UNIT, last / UNIT, sines[clip]});
        targets.add(new double[] {(x[k + 1] - x[k]) / UNIT});
      }
    }
    return Pairs.of(inputs.toArray(double[][]::new), targets.toArray(double[][]::new));
  }

  /**
   * Batches of such steps as a function of the training's step: a clip is drawn, each as often as
   * the other, and one of its frames. Frames drawn alike would count slow clips more, for they have
   * more of them.
   *
   * @param clips each of at least three frames
   * @throws IllegalArgumentException if a clip has fewer
   */
  public static LongFunction<Pairs> batches(
      double[] sines, List<double[]> clips, int batch, long seed) {
    int[] start = new int[clips.size() + 1];
    for (int clip = 0; clip < clips.size(); clip++) {
      int frames = clips.get(clip).length;
      if (frames < 3) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "clip %d has %d frames, must be >= 3: take a longer way (batches)",
                clip,
                frames));
      }
      start[clip + 1] = start[clip] + frames - 2;
    }
    Pairs all = pairs(sines, clips);
    return step -> {
      var random = RandomSource.XO_SHI_RO_256_PP.create(seed + step * 0x9E3779B97F4A7C15L);
      int[] drawn = new int[batch];
      for (int i = 0; i < batch; i++) {
        int clip = random.nextInt(clips.size());
        drawn[i] = random.nextInt(start[clip], start[clip + 1]);
      }
      return all.pick(drawn);
    };
  }

  /**
   * Lets a model imagine the way from rest.
   *
   * @param length of the way, in metres
   * @param sine of the slope
   * @return distances from the start, frame by frame; the last is beyond the ground, unless that is
   *     not reached within 20 seconds
   */
  public static double[] imagined(Block model, Parameters weights, double length, double sine) {
    List<Double> distances = new ArrayList<>(List.of(0.0));
    DoubleMatrix state = DoubleMatrix.zeros(1, 3);
    double now = 0;
    double last = 0;
    while (now < length && distances.size() <= PATIENCE * FRAMES_PER_SECOND) {
      state.data()[0] = now / UNIT;
      state.data()[1] = last / UNIT;
      state.data()[2] = sine;
      last = UNIT * model.at(weights, state).get(0, 0);
      now += last;
      distances.add(now);
    }
    return distances.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The effective acceleration of an imagined way, in m/s²: by the parabola through the frames
   * before contact; by the contact frame where these are fewer than three; 0 where the ground is
   * not reached within 20 seconds or the parabola does not open downwards.
   */
  public static double acceleration(Block model, Parameters weights, double length, double sine) {
    double[] all = imagined(model, weights, length, sine);
    if (!(all[all.length - 1] >= length)) {
      return 0;
    }
    if (all.length < 4) {
      return new TimedFall(length, (all.length - 1) / FRAMES_PER_SECOND).gravity();
    }
    double[] before = Arrays.copyOf(all, all.length - 1);
    return Math.max(0, new Track(FRAMES_PER_SECOND, length, before, 0).fit().acceleration());
  }

  /**
   * Weights to continue from: those of a trained model, and fresh ones for what it lacks.
   *
   * @param model has all parameters of the trained one
   * @param seed decides the fresh ones
   */
  public static Parameters continued(Block model, Parameters trained, long seed) {
    var weights = Parameters.initialDoubles(model.parameters(), new GaussianStream(seed));
    trained
        .descriptions()
        .forEach(each -> weights.write(each.name(), trained.getDoubles(each.name()).data()));
    return weights;
  }
}
