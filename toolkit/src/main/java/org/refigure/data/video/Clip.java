package org.refigure.data.video;

import java.util.List;
import java.util.Locale;
import org.refigure.data.GaussianStream;

/**
 * A video of balls that are let go at frame 0 before a textured wall: shaded discs with smooth
 * edges, side by side, until they have come to rest.
 */
public final class Clip {
  private static final int SUB_FRAMES = 8;
  private static final int FRAMES_AT_REST = 4;
  private static final double LONGEST = 20;

  private final Camera camera;
  private final double framesPerSecond;
  private final List<Ball> balls;
  private final double exposure;
  private final int[] wall;

  /**
   * A clip.
   *
   * @param framesPerSecond f; frame k begins at k/f
   * @param balls one to three, side by side
   * @param exposure share of a frame's time in which it collects light (8 sub-frames); 0 for none
   * @param seed decides the texture of the wall
   * @throws IllegalArgumentException if a ball would begin outside of the frame
   */
  public Clip(Camera camera, double framesPerSecond, List<Ball> balls, double exposure, long seed) {
    this.camera = camera;
    this.framesPerSecond = framesPerSecond;
    this.balls = List.copyOf(balls);
    this.exposure = exposure;
    for (Ball ball : balls) {
      double top = row(ball, 0) - Ball.RADIUS * camera.pixelsPerMetre(ball.distance());
      if (top < 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "height = %s m at distance = %s m begins %.0f pixels above the frame: a disc cut"
                    + " off moves its centroid (clip)",
                ball.fall().height(),
                ball.distance(),
                1 - top));
      }
    }
    wall = wall(seed);
  }

  /** Frames until all balls that fall have lain still for four; 20 seconds at most. */
  public int frames() {
    double last =
        balls.stream()
            .mapToDouble(ball -> ball.fall().time())
            .filter(t -> t < LONGEST)
            .max()
            .orElse(1);
    return (int) Math.ceil(last * framesPerSecond) + 1 + FRAMES_AT_REST;
  }

  /** The picture of frame k. */
  public Frame frame(int k) {
    int[] rgb = wall.clone();
    for (int i = 0; i < balls.size(); i++) {
      draw(rgb, balls.get(i), camera.width() * (i + 1.0) / (balls.size() + 1), k);
    }
    return new Frame(camera.width(), rgb);
  }

  /**
   * Follows a ball by the centroid of its colour through all frames.
   *
   * @return rows in pixels, growing downwards
   */
  public double[] rows(Ball.Colour colour) {
    double[] rows = new double[frames()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = frame(k).centroid(colour)[1];
    }
    return rows;
  }

  private double row(Ball ball, double seconds) {
    double above = ball.fall().height() - ball.fall().fallen(seconds) + Ball.RADIUS;
    return camera.groundRow() - above * camera.pixelsPerMetre(ball.distance());
  }

  private void draw(int[] rgb, Ball ball, double middle, int k) {
    int times = exposure > 0 ? SUB_FRAMES : 1;
    double[] centres = new double[times];
    for (int j = 0; j < times; j++) {
      double open = exposure > 0 ? exposure * (j + 0.5) / times : 0;
      centres[j] = row(ball, (k + open) / framesPerSecond);
    }
    double radius = Ball.RADIUS * camera.pixelsPerMetre(ball.distance());
    int reach = (int) Math.ceil(radius) + 1;
    int lowest = Math.min(camera.height() - 1, (int) centres[times - 1] + reach);
    for (int y = Math.max(0, (int) centres[0] - reach); y <= lowest; y++) {
      for (int x = (int) middle - reach; x <= (int) middle + reach; x++) {
        double cover = 0;
        double light = 0;
        for (double centre : centres) {
          double inside = cover(x - middle, y - centre, radius);
          cover += inside / times;
          light += inside / times * shade((x - middle) / radius, (y - centre) / radius);
        }
        int at = y * camera.width() + x;
        rgb[at] = mixed(rgb[at], ball.colour(), cover, light);
      }
    }
  }

  private static double cover(double x, double y, double radius) {
    return Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x, y)));
  }

  // Lambert's law on a sphere, the lamp above the camera's left shoulder.
  private static double shade(double x, double y) {
    double z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
    return 0.5 + 0.5 * Math.max(0, (-x - y + z) / Math.sqrt(3));
  }

  private static int mixed(int wall, Ball.Colour colour, double cover, double light) {
    int mixed = 0;
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      double own = channel == colour.ordinal() ? 240 : 40;
      mixed |= (int) Math.round((1 - cover) * (wall >> shift & 255) + light * own) << shift;
    }
    return mixed;
  }

  private int[] wall(long seed) {
    var stream = new GaussianStream(seed);
    double phase = stream.next();
    int[] rgb = new int[camera.width() * camera.height()];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % camera.width();
      int y = i / camera.width();
      double waves = Math.sin(0.11 * x + phase) * Math.sin(0.07 * y - phase);
      double grey = (y > camera.groundRow() ? 70 : 140) + 25 * waves + 8 * stream.next();
      int level = (int) Math.round(Math.min(230, Math.max(10, grey)));
      rgb[i] = level << 16 | level << 8 | level;
    }
    return rgb;
  }
}
