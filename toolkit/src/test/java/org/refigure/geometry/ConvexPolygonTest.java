package org.refigure.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvexPolygonTest {

  @Test
  void ratiosOfTheSquareAndOfHalfASquare() {
    assertThat(ConvexPolygon.unitSquare().aspectRatio()).isCloseTo(2, within(1e-15));
    ConvexPolygon triangle = new ConvexPolygon(new double[][] {{0, 0}, {1, 0}, {0, 1}});
    assertThat(triangle.area()).isEqualTo(0.5);
    assertThat(triangle.aspectRatio()).isCloseTo(4, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.3", "0.7, 1e-6", "2.1, 0.5", "5.5, 0.999", "3.9, 1e-9"})
  void aCutGivesTheFractionAndLosesNothing(double angle, double fraction) {
    ConvexPolygon hexagon =
        new ConvexPolygon(
            new double[][] {{2, 0}, {3, 0.2}, {3.5, 1}, {3, 2}, {2.2, 2.1}, {1.6, 1}});
    ConvexPolygon.Cut cut = hexagon.cut(angle, fraction);
    assertThat(cut.part().area()).isCloseTo(fraction * hexagon.area(), within(1e-14));
    assertThat(cut.part().area() + cut.rest().area()).isCloseTo(hexagon.area(), within(1e-13));
  }

  @Test
  void theNormalPointsAwayFromThePart() {
    ConvexPolygon.Cut cut = ConvexPolygon.unitSquare().cut(0, 0.25);
    assertThat(Arrays.asList(cut.part().vertices())).allMatch(vertex -> vertex[0] <= 0.25 + 1e-14);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-1, 1e-2, 1e-4, 1e-6})
  void twoChildrenOfASquareAreTheClosedForms(double epsilon) {
    ConvexPolygon square = ConvexPolygon.unitSquare();
    assertThat(CutRule.guillotine().cut(square, epsilon).worstRatio() / (1 / epsilon + epsilon))
        .isCloseTo(1, within(1e-9));
    assertThat(CutRule.greedy(24).cut(square, epsilon).worstRatio()).isCloseTo(4, within(1e-6));
  }

  @Test
  void twentyDirectionsGiveTheirOwnBestCorner() {
    double angle = Math.toRadians(54);
    double expected = 2 * (Math.tan(angle) + 1 / Math.tan(angle));
    assertThat(CutRule.greedy(10).cut(ConvexPolygon.unitSquare(), 1e-3).worstRatio())
        .isCloseTo(expected, within(1e-9));
    assertThat(expected).isCloseTo(4.21, within(0.005));
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> ConvexPolygon.unitSquare().cut(0, 1))
        .hasMessageContaining("fraction = 1.0 must be in (0, 1)");
    assertThatThrownBy(() -> new ConvexPolygon(new double[][] {{0, 0}, {0, 1}, {1, 0}}))
        .hasMessageContaining("counter-clockwise");
    assertThatThrownBy(() -> CutRule.greedy(0)).hasMessageContaining("half = 0");
  }
}
