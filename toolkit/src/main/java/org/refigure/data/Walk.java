package org.refigure.data;

/**
 * What a camera saw on its walk, and the truth. Camera frames have x ahead and y to the left.
 *
 * @param tokens frames × tokens × features; the frame token first, then one per visible landmark
 * @param points frames × visible landmarks × 2, in the camera's frame, m
 * @param path frames × (x, y, heading), in the room's frame
 * @param landmarks all of them, in the room's frame
 * @param sides of the room, m
 */
public record Walk(
    double[][][] tokens,
    double[][][] points,
    double[][] path,
    double[][] landmarks,
    double[] sides) {

  /** Frames of the walk. */
  public int frames() {
    return tokens.length;
  }

  /** s of a frame: the mean distance of its visible landmarks; NaN if it sees none. */
  public double scale(int frame) {
    double sum = 0;
    for (double[] point : points[frame]) {
      sum += Math.hypot(point[0], point[1]);
    }
    return sum / points[frame].length;
  }

  /** Pose of a frame seen from another: x, y (m), sin and cos of the change of heading. */
  public double[] pose(int frame, int from) {
    double[] place = seenFrom(path[from], path[frame]);
    double turn = path[frame][2] - path[from][2];
    return new double[] {place[0], place[1], Math.sin(turn), Math.cos(turn)};
  }

  /** A point of the room in the frame of a camera (x, y, heading). */
  static double[] seenFrom(double[] camera, double[] point) {
    double x = point[0] - camera[0];
    double y = point[1] - camera[1];
    double cos = Math.cos(camera[2]);
    double sin = Math.sin(camera[2]);
    return new double[] {cos * x + sin * y, cos * y - sin * x};
  }
}
