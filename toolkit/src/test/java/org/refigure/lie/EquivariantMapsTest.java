package org.refigure.lie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class EquivariantMapsTest {
  private final List<double[][]> vectors =
      LongStream.range(0, 6)
          .mapToObj(seed -> SimpleMatrix.wrap(Samples.orthogonal(3, seed)).toArray2())
          .toList();
  private final List<double[][]> tensors =
      vectors.stream().map(g -> new SimpleMatrix(g).kron(new SimpleMatrix(g)).toArray2()).toList();

  @Test
  void the_elements_of_this_test_have_both_determinants() {
    assertThat(vectors).anyMatch(g -> new SimpleMatrix(g).determinant() < 0);
    assertThat(vectors).anyMatch(g -> new SimpleMatrix(g).determinant() > 0);
  }

  @Test
  void maps_between_vectors_and_tensors_are_as_many_as_schur_says() {
    assertThat(EquivariantMaps.commuting(vectors).dimension()).isEqualTo(1);
    assertThat(EquivariantMaps.of(tensors, vectors).dimension()).isZero(); // −I forbids them
    assertThat(EquivariantMaps.commuting(tensors).dimension()).isEqualTo(3); // 0, 1 and 2
  }

  @Test
  void the_projector_is_an_orthogonal_one_and_gives_what_commutes() {
    EquivariantMaps maps = EquivariantMaps.commuting(tensors);
    SimpleMatrix p = new SimpleMatrix(maps.projector());
    assertThat(p.mult(p).minus(p).normF()).isLessThan(1e-12);
    assertThat(p.minus(p.transpose()).normF()).isLessThan(1e-12);
    SimpleMatrix w = new SimpleMatrix(maps.project(Samples.normal(9, 9, 5)));
    for (double[][] g : tensors) {
      SimpleMatrix rho = new SimpleMatrix(g);
      assertThat(rho.mult(w).minus(w.mult(rho)).normF()).isLessThan(1e-12);
    }
    assertThat(w.normF()).isGreaterThan(0.1);
  }

  @Test
  void the_mean_over_a_whole_finite_group_is_the_projection() {
    double[][] identity = {{1, 0}, {0, 1}};
    double[][] swap = {{0, 1}, {1, 0}};
    double[][] w = {{1, 2}, {5, 4}};
    double[][] mean = EquivariantMaps.average(w, List.of(identity, swap), List.of(identity, swap));
    assertThat(mean).isDeepEqualTo(new double[][] {{2.5, 3.5}, {3.5, 2.5}});
    double[][] nearest = EquivariantMaps.commuting(List.of(identity, swap)).project(w);
    assertThat(nearest[0]).containsExactly(new double[] {2.5, 3.5}, within(1e-14));
    assertThat(nearest[1]).containsExactly(new double[] {3.5, 2.5}, within(1e-14));
  }

  @Test
  void no_elements_are_refused() {
    assertThatThrownBy(() -> EquivariantMaps.commuting(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }
}
