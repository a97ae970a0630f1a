package org.refigure.paper.liedecompositions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.lie.Matrix2;

class BumpsTest {
  private final Bumps image = Bumps.random(3, 5);
  private final Matrix2 g = new Matrix2(1.3, 0.4, -0.2, 0.8);

  @Test
  void the_lifting_layer_is_the_convolution_it_claims_to_be() {
    double sigma = 0.1;
    double x = 0.2;
    double y = -0.1;
    Matrix2 back = g.inverse();
    double sum = 0;
    double step = 0.02;
    for (double u = -1.5; u < 1.5; u += step) {
      for (double v = -1.5; v < 1.5; v += step) {
        double[] z = back.times(x - u, y - v);
        double gaussian =
            Math.exp(-(z[0] * z[0] + z[1] * z[1]) / (2 * sigma * sigma))
                / (2 * Math.PI * sigma * sigma);
        sum += image.at(u, v) * -z[0] / (sigma * sigma) * gaussian / g.determinant() * step * step;
      }
    }
    assertThat(image.lifted(g, sigma, new double[][] {{x, y}})[0]).isCloseTo(sum, within(1e-9));
  }

  @Test
  void lifting_the_moved_image_is_moving_the_lifted_one() {
    Matrix2 h = new Matrix2(0.9, -0.5, 0.3, 1.1);
    double[] place = {0.15, 0.3};
    double[] moved = h.times(place[0], place[1]);
    assertThat(image.warped(h).at(moved[0], moved[1]))
        .isCloseTo(image.at(place[0], place[1]), within(1e-14));
    double there = image.warped(h).lifted(h.times(g), 0.1, new double[][] {moved})[0];
    double here = image.lifted(g, 0.1, new double[][] {place})[0];
    assertThat(there).isCloseTo(here, within(1e-12)); // both kernels are divided by their own det
  }
}
