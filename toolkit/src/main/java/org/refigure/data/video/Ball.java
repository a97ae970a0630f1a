package org.refigure.data.video;

/**
 * A ball in front of the camera.
 *
 * @param colour by which a tracker finds it
 * @param fall what it does
 * @param distance from the camera, in metres
 */
public record Ball(Colour colour, Fall fall, double distance) {
  /** Radius of every ball, in metres. */
  public static final double RADIUS = 0.12;

  /** Four metres away, where a metre is 100 pixels for the cameras given here. */
  public Ball(Colour colour, Fall fall) {
    this(colour, fall, 4);
  }

  /** What tells balls apart: the channel of a pixel in which they are bright. */
  public enum Colour {
    /** Bright in red alone. */
    RED,
    /** Bright in green alone. */
    GREEN,
    /** Bright in blue alone. */
    BLUE
  }
}
