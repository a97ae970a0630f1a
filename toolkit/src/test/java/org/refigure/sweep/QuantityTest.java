package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.sweep.RunsFixture.ended;
import static org.refigure.sweep.RunsFixture.study;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void differencesAndRatiosPairSeeds() {
    Quantity a = study().where("rule", "A").where("width", 2).mean("loss");
    Quantity b = study().where("rule", "B").where("width", 2).mean("loss");

    assertThat(b.minus(a).values()).containsExactly(36, 72, 108);
    assertThat(b.over(a).values()).containsExactly(10, 10, 10);
    assertThat(b.over(a).geometric().interval().width()).isLessThan(1e-12);
  }

  @Test
  void pairsAlongAnAxisToo() {
    Quantity a = study().where("rule", "A").mean("loss");
    Quantity b = study().where("rule", "B").mean("loss");

    assertThat(b.over(a).against("width").only().y()).containsExactly(10, 10, 10);
    assertThat(b.against("width").minus(a.against("width")).only().y())
        .containsExactly(72, 288, 1152);
  }

  @Test
  void aReferenceFixedOnOneSideMeetsEveryValue() {
    Runs runs = study().where("rule", "A");

    Quantity growth = runs.mean("loss").over(runs.where("width", 2).mean("loss"));

    assertThat(growth.against("width").only().y()).containsExactly(1, 4, 16);
  }

  @Test
  void namesTheSideThatLacksASeed() {
    Study study =
        study(
            (trial, finished) ->
                trial.seed() == 1 && trial.text("rule").equals("B")
                    ? ended(trial, new Outcome.Diverged(3, "NaN"))
                    : finished);
    Quantity a = study.where("rule", "A").where("width", 2).mean("loss");
    Quantity b = study.where("rule", "B").where("width", 2).mean("loss");

    assertThat(b.minus(a).missing())
        .containsExactly("seed 1 diverged at step 3 [loss (rule = B, width = 2)]");
    assertThat(b.minus(a).estimate().n()).isEqualTo(2);
  }

  @Test
  void refusesARatioOfNothing() {
    Study study =
        study(
            (trial, finished) ->
                trial.text("rule").equals("B")
                    ? ended(trial, new Outcome.Diverged(3, "NaN"))
                    : finished);
    Quantity ratio =
        study.where("rule", "B").mean("loss").over(study.where("rule", "A").mean("loss"));

    assertThatThrownBy(ratio::estimate)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no pair of runs: seed 0 diverged at step 3");
    assertThat(ratio.against("width").only().y()).containsOnly(Double.NaN);
  }

  @Test
  void fitsInsideEachSeed() {
    Runs runs = study().where("rule", "A");

    assertThat(runs.mean("loss").exponentIn("width").values())
        .containsExactly(new double[] {2, 2, 2}, within(1e-12));
    assertThat(study().mean("loss").exponentIn("width").by("rule").keySet().toArray())
        .containsExactly("A", "B");
    // ln-line of 4, 16, 64 through log₂ x = 1, 2, 3: slope (64 − 4) / 2
    assertThat(runs.mean("loss").slopeInLog2("width").values()[0]).isCloseTo(30, within(1e-12));
    // Σ(x − 14/3)(y − 28) / Σ(x − 14/3)² of (2, 4), (4, 16), (8, 64)
    assertThat(runs.mean("loss").slopeIn("width").values()[0])
        .isCloseTo(192 / (56 / 3.0), within(1e-12));
  }

  @Test
  void aSeedThatLacksAPointOfTheFitIsMissing() {
    Study study =
        study(
            (trial, finished) ->
                trial.seed() == 2 && trial.integer("width") == 8
                    ? ended(trial, new Outcome.Failed("boom"))
                    : finished);

    assertThat(study.where("rule", "A").mean("loss").exponentIn("width").missing())
        .containsExactly("seed 2 failed: boom at width = 8");
  }

  @Test
  void findsTheMinimumInTheLogarithmOfAnAxis() {
    Study study =
        study(
            (trial, finished) -> {
              double distance = Math.log(trial.number("width") / 4.5);
              return RunsFixture.finished(trial, 1 + distance * distance, finished.curve("course"));
            });

    Quantity lowest = study.where("rule", "A").mean("loss").lowestOver("width");

    assertThat(lowest.value()).isCloseTo(4.5, within(1e-9));
    assertThat(study.where("rule", "A").mean("loss").lowestValueOver("width").value())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void anOptimumAtTheEdgeIsNoOptimum() {
    assertThat(study().where("rule", "A").mean("loss").lowestOver("width").missing())
        .hasSize(3)
        .first()
        .isEqualTo(
            "seed 0 has no optimum: the lower edge, x = 2.0, is lowest: extend the axis there");
  }

  @Test
  void refusesValuesThatDoNotSuitTheInterval() {
    Runs runs = study().where("width", 2);
    Quantity negative =
        runs.where("rule", "A").mean("loss").minus(runs.where("rule", "B").mean("loss"));

    assertThatThrownBy(negative.geometric()::estimate).hasMessageContaining("must be > 0");
    assertThatThrownBy(negative.nonNegative()::estimate).hasMessageContaining("must be ≥ 0");
  }

  @Test
  void twoSidesFixedApartHaveNoCommonAxis() {
    Runs runs = study().where("rule", "A");
    Quantity ratio = runs.where("width", 4).mean("loss").over(runs.where("width", 2).mean("loss"));

    assertThat(ratio.value()).isEqualTo(4);
    assertThatThrownBy(() -> ratio.against("width")).hasMessageContaining("fixed at 4 and 2");
    assertThat(ratio.by("rule").keySet()).isEqualTo(java.util.Set.copyOf(List.of("A")));
  }
}
