package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class SpaceTest {
  private static final Space SPACE =
      Space.empty()
          .log("learningRate", 1e-4, 1e-1)
          .linear("momentum", -1, 0.5)
          .integers("depth", 1, 4)
          .choice("unit", TimeUnit.DAYS, "hours", 3);

  @Test
  void thePointsAreTheSameInEveryReleaseAndOnEveryMachine() {
    assertThat(List.of(SPACE.random(1, 5), SPACE.sobol(2, 5), SPACE.latin(2, 5)))
        .hasToString(
            "[[{depth=4, learningRate=0.005731774580577496, momentum=-0.300544663884465,"
                + " unit=hours}], [{depth=4, learningRate=0.03723683242337741,"
                + " momentum=0.09135851723791666, unit=hours}, {depth=2,"
                + " learningRate=0.0011775320330787997, momentum=-0.6586414827620833, unit=DAYS}],"
                + " [{depth=1, learningRate=1.2075645148870647E-4, momentum=0.32475846100328265,"
                + " unit=hours}, {depth=3, learningRate=0.04614739333693329,"
                + " momentum=-0.5528774985425683, unit=hours}]]");
  }

  @Property(tries = 100, seed = Draws.SEED)
  void morePointsExtendTheList(
      @ForAll @IntRange(min = 1, max = 50) int points,
      @ForAll @IntRange(min = 1, max = 50) int more,
      @ForAll long seed) {
    assertThat(SPACE.random(points + more, seed).subList(0, points))
        .isEqualTo(SPACE.random(points, seed));
    assertThat(SPACE.sobol(points + more, seed).subList(0, points))
        .isEqualTo(SPACE.sobol(points, seed));
  }

  @Property(tries = 200, seed = Draws.SEED)
  void everyPointIsInTheSpace(@ForAll @IntRange(min = 1, max = 40) int points, @ForAll long seed) {
    for (var drawn :
        List.of(SPACE.random(points, seed), SPACE.sobol(points, seed), SPACE.latin(points, seed))) {
      assertThat(drawn).hasSize(points);
      for (SortedMap<String, Object> point : drawn) {
        assertThat((double) point.get("learningRate")).isBetween(1e-4, 1e-1);
        assertThat((double) point.get("momentum")).isBetween(-1.0, 0.5);
        assertThat(point.get("depth")).isIn(1L, 2L, 3L, 4L);
        assertThat(point.get("unit")).isIn("DAYS", "hours", 3L);
      }
    }
  }

  @Property(tries = 50, seed = Draws.SEED)
  void aLatinHypercubeHasEveryParameterOnceInEachPart(
      @ForAll @IntRange(min = 1, max = 60) int points, @ForAll long seed) {
    var plane = Space.empty().linear("x", 0, 1).linear("y", 0, 1);
    for (String name : List.of("x", "y")) {
      assertThat(parts(plane.latin(points, seed), name, points))
          .containsExactly(IntStream.range(0, points).toArray());
    }
  }

  /** The (t, m, 2)-net property with t = 0 of Sobol's first two dimensions, after the shift. */
  @Property(tries = 50, seed = Draws.SEED)
  void soManyPointsOfSobolFallOnceIntoEachBoxOfEqualArea(
      @ForAll @IntRange(min = 0, max = 7) int bits,
      @ForAll @IntRange(min = 0, max = 7) int across,
      @ForAll long seed) {
    int points = 1 << bits;
    int columns = 1 << Math.min(across, bits);
    int rows = points / columns;
    var plane = Space.empty().linear("x", 0, 1).linear("y", 0, 1);
    int[] boxes =
        plane.sobol(points, seed).stream()
            .mapToInt(
                p ->
                    (int) ((double) p.get("x") * columns) * rows
                        + (int) ((double) p.get("y") * rows))
            .sorted()
            .toArray();
    assertThat(boxes).containsExactly(IntStream.range(0, points).toArray());
  }

  @Test
  void independentPointsAreNotSoEven() {
    var line = Space.empty().linear("x", 0, 1);
    assertThat(Arrays.stream(parts(line.random(64, 1), "x", 64)).distinct().count())
        .as("64 of 64 parts by chance: probability 64!/64⁶⁴ = 3·10⁻²⁷")
        .isLessThan(64);
  }

  @Test
  void theLogarithmIsSpreadEvenlyNotTheNumber() {
    var rates = Space.empty().log("rate", 1e-4, 1).sobol(64, 3);
    assertThat(rates.stream().filter(p -> (double) p.get("rate") < 1e-2)).hasSize(32);
  }

  @Test
  void aFurtherParameterLeavesTheOthersAsTheyWere() {
    var wider = SPACE.linear("more", 0, 1);
    for (String name : List.of("learningRate", "momentum", "depth", "unit")) {
      assertThat(column(wider.random(9, 2), name)).isEqualTo(column(SPACE.random(9, 2), name));
      assertThat(column(wider.sobol(9, 2), name)).isEqualTo(column(SPACE.sobol(9, 2), name));
      assertThat(column(wider.latin(9, 2), name)).isEqualTo(column(SPACE.latin(9, 2), name));
    }
  }

  @Test
  void seedsGiveOtherPoints() {
    assertThat(SPACE.random(4, 0)).isNotEqualTo(SPACE.random(4, 1));
    assertThat(SPACE.sobol(4, 0)).isNotEqualTo(SPACE.sobol(4, 1));
    assertThat(SPACE.latin(4, 0)).isNotEqualTo(SPACE.latin(4, 1));
  }

  @Test
  void aSweepOfMorePointsRunsOnlyTheNewOnes() {
    var space = Space.empty().log("rate", 0.01, 0.5);
    var sweep = Sweep.of(Tiny.Quadratic.class);
    try (Study study = Study.inMemory()) {
      var few = sweep.points(space.sobol(8, 0)).over("arm", "a", "b").seeds(2);
      few.run(study, new LocalEngine(), SweepListener.silent());
      var many = sweep.points(space.sobol(12, 0)).over("arm", "a", "b").seeds(2);

      assertThat(few.trials()).hasSize(8 * 2 * 2);
      assertThat(many.plan(study, new LocalEngine()))
          .extracting(Plan::total, Plan::cached)
          .containsExactly(48, 32);
    }
  }

  @Test
  void badSpacesAreRefusedWithTheParameter() {
    var empty = Space.empty();
    refused(() -> empty.log("rate", 0, 1), "low = 0.0 must be > 0 (log range \"rate\" of a space)");
    refused(() -> empty.linear("x", 1, 1), "low = 1.0 must be < high = 1.0 (linear range \"x\"");
    refused(() -> empty.linear("x", 0, Double.NaN), "high = NaN must be a finite number");
    refused(() -> empty.integers("n", 2, 1), "low = 2 must be ≤ high = 1 (\"n\" of a space)");
    refused(() -> empty.choice("c"), "it has none (\"c\" of a space)");
    refused(() -> empty.choice("c", 1, 1L), "axis value 1 must be given once");
    refused(() -> SPACE.choice("Depth", 1), "the space already has \"depth\"");
    refused(() -> empty.linear("seed", 0, 1), "must not be one of the study's own columns");
    refused(() -> empty.sobol(4, 0), "a space must have a parameter");
    refused(() -> SPACE.random(0, 0), "points = 0 must be ≥ 1 (space of [learningRate, momentum");
  }

  private static int[] parts(List<SortedMap<String, Object>> points, String name, int parts) {
    return points.stream().mapToInt(p -> (int) ((double) p.get(name) * parts)).sorted().toArray();
  }

  private static List<Object> column(List<SortedMap<String, Object>> points, String name) {
    return points.stream().map(point -> point.get(name)).toList();
  }

  private static void refused(Runnable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(message);
  }
}
