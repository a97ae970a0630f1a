package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;
import org.refigure.stats.ParabolaOptimum.AllDiverged;
import org.refigure.stats.ParabolaOptimum.AtEdge;
import org.refigure.stats.ParabolaOptimum.BesideDivergence;
import org.refigure.stats.ParabolaOptimum.Flat;
import org.refigure.stats.ParabolaOptimum.Interior;

class ParabolaOptimumTest {

  private static final double[] GRID = {-9, -8, -7, -6.5, -6, -5, -4};

  @Property(tries = 200, seed = Draws.SEED)
  void findsTheVertexOfAParabolaOnAnUnequalGrid(
      @ForAll @DoubleRange(min = -8.4, max = -4.6) double center,
      @ForAll @DoubleRange(min = 0.1, max = 5) double quadratic) {
    double[] y = new double[GRID.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 + quadratic * (GRID[i] - center) * (GRID[i] - center);
    }
    Interior optimum = ParabolaOptimum.of(GRID, y).interior().orElseThrow();
    // Heights up to 100 carry rounding of 1e-14; dividing by curvature ≥ 0.1 costs two digits.
    assertThat(optimum.x()).isCloseTo(center, within(1e-10));
    assertThat(optimum.y()).isCloseTo(1, within(1e-10));
    assertThat(optimum.curvature()).isCloseTo(2 * quadratic, within(1e-10));
  }

  @Test
  void readsTheLossRowOfTheBriefAtWidth32() {
    double[] rates = {-9, -8, -7, -6, -5, -4, -3};
    double[] loss = {0.0827, 0.0411, 0.0274, 0.0227, 0.0260, 0.0318, 0.0345};
    double[] y = Arrays.stream(loss).map(Math::log).toArray();
    // Vertex by hand: x = -6 + (ln .0274 - ln .0260) / (2(ln .0274 - 2 ln .0227 + ln .0260)).
    double shift = (y[2] - y[4]) / (2 * (y[2] - 2 * y[3] + y[4]));
    Interior optimum = ParabolaOptimum.of(rates, y).interior().orElseThrow();
    assertThat(optimum.x()).isCloseTo(-6 + shift, within(1e-12));
    // An independent NumPy run printed −5.92 for this row (two decimals).
    assertThat(optimum.x()).isCloseTo(-5.92, within(0.005));
  }

  @Test
  void anyOrderOfTheGridGivesTheSameAnswer() {
    assertThat(ParabolaOptimum.of(new double[] {3, 1, 2, 4}, new double[] {2, 5, 1, 4}))
        .isEqualTo(ParabolaOptimum.of(new double[] {1, 2, 3, 4}, new double[] {5, 1, 2, 4}));
  }

  @Test
  void refusesAnOptimumOnTheEdgeAndSaysWhereToExtendTheGrid() {
    ParabolaOptimum lower = ParabolaOptimum.of(new double[] {1, 2, 4}, new double[] {1, 2, 3});
    assertThat(lower).isEqualTo(new AtEdge(1, "lower", 0)).isNotInstanceOf(Interior.class);
    assertThat(lower.interior()).isEmpty();
    ParabolaOptimum upper = ParabolaOptimum.of(new double[] {1, 2, 4}, new double[] {3, 2, 1});
    assertThat(upper).isEqualTo(new AtEdge(4, "upper", 6));
    assertThat(upper.message())
        .isEqualTo("best point x = 4.0 is the upper edge of the grid; extend the grid to 6.0");
  }

  @Test
  void aDivergedNeighbourIsNoBracket() {
    double[] x = {1, 2, 3, 4};
    ParabolaOptimum result = ParabolaOptimum.of(x, new double[] {3, 2, Double.NaN, Double.NaN});
    assertThat(result).isEqualTo(new BesideDivergence(2, 3));
    assertThat(result.message()).contains("refine the grid between them");
    assertThat(ParabolaOptimum.of(x, new double[] {Double.POSITIVE_INFINITY, 2, 3, 4}))
        .isEqualTo(new BesideDivergence(2, 1));
  }

  @Test
  void divergedRunsFurtherAwayDoNotMatter() {
    assertThat(
            ParabolaOptimum.of(
                new double[] {1, 2, 3, 4}, new double[] {2, 1, 2, Double.POSITIVE_INFINITY}))
        .isEqualTo(new Interior(2, 1, 2));
  }

  @Test
  void aGridOfDivergedRunsHasNoOptimum() {
    ParabolaOptimum result =
        ParabolaOptimum.of(
            new double[] {1, 2, 3},
            new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NaN});
    assertThat(result).isEqualTo(new AllDiverged(3));
    assertThat(result.message()).startsWith("all 3 points diverged");
  }

  @Test
  void aFlatBottomIsNamedAndATieIsBracketed() {
    double[] x = {1, 2, 3, 4};
    assertThat(ParabolaOptimum.of(x, new double[] {1, 1, 1, 2})).isEqualTo(new Flat(2, 1));
    assertThat(ParabolaOptimum.of(x, new double[] {3, 1, 1, 3}).interior().orElseThrow().x())
        .isEqualTo(2.5);
    assertThat(ParabolaOptimum.of(x, new double[] {1, 1, 2, 3}).interior().orElseThrow().x())
        .isEqualTo(1.5);
  }

  @Test
  void refusesGridsThatAreNone() {
    assertThatThrownBy(() -> ParabolaOptimum.of(new double[] {1, 2}, new double[] {1, 2}))
        .hasMessageContaining("at least 3");
    assertThatThrownBy(() -> ParabolaOptimum.of(new double[] {1, 2, 2}, new double[] {1, 2, 3}))
        .hasMessageContaining("x = 2.0 occurs twice");
    assertThatThrownBy(
            () ->
                ParabolaOptimum.of(
                    new double[] {1, 2, 3}, new double[] {1, Double.NEGATIVE_INFINITY, 3}))
        .hasMessageContaining("y[1] = -Infinity");
  }
}
