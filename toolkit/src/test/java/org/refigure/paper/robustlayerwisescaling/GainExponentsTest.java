package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.sweep.Study;
import org.refigure.sweep.Trial;

class GainExponentsTest {
  private static final double K = 0.3;

  /** σ₁ = k·d^p with p = 1 under the rank-8 teacher and ½ else; f = 1, q = 0.6; noise by seed. */
  private static Map<String, Double> values(Trial trial) {
    double width = trial.integer("width");
    double p = trial.integer("teacherRank") == 8 ? 1 : 0.5;
    double wobble = Math.pow(width, 0.001 * (trial.seed() - 1));
    var values = new HashMap<String, Double>();
    values.put("k", K);
    for (String matrix : GainExponents.MATRICES) {
      values.put(matrix + " sigma1", K * Math.pow(width, p) * wobble);
      values.put(matrix + " gain", K * Math.pow(width, 0.6));
      values.put(matrix + " frobenius", K * width);
      values.put(matrix + " stable rank", Math.pow(width, 2 - 2 * p) / wobble / wobble);
    }
    return values;
  }

  private final Study study =
      Fabricated.study(
          GainExponents.sweep(Scale.LAPTOP), GainExponentsTest::values, trial -> Map.of());
  private final GainExponents exponents = GainExponents.of(Scale.LAPTOP, study);

  @Test
  void theExponentsOfTheLawAreFoundAgain() {
    assertThat(exponents.p(Variant.BASE, "W1").value()).isCloseTo(0.5, within(1e-9));
    assertThat(exponents.p(Variant.LOW_RANK, "W2").value()).isCloseTo(1, within(1e-9));
    assertThat(exponents.q(Variant.BASE, "W1").value()).isCloseTo(0.6, within(1e-9));
    assertThat(exponents.f(Variant.BASE, "W1").value()).isCloseTo(1, within(1e-9));
    assertThat(exponents.r(Variant.BASE, "W1").value()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theIntervalIsStudentsOverSeeds() {
    // Slopes p − 0.001, p, p + 0.001: standard deviation 0.001, t(2) = 4.303.
    assertThat(exponents.p(Variant.BASE, "W1").interval().orElseThrow().width() / 2)
        .isCloseTo(4.3027 * 0.001 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void theLawIsJudgedReproducedAndABrokenOneIsNot() {
    Scorecard card = exponents.judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
    assertThat(verdict(card, "C7-f-α = 1, SiLU-W1")).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(card, "C7-identity")).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(card, "C6-order-W1")).isEqualTo(Verdict.REPRODUCED);
    Study broken =
        Fabricated.study(
            GainExponents.sweep(Scale.LAPTOP),
            trial -> {
              var values = new HashMap<>(values(trial));
              values.put("W1 frobenius", K * Math.pow(trial.integer("width"), 1.2));
              return values;
            },
            trial -> Map.of());
    Scorecard brokenCard =
        GainExponents.of(Scale.LAPTOP, broken).judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
    assertThat(verdict(brokenCard, "C7-f-α = 1, SiLU-W1")).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void theTableHasARowPerVariantAndMatrix() {
    assertThat(exponents.table().rowCount()).isEqualTo(2 * Variant.all(Scale.LAPTOP).size());
  }

  private static Verdict verdict(Scorecard card, String id) {
    return card.findings().stream()
        .filter(finding -> finding.claim().id().equals(id))
        .map(Finding::verdict)
        .findFirst()
        .orElseThrow();
  }
}
