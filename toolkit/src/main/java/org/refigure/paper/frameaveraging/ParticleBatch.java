package org.refigure.paper.frameaveraging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.refigure.model.DoubleMatrix;
import org.refigure.symmetry.Isometry;

/**
 * Clouds of particles, each seen through all motions of its frame, as rows for a network: motion by
 * motion, particle by particle.
 *
 * @param nodes x, v, q of a particle in the coordinates of the motion, 7 columns
 * @param edges |r|², q_i q_j for each ordered pair of different particles of a cloud, 2 columns
 * @param from the row of nodes that an edge starts at
 * @param to the row that it ends at
 * @param turns the rotation of each row's motion, 9 columns, row-major
 * @param particle which particle of the batch (a row of displacements) a row of nodes is
 * @param share 1/(size of the frame) for each row, so that sums over a frame are means
 * @param displacements what is learned: later position minus position, 3 columns
 */
public record ParticleBatch(
    DoubleMatrix nodes,
    DoubleMatrix edges,
    int[] from,
    int[] to,
    DoubleMatrix turns,
    int[] particle,
    DoubleMatrix share,
    DoubleMatrix displacements) {
  /**
   * The rows of some clouds.
   *
   * @param frame from positions to motions; the identity alone for a network as it is
   */
  public static ParticleBatch of(
      List<ChargedParticles> clouds, Function<double[][], List<Isometry>> frame) {
    List<double[]> nodes = new ArrayList<>();
    List<double[]> edges = new ArrayList<>();
    List<double[]> turns = new ArrayList<>();
    List<double[]> shares = new ArrayList<>();
    List<double[]> displacements = new ArrayList<>();
    List<int[]> ends = new ArrayList<>();
    List<Integer> particles = new ArrayList<>();
    for (ChargedParticles cloud : clouds) {
      int n = cloud.charges().length;
      int first = displacements.size();
      List<Isometry> motions = frame.apply(cloud.positions());
      for (Isometry motion : motions) {
        Isometry inverse = motion.inverse();
        double[][] x = inverse.of(cloud.positions());
        double[][] v = inverse.ofVectors(cloud.velocities());
        int base = nodes.size();
        for (int i = 0; i < n; i++) {
          double[] q = cloud.charges();
          nodes.add(new double[] {x[i][0], x[i][1], x[i][2], v[i][0], v[i][1], v[i][2], q[i]});
          double[][] r = motion.orthogonal();
          turns.add(
              new double[] {
                r[0][0], r[0][1], r[0][2], r[1][0], r[1][1], r[1][2], r[2][0], r[2][1], r[2][2]
              });
          shares.add(new double[] {1.0 / motions.size()});
          particles.add(first + i);
          for (int j = 0; j < n; j++) {
            if (j != i) {
              edges.add(new double[] {squaredDistance(x[i], x[j]), q[i] * q[j]});
              ends.add(new int[] {base + j, base + i});
            }
          }
        }
      }
      for (int i = 0; i < n; i++) {
        double[] a = cloud.positions()[i];
        double[] b = cloud.later()[i];
        displacements.add(new double[] {b[0] - a[0], b[1] - a[1], b[2] - a[2]});
      }
    }
    return new ParticleBatch(
        matrix(nodes),
        matrix(edges),
        ends.stream().mapToInt(e -> e[0]).toArray(),
        ends.stream().mapToInt(e -> e[1]).toArray(),
        matrix(turns),
        particles.stream().mapToInt(i -> i).toArray(),
        matrix(shares),
        matrix(displacements));
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  private static DoubleMatrix matrix(List<double[]> rows) {
    return DoubleMatrix.of(rows.toArray(double[][]::new));
  }
}
