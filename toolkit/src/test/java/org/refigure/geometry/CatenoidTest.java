package org.refigure.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatenoidTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void identitiesHoldAlongTheIntegratedProfile(int n) {
    Catenoid catenoid = new Catenoid(n);
    for (Catenoid.Place place : catenoid.profile(10, 50)) {
      assertThat(catenoid.firstIntegral(place)).isCloseTo(0, within(1e-10));
      assertThat(catenoid.katoDefect(place)).isCloseTo(0, within(1e-10));
      assertThat(catenoid.simonsDefect(place)).isCloseTo(0, within(1e-10));
      assertThat(catenoid.jacobi(place, 2 - n, (n - 2.0) / n)).isCloseTo(0, within(1e-10));
      assertThat(catenoid.jacobi(place, r -> Math.pow(r, 2 - n), (n - 2.0) / n))
          .isCloseTo(0, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void theSlopeIsAPositiveSolutionOfTheStabilityEquation(int n) {
    Catenoid catenoid = new Catenoid(n);
    for (Catenoid.Place place : catenoid.profile(10, 20)) {
      assertThat(catenoid.slopeAt(place.r())).isCloseTo(place.slope(), within(1e-10));
      assertThat(catenoid.jacobi(place, catenoid::slopeAt, 1)).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void anotherPowerIsNoSolution() {
    Catenoid catenoid = new Catenoid(4);
    Catenoid.Place place = catenoid.profile(0.1, 1).get(0);
    assertThat(Math.abs(catenoid.jacobi(place, -3, 0.5))).isGreaterThan(0.1);
    assertThat(Math.abs(catenoid.jacobi(place, r -> Math.pow(r, -2), 0.6))).isGreaterThan(0.1);
  }

  @Test
  void theRadiusIsTheHyperbolicCosineOfTheHeightForSurfaces() {
    // n = 2: r = √(1 + s²).
    for (Catenoid.Place place : new Catenoid(2).profile(20, 10)) {
      assertThat(place.r()).isCloseTo(Math.sqrt(1 + place.s() * place.s()), within(1e-10));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void theCatenoidIsExactlyTwoLessOverNStable(int n) {
    assertThat(new Catenoid(n).criticalDelta()).isCloseTo((n - 2.0) / n, within(1e-6));
  }

  @Test
  void withoutTheTailTheSlowDecayOfDimensionThreeShows() {
    Catenoid catenoid = new Catenoid(3);
    double delta = Catenoid.criticalDelta(d -> catenoid.evenSolutionAt(d, 300));
    assertThat(delta - 1.0 / 3).isGreaterThan(1e-4);
  }

  @Test
  void theSurfaceIsStableForNoPositiveDelta() {
    assertThat(new Catenoid(2).criticalDelta()).isLessThan(1e-10);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 9})
  void totalCurvatureIsTheBetaFunction(int n) {
    Catenoid catenoid = new Catenoid(n);
    assertThat(catenoid.totalCurvature() / catenoid.totalCurvatureClosedForm())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void totalCurvatureOfTheSurfaceIsEightPi() {
    assertThat(new Catenoid(2).totalCurvature()).isCloseTo(8 * Math.PI, within(1e-11));
  }

  @Test
  void energyOfTheSurfaceInABallHasItsClosedForm() {
    // n = 2: r = cosh y, z = y, ∫|A|² = 8π·tanh y where cosh² y + y² = R².
    double y = 1.3;
    double radius = Math.hypot(Math.cosh(y), y);
    assertThat(new Catenoid(2).energy(radius, 1))
        .isCloseTo(8 * Math.PI * Math.tanh(y), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6})
  void energyDecaysLikeTheNeckToTheNMinusTwo(int n) {
    Catenoid catenoid = new Catenoid(n);
    double slope = Math.log(catenoid.energy(1000, 1) / catenoid.energy(100, 1)) / Math.log(0.1);
    assertThat(slope).isCloseTo(n - 2, within(0.001));
    assertThat(Math.pow(1e3, n - 2.0) * catenoid.energy(1e3, 1) / catenoid.totalCurvature())
        .isCloseTo(1, within(1e-3));
  }

  @Test
  void energyBeginsWhereTheBallLeavesTheNeckAndIsLessOutside() {
    Catenoid catenoid = new Catenoid(3);
    assertThat(catenoid.energy(1, 1)).isZero();
    assertThat(catenoid.energy(10, 5)).isBetween(1e-6, 0.1 * catenoid.energy(10, 1));
    assertThat(catenoid.energy(4, 5)).isZero();
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new Catenoid(1)).hasMessageContaining("dimension = 1 must be ≥ 2");
    assertThatThrownBy(() -> new Catenoid(3).energy(0.5, 1)).hasMessageContaining("radius = 0.5");
    assertThatThrownBy(() -> new Catenoid(3).profile(Double.NaN, 2))
        .hasMessageContaining("length = NaN");
  }
}
