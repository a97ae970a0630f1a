package org.refigure.paper.videogravity;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.data.GaussianStream;
import org.refigure.data.video.Fall;
import org.refigure.stats.BallisticFit;

/**
 * The distances that one object has fallen, frame by frame, from its release to the last frame
 * before contact.
 *
 * @param framesPerSecond f
 * @param height h, from the release to the ground, in metres
 * @param fallen d₀, d₁, …, in metres; at least three
 * @param delay of what a frame shows behind k/f: half the exposure where motion is blurred
 */
public record Track(double framesPerSecond, double height, double[] fallen, double delay) {
  private static final double LEAST_PIXELS = 5;

  /**
   * Copies the distances.
   *
   * @throws IllegalArgumentException if the height is not positive or there are too few frames
   */
  public Track {
    if (!(height > 0 && framesPerSecond > 0) || fallen.length < 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "height = %s and %s frames per second must be > 0, and %d frames before contact at"
                  + " least 3: take a higher drop or frame rate (track)",
              height,
              framesPerSecond,
              fallen.length));
    }
    fallen = fallen.clone();
  }

  /** A copy: the distances cannot be changed from outside. */
  @Override
  public double[] fallen() {
    return fallen.clone();
  }

  /**
   * A fall seen at the times k/f up to its contact, with noise.
   *
   * @param noise standard deviation of each distance, as a share of the height
   */
  public static Track of(Fall fall, double framesPerSecond, double noise, GaussianStream stream) {
    double[] fallen = new double[(int) Math.floor(fall.time() * framesPerSecond) + 1];
    for (int k = 0; k < fallen.length; k++) {
      fallen[k] = fall.fallen(k / framesPerSecond) + noise * fall.height() * stream.next();
    }
    return new Track(framesPerSecond, fall.height(), fallen, 0);
  }

  /**
   * A track from the rows of a ball in every frame, from its release at frame 0 until it lies
   * still. Height and ground come from the first and the last row; the frames within a pixel of the
   * ground, and under blur the one before them, count as contact.
   *
   * @param rows in pixels, growing downwards
   * @param metresPerPixel what the observer believes
   * @param exposure share of a frame's time in which it collects light
   * @throws IllegalArgumentException if nothing moves, or does not come to rest
   */
  public static Track of(
      double[] rows, double framesPerSecond, double metresPerPixel, double exposure) {
    int last = rows.length - 1;
    if (last < 3 || !(rows[last] - rows[0] >= LEAST_PIXELS)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "moved %.2f pixels down in %d frames, must be >= %s: a still clip has no gravity"
                  + " to measure (track)",
              rows[last] - rows[0],
              rows.length,
              LEAST_PIXELS));
    }
    if (Math.abs(rows[last] - rows[last - 2]) > 0.5) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "moved %.2f pixels in the last two frames, must be <= 0.5: take a longer clip, until"
                  + " the object lies still (track)",
              Math.abs(rows[last] - rows[last - 2])));
    }
    int contact = 0;
    while (rows[contact] < rows[last] - 1) {
      contact++;
    }
    double[] fallen = new double[exposure > 0 ? contact - 1 : contact];
    Arrays.setAll(fallen, k -> (rows[k] - rows[0]) * metresPerPixel);
    double height = (rows[last] - rows[0]) * metresPerPixel;
    return new Track(framesPerSecond, height, fallen, exposure / 2 / framesPerSecond);
  }

  /** The time by the first frame after contact: t = (number of frames before it)/f. */
  public TimedFall contactFrame() {
    return new TimedFall(height, fallen.length / framesPerSecond);
  }

  /**
   * The time by the parabola of a start from rest, t = √(2h/â), below the spacing of frames.
   *
   * @throws IllegalArgumentException if the object does not move downwards
   */
  public TimedFall parabola() {
    double acceleration = fit().acceleration();
    if (!(acceleration > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "acceleration = %.3g m/s² must be > 0: there is no fall to time (track)",
              acceleration));
    }
    return new TimedFall(height, Math.sqrt(2 * height / acceleration));
  }

  /** The acceleration of a start from rest. */
  public BallisticFit fit() {
    return BallisticFit.fromRest(times(), fallen);
  }

  /** The same with each frame taken for the moment at which it begins, blurred or not. */
  public Track undelayed() {
    return new Track(framesPerSecond, height, fallen, 0);
  }

  /** The times of the frames, seconds after the release. */
  public double[] times() {
    double[] times = new double[fallen.length];
    Arrays.setAll(times, k -> k / framesPerSecond + delay);
    return times;
  }
}
