package org.refigure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.refigure.claim.Claim.claim;
import static org.refigure.claim.Source.CONTROL;
import static org.refigure.claim.Source.PAPER;
import static org.refigure.claim.Source.SELF_CHECK;
import static org.refigure.claim.Source.THEORY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;

class CardTest {
  private static final Claim GAP =
      claim("C1-1000", "gap of the 60° rotation").by(THEORY, "closed form").theirs(2).within(0.12);

  private final Card card = Card.of(new Paper("34", "Gap", "A, B", 2023, "arXiv"), Scale.LAPTOP);

  @Test
  void aClaimIsStatedThenJudged() {
    card.state(GAP);
    Card.Judged judged = card.judge("C1-1000", Mean.of(1.97, 1.98, 1.99));
    assertThat(card.verdict("C1-1000").reproduced()).isTrue();
    assertThat(judged).hasToString(card.sentence("C1-1000"));
    assertThat(card.sentence("C1-1000"))
        .isEqualTo(
            "REPRODUCED: gap of the 60° rotation. Ours 1.980 [1.955, 2.005] (n = 3, Student's t);"
                + " theory: closed form (2).");
  }

  @Test
  void aCellMayRunTwice() {
    card.state(GAP);
    card.judge("C1-1000", Mean.of(7, 8, 9));
    card.state(GAP);
    card.judge("C1-1000", Mean.of(1.97, 1.98, 1.99)).because("seen twice");
    assertThat(card.scorecard().findings()).hasSize(1);
    assertThat(card.scorecard().findings().get(0).reason()).isEqualTo("seen twice");
    assertThat(card.verdict("C1-1000")).isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void anotherRuleForAStatedClaimIsRefusedNamingBoth() {
    card.state(GAP);
    Claim other = claim("C1-1000", "gap").by(THEORY).theirs(2).within(0.5);
    assertThatThrownBy(() -> card.state(other))
        .hasMessage(
            "claim \"C1-1000\" was stated with \"in [1.88, 2.12], theirs 2\" and now with"
                + " \"in [1.5, 2.5], theirs 2\": give the new one another id, or begin a new card");
    card.state(claim("C1-1000", "better words").by(THEORY, "closed form").theirs(2).within(0.12));
    assertThat(card.scorecard().findings().get(0).claim().statement()).isEqualTo("better words");
  }

  @Test
  void judgingWhatWasNotStatedNamesTheStatedAndTheNearest() {
    card.state(GAP, claim("C2", "fits").by(PAPER).positive());
    assertThatThrownBy(() -> card.judge("C1-100", 2))
        .hasMessageContaining("claim \"C1-100\" was not stated; did you mean \"C1-1000\"?")
        .hasMessageContaining("Stated: C1-1000, C2")
        .hasMessageContaining("card.state(claim(\"C1-100\"");
    assertThatThrownBy(() -> card.undecided("C3", "no run")).hasMessageContaining("not stated");
    assertThatThrownBy(() -> card.verdict("C3")).hasMessageContaining("not stated");
  }

  @Test
  void aMeanOfNothingIsUndecidedAndSaysWhatIsMissing() {
    card.state(GAP);
    card.judge("C1-1000", Estimate.none(List.of("seed 1 diverged at step 40", "seed 2 failed")));
    Finding finding = card.scorecard().findings().get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.ours()).isEqualTo("not measured");
    assertThat(finding.reason())
        .isEqualTo("no run is left: seed 1 diverged at step 40; seed 2 failed");
  }

  @Test
  void missingRunsStandInTheRow() {
    card.state(GAP);
    card.judge("C1-1000", Mean.of(1.97, 1.98, 1.99).estimate().missing(List.of("seed 4 failed")));
    Finding finding = card.scorecard().findings().get(0);
    assertThat(finding.ours()).contains("(n = 3 of 4, Student's t)");
    assertThat(finding.reason()).isEqualTo("1 of 4 runs missing: seed 4 failed");
  }

  @Test
  void optionalStoppingIsSaid() {
    card.state(GAP);
    card.judge("C1-1000", Mean.of(1.97, 1.98, 1.99)).optionalStopping("seeds 4 to 9 were added");
    assertThat(card.sentence("C1-1000")).contains("optional stopping: seeds 4 to 9 were added");
  }

  @Test
  void whatWasStatedAndNotJudgedIsNotForgotten() {
    card.state(GAP);
    assertThat(card.verdict("C1-1000")).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(card.scorecard().findings().get(0).reason()).isEqualTo("stated, and not judged yet");
  }

  @Test
  void theSmokeProfileJudgesOnlyWhatIsExact() {
    Card smoke = Card.of(new Paper("34", "Gap", "A", 2023, "arXiv"), Scale.SMOKE);
    smoke.state(GAP, claim("C2", "closed form").by(THEORY).theirs(2).exactly(1e-12));
    smoke.judge("C1-1000", 2);
    smoke.judge("C2", 2);
    assertThat(smoke.verdict("C1-1000")).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(smoke.verdict("C2")).isEqualTo(Verdict.REPRODUCED);
  }

  private static Series.Point point(double x, double value, double half) {
    return new Series.Point(
        x,
        Estimate.of(
            value, new Interval(value - half, value + half, 0.95), 3, Estimate.Kind.STUDENT));
  }

  private static final List<Series> CURVES =
      List.of(
          new Series(Map.of("points", 200), List.of(point(0, 1.95, 0.01), point(60, 1.7, 0.1))),
          new Series(Map.of("points", 1000), List.of(point(0, 2, 0.01), point(60, 2.02, 0.01))));

  @Test
  void aClaimAlongAnAxisGivesARowForEachCurveDecidedByItsWorstPoint() {
    card.state(claim("C3-{points}", "gap from {points} points").by(THEORY).theirs(2).within(0.12));
    card.judge("C3-{points}", () -> CURVES);
    List<Finding> rows = card.scorecard().findings();
    assertThat(rows).extracting(row -> row.claim().id()).containsExactly("C3-200", "C3-1000");
    assertThat(rows.get(0).claim().statement()).isEqualTo("gap from 200 points");
    assertThat(card.verdict("C3-200")).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(rows.get(0).reason()).isEqualTo("worst of 2 points: points = 200, x = 60");
    assertThat(rows.get(0).places())
        .extracting(Finding.Place::verdict)
        .containsExactly(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED);
    assertThat(card.verdict("C3-1000")).isEqualTo(Verdict.REPRODUCED);
    assertThat(card.verdict("C3-{points}")).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void aPlaceThatIsNoKeyStandsForTheAxis() {
    card.state(claim("C3-{points}-{angle}", "gap").by(THEORY).theirs(2).within(0.12));
    card.judge("C3-{points}-{angle}", () -> CURVES);
    assertThat(card.scorecard().findings())
        .extracting(row -> row.claim().id())
        .containsExactly("C3-200-0", "C3-200-60", "C3-1000-0", "C3-1000-60");
    card.state(claim("C4-{a}-{b}", "gap").by(THEORY).theirs(2).within(0.12));
    assertThatThrownBy(() -> card.judge("C4-{a}-{b}", () -> CURVES))
        .hasMessageContaining("names [a, b]")
        .hasMessageContaining("[points]");
  }

  @Test
  void withoutPlacesTheWorstOfAllPointsDecides() {
    card.state(claim("C3", "gap").by(THEORY).theirs(2).within(0.12));
    card.judge("C3", () -> CURVES);
    assertThat(card.scorecard().findings()).hasSize(1);
    assertThat(card.scorecard().findings().get(0).reason())
        .isEqualTo("worst of 4 points: points = 200, x = 60");
    assertThatThrownBy(() -> card.judge("C3", new NoCurve()))
        .hasMessageContaining("there is no point to judge");
  }

  @Test
  void aTableStatesItsLines() {
    card.stateAll(
        """
        id    | claim             | source              | theirs    | rule
        C1    | gap of a rotation | theory: closed form | 2         | within 0.12
        C2    | accuracy          | paper, Table 2      | 79.7      | in [78.9, 80.1]
        C3    | error             | paper               | about 0.5 | ≤ 5e-1
        N1    | lead              | control             |           | > 0
        check | identity          | self-check          | 0         | exactly 1e-9
        C4    | largest           | reference: SciPy    | -1        | >= −1.5, exact
        C5    | exponent          | paper               | 0.75      | contained
        C6    | size              | paper               | –         | report
        """);
    assertThat(card.scorecard().findings())
        .extracting(row -> row.claim().id() + " " + row.claim().rule().text())
        .containsExactly(
            "C1 in [1.88, 2.12]",
            "C2 in [78.9, 80.1]",
            "C3 ≤ 0.5",
            "N1 > 0",
            "check in [−1e−9, 1e−9], exact",
            "C4 ≥ −1.5, exact",
            "C5 our interval contains theirs",
            "C6 none: reported only");
    assertThat(card.scorecard().findings().get(1).claim().origin().text())
        .isEqualTo("paper: Table 2");
  }

  @Test
  void aTableThatCannotBeReadSaysWhichLineAndWhatFits() {
    assertThatThrownBy(() -> card.stateAll("C1 | gap | theory | 2"))
        .hasMessageContaining("must have five cells");
    assertThatThrownBy(() -> card.stateAll("C1 | gap | rumour | 2 | within 0.1"))
        .hasMessageContaining("source \"rumour\" must begin with paper, theory");
    assertThatThrownBy(() -> card.stateAll("C1 | gap | theory | 2 | near"))
        .hasMessageContaining("rule \"near\" must be one of");
    assertThatThrownBy(() -> card.stateAll("C1 | gap | theory | two | within 0.1"))
        .hasMessageContaining("needs theirs as a number");
    String sixteen = "C | gap | theory | 2 | > 0\n".repeat(16);
    assertThatThrownBy(() -> card.stateAll(sixteen)).hasMessageContaining("at most 15");
  }

  @Test
  void aSectionHasItsOwnRowsOnly() {
    card.state(
        claim("C1", "a").by(PAPER).positive(),
        claim("C1-rms", "b").by(CONTROL).positive(),
        claim("C10", "c").by(SELF_CHECK).positive());
    assertThat(card.section("C1").findings())
        .extracting(row -> row.claim().id())
        .containsExactly("C1", "C1-rms");
  }

  @Test
  void thePapersOwnClaimsAreCountedApart() {
    card.state(
        claim("C1", "a").by(PAPER).positive(),
        claim("C2", "b").by(PAPER).negative(),
        claim("N1", "c").by(CONTROL).positive(),
        claim("check", "d").by(SELF_CHECK).theirs(1).exactly(0));
    card.judge("C1", Mean.of(1, 1.1, 1.2));
    card.judge("C2", Mean.of(1, 1.1, 1.2));
    card.judge("N1", Mean.of(1, 1.1, 1.2));
    card.judge("check", 1);
    assertThat(card.scorecard().summary())
        .isEqualTo("paper: 1 REPRODUCED, 1 NOT REPRODUCED; control 1 of 1, self-check 1 of 1");
    assertThat(card.scorecard().find("check").map(Finding::words)).isEqualTo(Optional.of("holds"));
  }

  private record NoCurve() implements SeriesSource {
    @Override
    public List<Series> series() {
      return List.of();
    }
  }
}
