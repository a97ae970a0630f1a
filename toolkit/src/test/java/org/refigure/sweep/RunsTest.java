package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.sweep.RunsFixture.ended;
import static org.refigure.sweep.RunsFixture.study;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.Series;
import org.refigure.stats.Share;

class RunsTest {

  @Test
  void averagesOverTheSeedsOfASetting() {
    Estimate estimate = study().where("rule", "A").where("width", 2).mean("loss").estimate();

    Mean expected = Mean.of(4, 8, 12);
    assertThat(estimate.value()).isEqualTo(8);
    assertThat(estimate.interval()).isEqualTo(expected.interval());
    assertThat(estimate.n()).isEqualTo(3);
    assertThat(estimate.missing()).isEmpty();
  }

  @Test
  void averagesInsideASeedFirst() {
    double[] values =
        study().where("rule", "A").where("width", List.of(2, 4)).mean("loss").values();

    assertThat(values).containsExactly(10, 20, 30); // (4 + 16) / 2 times 1, 2, 3
  }

  @Test
  void saysWhichSeedsAreMissingAndWhy() {
    Study study =
        study(
            (trial, finished) ->
                trial.seed() == 1 ? ended(trial, new Outcome.Diverged(40, "NaN")) : finished,
            trial -> trial.seed() != 2);

    Quantity loss = study.where("rule", "A").where("width", 4).mean("loss");

    assertThat(loss.estimate().n()).isEqualTo(1);
    assertThat(loss.estimate().interval()).isEmpty();
    assertThat(loss.missing()).containsExactly("seed 1 diverged at step 40", "seed 2 was not run");
    assertThat(loss)
        .hasToString(
            "loss (rule = A, width = 4): 16, n = 1 of 3; seed 1 diverged at step 40; seed 2 was not run");
  }

  @Test
  void namesFailedLostAndPrunedRuns() {
    Study study =
        study(
            (trial, finished) ->
                ended(
                    trial,
                    switch ((int) trial.seed()) {
                      case 0 -> new Outcome.Failed("no such file\n at Quad.run");
                      case 1 -> new Outcome.Lost(3, "killed");
                      default -> new Outcome.Pruned(7, "worse");
                    }));

    Estimate estimate = study.where("rule", "A").where("width", 4).mean("loss").estimate();

    assertThat(estimate.present()).isFalse();
    assertThat(estimate.missing())
        .containsExactly(
            "seed 0 failed: no such file",
            "seed 1 was lost: killed",
            "seed 2 was given up at step 7");
  }

  @Test
  void aSeedWithoutOneOfItsSettingsIsMissingUnlessAskedFor() {
    Runs runs =
        study(
                (trial, finished) ->
                    trial.seed() == 0 && trial.integer("width") == 8
                        ? ended(trial, new Outcome.Diverged(5, "NaN"))
                        : finished)
            .where("rule", "A");

    assertThat(runs.mean("loss").missing())
        .containsExactly("seed 0 diverged at step 5 at width = 8");
    assertThat(runs.available().mean("loss").values()).containsExactly(10, 56, 84);
  }

  @Test
  void aNumberThatIsNotFiniteIsAGapThatNamesItsSeed() {
    Study study =
        study(
            (trial, finished) ->
                trial.seed() == 0
                    ? RunsFixture.finished(trial, Double.NaN, finished.curve("course"))
                    : finished);

    Quantity loss = study.where("rule", "A").where("width", 2).mean("loss");

    assertThat(loss.values()).containsExactly(8, 12);
    assertThat(loss.missing()).containsExactly("seed 0 has loss = NaN");
  }

  @Test
  void followsAnAxisWithOneCurveForEachValueOfAnother() {
    List<Series> curves = study().mean("loss").against("width").each("rule").series();

    assertThat(curves)
        .extracting(curve -> curve.label("rule {rule}"))
        .containsExactly("rule A", "rule B");
    assertThat(curves.get(1).x()).containsExactly(2, 4, 8);
    assertThat(curves.get(1).y()).containsExactly(80, 320, 1280);
    assertThat(curves.get(0).points().get(0).seeds().values()).containsExactly(4.0, 8.0, 12.0);
  }

  @Test
  void refusesToAverageOverAForgottenAxis() {
    Profile forgotten = study().mean("loss").against("width");

    assertThatThrownBy(forgotten::series)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would average over [rule]")
        .hasMessageContaining(".each(\"rule\")");
    assertThat(study().runs().averagedOver("rule").mean("loss").against("width").only().y())
        .containsExactly(44, 176, 704);
  }

  @Test
  void leavesAGapWhereNoSeedIsLeft() {
    Study study =
        study(
            (trial, finished) ->
                trial.integer("width") == 8
                    ? ended(trial, new Outcome.Diverged(5, "NaN"))
                    : finished);

    Series curve = study.where("rule", "A").mean("loss").against("width").only();

    assertThat(curve.y()).containsExactly(8, 32, Double.NaN);
    assertThat(curve.points().get(2).y().missing())
        .hasSize(3)
        .first()
        .asString()
        .contains("diverged at step 5");
  }

  @Test
  void aConditionThatEmptiesTheRunsIsNamedWithTheValuesThereAre() {
    Runs runs = study().where("rule", "A");

    assertThatThrownBy(() -> runs.where("width", 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no run has width = 5 (rule = A); width is 2, 4, 8");
  }

  @Test
  void aMisspelledNameListsTheNearestFirst() {
    assertThatThrownBy(() -> study().where("widht", 5))
        .hasMessageContaining("no parameter \"widht\"; there is \"width\", \"rule\"");
    assertThatThrownBy(() -> study().mean("los"))
        .hasMessageContaining("no value \"los\"; there is \"loss\"");
    assertThatThrownBy(() -> study().mean("loss").against("with"))
        .hasMessageContaining("\"width\"");
    assertThatThrownBy(() -> study().mean("loss").exponentIn("with"))
        .hasMessageContaining("\"width\"");
    assertThatThrownBy(() -> study().curve("curse")).hasMessageContaining("\"course\"");
  }

  @Test
  void comparesNumbersToNineDigits() {
    assertThat(study().where("width", 2.0000000000001).size()).isEqualTo(6);
    assertThat(study().where("seed", 1).size()).isEqualTo(6);
  }

  @Test
  void computesOnEveryRunAndOnTheRunsOfASeed() {
    Runs runs = study().where("rule", "A");

    assertThat(runs.where("width", 4).mean(run -> run.value("loss") / run.number("width")).values())
        .containsExactly(4, 8, 12);
    assertThat(runs.perSeed(seed -> seed.values("loss")[2] - seed.values("loss")[0]).values())
        .containsExactly(60, 120, 180);
  }

  @Test
  void aStatisticOfASeedThatLacksARunIsAGap() {
    Runs runs =
        study(
                (trial, finished) ->
                    trial.seed() == 2 && trial.integer("width") == 2
                        ? ended(trial, new Outcome.Failed("boom"))
                        : finished)
            .where("rule", "A");

    Quantity statistic = runs.perSeed(seed -> Mean.of(seed.values("loss")).value());

    assertThat(statistic.values()).hasSize(2);
    assertThat(statistic.missing()).containsExactly("seed 2 failed: boom at width = 2");
  }

  @Test
  void givesEveryNumber() {
    Runs runs = study().where("rule", "A").where("width", List.of(2, 4));

    assertThat(runs.values("loss")).containsExactly(4, 16, 8, 32, 12, 48);
    assertThat(runs.parameter("width")).containsExactly(2, 4, 2, 4, 2, 4);
    assertThat(runs.distinct("width")).containsExactly(2, 4);
    assertThat(runs.seeds()).containsExactly(0, 1, 2);
    assertThat(runs.table().columnNames())
        .containsExactly("rule", "width", "seed", "outcome", "loss");
  }

  @Test
  void sumsUpAsAsked() {
    Quantity loss = study().where("rule", "A").where("width", 2).mean("loss"); // 4, 8, 12

    assertThat(loss.median().estimate().kind()).isEqualTo(Estimate.Kind.ORDER_STATISTICS);
    assertThat(loss.geometric().value()).isCloseTo(Math.cbrt(4.0 * 8 * 12), within(1e-12));
    assertThat(loss.interval().low()).isNegative();
    assertThat(loss.nonNegative().interval().low()).isZero();
    assertThat(loss.geometric().interval().low()).isPositive();
    assertThat(loss.bootstrapped().interval().low()).isBetween(4.0, 8.0);
    Runs runs = study().where("rule", "A").where("width", 2);
    Estimate share = runs.share(run -> run.value("loss") > 4).estimate();
    assertThat(share).isEqualTo(Share.of(2, 3).estimate());
    assertThatThrownBy(() -> loss.share().estimate()).hasMessageContaining("must be 0 or 1");
  }
}
