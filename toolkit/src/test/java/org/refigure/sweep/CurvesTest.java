package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.refigure.sweep.RunsFixture.ended;
import static org.refigure.sweep.RunsFixture.study;

import org.junit.jupiter.api.Test;
import org.refigure.stats.Series;

class CurvesTest {

  @Test
  void meetsBySteps() {
    Series course = study().where("rule", "A").where("width", 2).curve("course").only();

    assertThat(course.x()).containsExactly(0, 5, 9);
    assertThat(course.y()).containsExactly(3, 2, 8);
  }

  @Test
  void refusesOtherStepsAndJoinsWhatTheyShare() {
    Curves curves =
        study(
                (trial, finished) ->
                    trial.seed() == 0
                        ? RunsFixture.finished(
                            trial, 1, new Curve(new long[] {5, 9}, new double[] {20, 40}))
                        : finished)
            .where("rule", "A")
            .where("width", 2)
            .curve("course");

    assertThatThrownBy(curves::series)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 steps (0 to 9)")
        .hasMessageContaining("2 steps (5 to 9) in the run of seed 0")
        .hasMessageContaining("onCommonSteps()");
    Series joined = curves.onCommonSteps().only();
    assertThat(joined.x()).containsExactly(5, 9);
    assertThat(joined.y()).containsExactly(8, 20); // (20 + 2 + 2) / 3, (40 + 8 + 12) / 3
    assertThat(curves.onCommonSteps().note()).isEqualTo("joined at 2 of 3 steps");
  }

  @Test
  void readsNumbersOfEverySeed() {
    Curves curves = study().where("rule", "A").where("width", 2).curve("course");

    assertThat(curves.last().values()).containsExactly(4, 8, 12);
    assertThat(curves.at(5).values()).containsExactly(2, 2, 2);
    assertThat(curves.averagedFrom(5).values()).containsExactly(3, 5, 7);
    assertThatThrownBy(() -> curves.at(6))
        .hasMessageContaining("no step 6")
        .hasMessageContaining("nearest is 5");
    assertThat(study().curve("course").last().against("width").each("rule").series()).hasSize(2);
  }

  @Test
  void aRunThatDivergedIsMissingAtEveryStep() {
    Series course =
        study(
                (trial, finished) ->
                    trial.seed() == 0 ? ended(trial, new Outcome.Diverged(4, "NaN")) : finished)
            .where("rule", "A")
            .where("width", 2)
            .curve("course")
            .only();

    assertThat(course.points().get(0).y().n()).isEqualTo(2);
    assertThat(course.points().get(0).y().missing()).containsExactly("seed 0 diverged at step 4");
  }

  @Test
  void aVectorIsACurveOverItsPlaces() {
    Curves spectrum = study().where("rule", "A").where("width", 2).vector("spectrum");

    assertThat(spectrum.only().x()).containsExactly(1, 2);
    assertThat(spectrum.at(1).values()).containsExactly(4, 8, 12);
    assertThat(spectrum.values()[2]).containsExactly(12, 6);
  }

  @Test
  void thinsLongCurvesAndDrawsOneForEachValue() {
    assertThat(study().curve("course").thinned(2).each("rule", "width").series())
        .hasSize(6)
        .allSatisfy(curve -> assertThat(curve.x()).containsExactly(0, 9));
    assertThatThrownBy(() -> study().curve("course").series())
        .hasMessageContaining("[rule, width]");
  }
}
