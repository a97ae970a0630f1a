package org.refigure.paper.softequivariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.refigure.data.Samples;
import org.refigure.lie.EquivariantMaps;

class SymmetryTest {
  @ParameterizedTest
  @EnumSource(Symmetry.class)
  void the_closed_form_is_the_null_space_of_the_constraints(Symmetry group) {
    List<double[][]> elements = group.elements(6, 4);
    EquivariantMaps maps = EquivariantMaps.commuting(elements);
    assertThat(maps.dimension()).isEqualTo(group == Symmetry.SO3 ? 1 : 2);
    double[][] w = Samples.normal(3, 3, 9);
    double[] flat = Arrays.stream(w).flatMapToDouble(Arrays::stream).toArray();
    double[] expected = Arrays.stream(maps.project(w)).flatMapToDouble(Arrays::stream).toArray();
    assertThat(group.project(flat, 3)).containsExactly(expected, within(1e-12));
    double[] twice = group.project(group.project(flat, 3), 3);
    assertThat(twice).containsExactly(group.project(flat, 3), within(1e-15));
  }

  @Test
  void elements_are_orthogonal_rotations_proper_and_those_about_an_axis_leave_it() {
    for (double[][] g : Symmetry.SO3.elements(20, 1)) {
      double determinant = new org.ejml.simple.SimpleMatrix(g).determinant();
      assertThat(determinant).isCloseTo(1, within(1e-12));
    }
    double reflections = 0;
    for (double[][] g : Symmetry.O2_Y.elements(400, 2)) {
      assertThat(g[1]).containsExactly(0, 1, 0);
      double determinant = new org.ejml.simple.SimpleMatrix(g).determinant();
      assertThat(Math.abs(determinant)).isCloseTo(1, within(1e-12));
      reflections += determinant < 0 ? 1 : 0;
    }
    assertThat(reflections / 400).isBetween(0.4, 0.6);
  }

  @Test
  void blocks_are_projected_one_by_one_and_penalties_follow() {
    double[] two = {1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 4, 0, 0, 6};
    assertThat(Symmetry.O2_Z.penalty(two, 6)).isCloseTo(1, within(1e-15)); // ½(2 − 3)²·2
    assertThat(Symmetry.SO3.penalty(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 4}}))
        .isCloseTo(3, within(1e-15)); // trace/3 = 2: ½(1 + 1 + 4)
    assertThat(Symmetry.O2_Z.penalty(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 4}})).isZero();
  }
}
