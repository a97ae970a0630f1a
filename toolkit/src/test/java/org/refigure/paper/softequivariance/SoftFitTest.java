package org.refigure.paper.softequivariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.lie.EquivarianceError;
import org.refigure.lie.EquivariantMaps;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.VectorGate;

class SoftFitTest {
  private final Block network =
      Block.sequence(
          Linear.of("1", 15, 12).unbiased(),
          new VectorGate("1", 4),
          Linear.of("2", 12, 3).unbiased());
  private final Parameters weights =
      Parameters.initialDoubles(network.parameters(), new GaussianStream(3));
  private final Pairs pairs = Bodies.preferred(6, 0.5, 2, 8);

  @Test
  void the_gradient_of_loss_and_penalties_agrees_with_differences() {
    SoftFit fit = SoftFit.of(network, 0.3, Symmetry.O2_X, Symmetry.SO3);
    GradientCheck.of(fit, weights, pairs).require(1e-6);
  }

  @Test
  void projected_layers_make_an_equivariant_network() {
    for (var each : weights.descriptions()) {
      if (each.name().startsWith("W")) {
        var w = weights.getDoubles(each.name());
        weights.write(each.name(), Symmetry.SO3.project(w.data(), w.columns()));
      }
    }
    assertThat(SoftFit.of(network, 1, Symmetry.SO3).penalty(Symmetry.SO3, weights)).isZero();
    List<double[][]> elements = Symmetry.SO3.elements(4, 5);
    double error =
        EquivarianceError.of(
            x -> network.at(weights, x), pairs.inputs().toRows(), elements, elements);
    assertThat(error).isLessThan(1e-24);
    assertThat(network.at(weights, pairs.inputs()).data()[0]).isNotZero();
  }

  @Test
  void tuning_keeps_the_group_of_least_distance_and_lowers_the_others() {
    SoftFit fit = SoftFit.of(network, 0.1, Symmetry.O2_X, Symmetry.O2_Z);
    SoftFit tuned = fit.tuned(Map.of(Symmetry.O2_X, 6.0, Symmetry.O2_Z, 2.0), 2);
    assertThat(tuned.lambdas().get(Symmetry.O2_Z)).isEqualTo(0.1);
    assertThat(tuned.lambdas().get(Symmetry.O2_X)).isCloseTo(0.1 / 9, within(1e-15));
    assertThatThrownBy(() -> fit.tuned(Map.of(Symmetry.O2_X, 6.0), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be > 0");
  }

  @Test
  void without_the_axis_the_target_turns_with_its_points() {
    Pairs still = Bodies.preferred(1, 0, 2, 1);
    Pairs other = Bodies.preferred(1, 1, 2, 1);
    double[] r = still.inputs().data();
    assertThat(other.targets().data()[2] - still.targets().data()[2])
        .isCloseTo(r[2] + r[5] + r[8] + r[11] + r[14], within(1e-12));
    assertThat(other.targets().data()[0]).isEqualTo(still.targets().data()[0]);
  }

  @Test
  void the_floor_is_the_variance_that_averaging_over_rotations_leaves() {
    double[][] h = {{0, 0, 0}, {0, 0, 0}, {0, 0, 1}};
    double[][] mean = EquivariantMaps.commuting(Symmetry.SO3.elements(5, 3)).project(h);
    double floor = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        floor += 5 * Math.pow(h[i][j] - mean[i][j], 2); // E‖(h − mean)s‖² for s ~ N(0, 5I)
      }
    }
    assertThat(Bodies.floor(1)).isCloseTo(floor, within(1e-12));
    assertThat(Bodies.floor(0.3)).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void one_body_on_the_x_axis() {
    double[][] inertia = Bodies.inertia(new double[] {1}, new double[][] {{1, 0, 0}}, 2, 0.3);
    assertThat(inertia).isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 1.3}});
    double[][] other = Bodies.inertia(new double[] {2}, new double[][] {{0, 0, 1}}, -1, 0.3);
    assertThat(other[0][0]).isCloseTo(1.4, within(1e-15));
    assertThat(other[1][1]).isCloseTo(2.6, within(1e-15));
    assertThatThrownBy(() -> Bodies.inertia(new double[] {1}, new double[][] {{1, 0, 0}}, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("axis = 0");
  }

  @Test
  void the_map_without_symmetry_is_the_same_for_every_sample() {
    Pairs one = Bodies.linear(3, 7, 1);
    Pairs two = Bodies.linear(3, 7, 2);
    assertThat(one.inputs().data()).isNotEqualTo(two.inputs().data());
    SimpleMatrix fifteen = new SimpleMatrix(Bodies.linear(15, 7, 1).inputs().toRows());
    SimpleMatrix map = fifteen.solve(new SimpleMatrix(Bodies.linear(15, 7, 1).targets().toRows()));
    SimpleMatrix there = new SimpleMatrix(two.inputs().toRows()).mult(map);
    assertThat(there.minus(new SimpleMatrix(two.targets().toRows())).normF()).isLessThan(1e-9);
  }
}
