package org.refigure.paper.curriculumpinn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.NeedsData;
import org.refigure.data.NumpyArchive;
import org.refigure.data.PinnCheckpoints;
import org.refigure.pde.Grid;

class PublishedTest {
  @Test
  @NeedsData("curriculum_pinn_checkpoints.npz")
  void errors_of_the_published_networks_are_those_of_an_independent_program() {
    NumpyArchive networks = PinnCheckpoints.load();
    double[] errors = {8.150e-3, 1.735e-2, 4.219, 2.006, 3.039e-3, 1.813e-4};
    for (int i = 0; i < errors.length; i++) {
      assertThat(Published.P1.relativeError(networks, Published.METHODS.get(i)))
          .isCloseTo(errors[i], within(5e-4 * errors[i]));
    }
    assertThat(Published.W.relativeError(networks, "gpinn")).isCloseTo(1.9898e-3, within(1e-7));
    assertThat(Published.W.largestError(networks, "gpinn")).isCloseTo(2.9967e-3, within(1e-7));
    assertThat(Published.P1.stalled(networks, "pinn")).isCloseTo(0.884, within(1e-3));
    double[] unscaled = Published.F.solution(networks, "cgmpinn", false);
    assertThat(Grid.relativeError(unscaled, Published.F::exact, Published.F.grid()))
        .isCloseTo(0.33, within(5e-3));
    assertThat(Published.F.best(networks)).isEqualTo("cgmpinn");
  }

  @Test
  void fishers_front_solves_its_equation() {
    double h = 1e-4;
    double x = 0.4;
    double t = 0.3;
    double u = Published.F.exact(x, t);
    double slope = (Published.F.exact(x, t + h) - Published.F.exact(x, t - h)) / (2 * h);
    double bend = (Published.F.exact(x + h, t) - 2 * u + Published.F.exact(x - h, t)) / (h * h);
    assertThat(slope).isCloseTo(0.25 * bend + 4 * u * (1 - u), within(1e-5));
  }
}
