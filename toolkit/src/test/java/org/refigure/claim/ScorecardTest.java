package org.refigure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;
import org.xml.sax.InputSource;

class ScorecardTest {
  private static final Paper PAPER =
      new Paper("01", "Robust <Layerwise> & Scaling", "Fan, Liu", 2025, "arXiv 2510.15262");
  private static final Claim NORM =
      Claim.claim("C1-rms", "‖W‖ follows √(η/λ) & its momentum correction")
          .by(Source.PAPER, "paper, Fig. 1")
          .theirs("1")
          .rule(Rule.within(1, 0.02));
  private static final Claim EXACT =
      Claim.claim("C7", "r = 2(1−p)")
          .by(Source.THEORY, "companion")
          .theirs("0")
          .rule(Rule.exactly(0, 0.05));

  private static Scorecard card(Scale scale) {
    return Scorecard.of(PAPER, scale)
        .with(
            NORM.judge(
                Estimate.of(0.993, new Interval(0.99, 0.996, 0.95), 3, Estimate.Kind.BOOTSTRAP)))
        .with(EXACT.judge(Estimate.single(0.01)));
  }

  @Test
  void everyRenderingCarriesTheVerdictAndTheRule() {
    for (String rendering :
        new String[] {
          card(Scale.LAPTOP).text(), card(Scale.LAPTOP).html(), card(Scale.LAPTOP).latex()
        }) {
      assertThat(rendering).contains("REPRODUCED").contains("[0.98, 1.02]").contains("0.9930");
      assertThat(rendering).contains("Decision rule");
    }
  }

  @Test
  void theSmokeProfileJudgesOnlyWhatIsExact() {
    Scorecard smoke = card(Scale.SMOKE);
    assertThat(smoke.findings().get(0).verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(smoke.findings().get(0).reason()).isEqualTo("smoke profile");
    assertThat(smoke.findings().get(1).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(smoke.summary()).isEqualTo("paper: 1 not judged; theory 1 of 1");
  }

  @Test
  void proseFindsWhatWasMeasuredByClaim() {
    assertThat(card(Scale.LAPTOP).ours(NORM))
        .isEqualTo("0.9930 [0.9900, 0.9960] (n = 3, bootstrap)");
    assertThat(Scorecard.of(PAPER, Scale.LAPTOP).ours(NORM)).isEqualTo("not measured");
  }

  @Test
  void textKeepsToItsWidthAndLosesNoWord() {
    String text = card(Scale.LAPTOP).text(80);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(text.replaceAll("\\s+", " ")).contains("momentum");
  }

  @Test
  void whereColumnsDoNotFitTheCellsStandBelowEachOther() {
    String text = card(Scale.LAPTOP).text(36);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(36));
    assertThat(text).contains("rule: in [0.98, 1.02]").contains("verdict: REPRODUCED");
  }

  @Test
  void htmlIsWellFormedAndEscaped() throws Exception {
    String html = card(Scale.LAPTOP).html();
    assertThat(html).contains("Robust &lt;Layerwise&gt; &amp; Scaling").doesNotContain("<script");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html)));
    assertThat(document.getElementsByTagName("tr").getLength()).isEqualTo(4);
  }

  @Test
  void latexEscapesWhatLatexReads() {
    assertThat(card(Scale.LAPTOP).latex()).contains("√(η/λ) \\& its momentum");
  }

  @Test
  void aClaimStandsOnlyOnce() {
    Scorecard card = card(Scale.LAPTOP);
    assertThatThrownBy(() -> card.with(NORM.undecided("no run")))
        .hasMessageContaining("claim id \"C1-rms\" stands twice");
  }

  @Test
  void anUndecidedClaimSaysWhatWouldDecide() {
    Finding finding = NORM.undecided("needs width 512");
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo("needs width 512");
  }
}
