package org.refigure.paper.videogravity;

/**
 * What an observer concludes of one drop.
 *
 * @param height h, in metres as the observer believes
 * @param time t, in seconds as the observer believes
 */
public record TimedFall(double height, double time) {
  /** The effective gravity of one object, 2h/t², in m/s². */
  public double gravity() {
    return 2 * height / (time * time);
  }

  /**
   * R = (t₁²/t₂²)/(h₁/h₂), this object the first: 1 in any constant gravity, whatever the unit of
   * length and of time.
   */
  public double ratio(TimedFall second) {
    return time * time / (second.time * second.time) / (height / second.height);
  }
}
