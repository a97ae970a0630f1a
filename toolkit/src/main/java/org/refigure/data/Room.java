package org.refigure.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Rectangular rooms with sides U(3, 8) m, times a global scale whose logarithm is uniform in ±ln 2,
 * and walks through them: step N(0.15, 0.05) m times the scale, heading change N(0, 8°), and a turn
 * of 20° towards the middle where four steps ahead is a wall.
 *
 * @param landmarks on the walls, uniform along the perimeter
 * @param visible how many a frame sees at most: the nearest in the field of view of 120°
 * @param cue whether tokens carry the apparent size, the only metric number in them
 */
public record Room(int landmarks, int visible, boolean cue) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public Room {
    if (landmarks < 1 || visible < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "landmarks %d and visible %d must be ≥ 1 (room)", landmarks, visible));
    }
  }

  /** Numbers of a token: sin, cos of the bearing, ln apparent size, frame token?, identity. */
  public static final int FEATURES = 12;

  private static final double HALF_VIEW = Math.toRadians(60);
  private static final double LANDMARK_SIZE = 0.3;

  /** A walk of some frames that a seed decides. */
  public Walk walk(int frames, long seed) {
    return walk(frames, RandomSource.XO_SHI_RO_256_PP.create(seed));
  }

  /** A walk of some frames; the random numbers decide it. */
  public Walk walk(int frames, UniformRandomProvider random) {
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    double scale = Math.exp((2 * random.nextDouble() - 1) * Math.log(2));
    double[] sides = {3 + 5 * random.nextDouble(), 3 + 5 * random.nextDouble()};
    double[][] marks = new double[landmarks][];
    double[][] identity = new double[landmarks][8];
    for (int i = 0; i < landmarks; i++) {
      marks[i] = onWall(random.nextDouble() * 2 * (sides[0] + sides[1]), sides);
      for (int c = 0; c < 8; c++) {
        identity[i][c] = normal.sample();
      }
    }
    double[] camera = {
      sides[0] * (0.25 + 0.5 * random.nextDouble()),
      sides[1] * (0.25 + 0.5 * random.nextDouble()),
      2 * Math.PI * random.nextDouble()
    };
    double[][] path = new double[frames][];
    double[][][] tokens = new double[frames][][];
    double[][][] points = new double[frames][][];
    for (int t = 0; t < frames; t++) {
      path[t] = new double[] {scale * camera[0], scale * camera[1], camera[2]};
      List<Seen> seen = look(camera, marks);
      tokens[t] = tokens(seen, identity, scale, normal);
      points[t] = seen.stream().map(each -> scaled(each.point, scale)).toArray(double[][]::new);
      step(camera, sides, normal);
    }
    double[][] corners = new double[landmarks][];
    for (int i = 0; i < landmarks; i++) {
      corners[i] = scaled(marks[i], scale);
    }
    return new Walk(tokens, points, path, corners, scaled(sides, scale));
  }

  /** A landmark in view: which, and where in the frame of the camera before the global scale. */
  private record Seen(int mark, double[] point, double distance) {}

  private List<Seen> look(double[] camera, double[][] marks) {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < landmarks; i++) {
      double[] point = Walk.seenFrom(camera, marks[i]);
      if (Math.abs(Math.atan2(point[1], point[0])) <= HALF_VIEW) {
        seen.add(new Seen(i, point, Math.hypot(point[0], point[1])));
      }
    }
    seen.sort(Comparator.comparingDouble(Seen::distance));
    return seen.subList(0, Math.min(visible, seen.size()));
  }

  private double[][] tokens(
      List<Seen> seen, double[][] identity, double scale, ContinuousSampler normal) {
    double[][] tokens = new double[seen.size() + 1][FEATURES];
    tokens[0][3] = 1;
    for (int i = 0; i < seen.size(); i++) {
      Seen each = seen.get(i);
      double[] token = tokens[i + 1];
      double size = Math.log(LANDMARK_SIZE / (scale * each.distance)) + 0.1 * normal.sample();
      token[0] = each.point[1] / each.distance;
      token[1] = each.point[0] / each.distance;
      token[2] = cue ? size : 0;
      System.arraycopy(identity[each.mark], 0, token, 4, 8);
    }
    return tokens;
  }

  private static double[] scaled(double[] point, double scale) {
    return new double[] {scale * point[0], scale * point[1]};
  }

  private static void step(double[] camera, double[] sides, ContinuousSampler normal) {
    double step = 0.15 + 0.05 * normal.sample();
    camera[0] = inside(camera[0] + step * Math.cos(camera[2]), sides[0]);
    camera[1] = inside(camera[1] + step * Math.sin(camera[2]), sides[1]);
    camera[2] += Math.toRadians(8) * normal.sample();
    double x = camera[0] + 0.6 * Math.cos(camera[2]);
    double y = camera[1] + 0.6 * Math.sin(camera[2]);
    if (x != inside(x, sides[0]) || y != inside(y, sides[1])) {
      double[] middle = Walk.seenFrom(camera, new double[] {sides[0] / 2, sides[1] / 2});
      camera[2] += Math.signum(middle[1]) * Math.toRadians(20);
    }
  }

  private static double inside(double x, double side) {
    return Math.max(0.2, Math.min(side - 0.2, x));
  }

  private static double[] onWall(double along, double[] sides) {
    double rest = along % (sides[0] + sides[1]);
    boolean far = along >= sides[0] + sides[1];
    return rest < sides[0]
        ? new double[] {rest, far ? sides[1] : 0}
        : new double[] {far ? sides[0] : 0, rest - sides[0]};
  }
}
