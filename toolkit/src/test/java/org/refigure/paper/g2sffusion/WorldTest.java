package org.refigure.paper.g2sffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WorldTest {
  private final World world = World.anisotropic(1);

  /** Coordinates of an example in the frame of its prototype. */
  private double[] local(Views views, int modality, int n, double[] from) {
    double[] x = views.features()[modality][n];
    double[][] q = world.frames()[modality][views.prototypes()[n]];
    double[] parts = new double[8];
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        parts[j] += q[i][j] * (x[i] - from[i]);
      }
    }
    return parts;
  }

  @Test
  void normal_examples_have_the_scales_of_their_frame() {
    Views views = world.normals(4000, 2);
    double loose = 0;
    double tight = 0;
    for (int n = 0; n < 4000; n++) {
      double[] parts = local(views, 1, n, world.prototypes()[1][views.prototypes()[n]]);
      loose += parts[0] * parts[0] / 4000;
      tight += parts[7] * parts[7] / 4000;
    }
    assertThat(Math.sqrt(loose)).isCloseTo(1, within(0.05)); // 4 standard errors
    assertThat(Math.sqrt(tight)).isCloseTo(0.08, within(0.004));
  }

  @Test
  void anomalies_are_normal_examples_moved_by_their_length_in_one_or_both_modalities() {
    Views normal = world.normals(300, 3);
    int[] moved = new int[4];
    Views tight = world.anomalies(300, 0.9, World.Shift.TIGHT, 3);
    for (int n = 0; n < 300; n++) {
      int which = 0;
      for (int m = 0; m < 2; m++) {
        double[] parts = local(tight, m, n, normal.features()[m][n]);
        double square = 0;
        for (int j = 4; j < 8; j++) {
          square += parts[j] * parts[j];
          assertThat(parts[j - 4]).isCloseTo(0, within(1e-12)); // none along loose columns
        }
        boolean here = square > 1e-12;
        which += here ? 1 + m : 0;
        if (here) {
          assertThat(Math.sqrt(square)).isCloseTo(0.9, within(1e-12));
        }
      }
      moved[which]++;
    }
    assertThat(moved[0]).isZero();
    assertThat(moved[1]).isBetween(70, 130);
    assertThat(moved[2]).isBetween(70, 130);
    assertThat(moved[3]).isBetween(70, 130);
  }

  @Test
  void the_isotropic_world_has_the_same_prototypes_and_frames() {
    World isotropic = World.isotropic(1);
    assertThat(isotropic.prototypes()).isDeepEqualTo(world.prototypes());
    assertThat(isotropic.frames()[1][5]).isDeepEqualTo(world.frames()[1][5]);
    assertThat(isotropic.scales()).containsOnly(0.72);
  }
}
