package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.optim.ScalingRule;

/**
 * What a width transfer claims of one rule: how the best base rate drifts with the width, and what
 * not tuning it anew costs. The paper's reading is that the gain must be kept; then the best rate
 * drifts by s − a − 2p octaves per doubling, at p = ¾ by −½, 0 and ½ for s = 0, ½ and 1.
 */
final class DriftClaims {
  /** Octaves per doubling that still count as no drift. */
  private static final double TOLERANCE = 0.25;

  private DriftClaims() {}

  /** The claims about the drift; of SP only its sign, with a rule of the model's own. */
  static List<Claim> of(ScalingRule rule, Rule standard) {
    if (rule.equals(ScalingRule.STANDARD)) {
      return List.of(
          Claim.claim(
                  "C9-drift-SP",
                  "Without a width rule the best base rate falls with the width (SP, octaves per doubling)")
              .by(Source.CONTROL, "no width rule, no transfer")
              .theirs("negative")
              .rule(standard));
    }
    double gain = DecayConventions.gainDrift(rule);
    Claim kept =
        Claim.claim("C9-drift-" + rule.name(), drift(rule, "if the gain is what must be kept"))
            .by(Source.PAPER, "zero-shot transfer by keeping the gain, p = ¾")
            .theirs(gain, signed(gain))
            .within(TOLERANCE);
    double clock = DecayConventions.timescaleDrift(rule);
    Claim other =
        Claim.claim(
                "C9-timescale-" + rule.name(), drift(rule, "if the time scale 1/(ηλ) must be kept"))
            .by(Source.THEORY, "Kosson et al. 2305.17212; Wang and Aitchison 2405.13698")
            .theirs(clock, signed(clock))
            .within(TOLERANCE);
    return List.of(kept, other);
  }

  /** What it costs at the widest model not to tune the rate anew. */
  static Claim regret(ScalingRule rule, int width) {
    String what =
        "What it costs at d = "
            + width
            + " not to tune the rate anew, in ln loss ("
            + rule.name()
            + ")";
    return rule.equals(ScalingRule.SQUARE_ROOT_DECAY)
        ? Claim.claim("C4-regret-" + rule.name(), what + "; the rule of the larger scales")
            .by(Source.PAPER, "zero-shot transfer")
            .theirs(0, "0 under transfer")
            .atMost(0.005)
        : Claim.claim("C4-regret-" + rule.name(), what)
            .by(Source.THEORY, "no transfer claimed")
            .reportOnly();
  }

  /** How far the best rate of the widest model lies from that of the narrowest. */
  static Claim error(ScalingRule rule, int width, int base) {
    String what =
        "Transfer error: log₂ of the best base rate at d = "
            + width
            + " minus that at d = "
            + base
            + " ("
            + rule.name()
            + ")";
    double doublings = Math.log((double) width / base) / Math.log(2);
    return rule.equals(ScalingRule.SQUARE_ROOT_DECAY)
        ? Claim.claim(
                "C4-E_lr-" + rule.name(),
                what + "; ¼ octave per doubling, the rule of the larger scales")
            .by(Source.PAPER, "zero-shot transfer")
            .theirs(0, "0 under transfer")
            .within(TOLERANCE * doublings)
        : Claim.claim("C4-E_lr-" + rule.name(), what)
            .by(Source.THEORY, "no transfer claimed")
            .reportOnly();
  }

  private static String drift(ScalingRule rule, String theory) {
    return "Drift of the best base rate "
        + theory
        + " ("
        + rule.name()
        + ", octaves per doubling of the width)";
  }

  private static String signed(double octaves) {
    return octaves == 0 ? "0" : String.format(Locale.ROOT, "%+.1f", octaves).replace('-', '−');
  }
}
