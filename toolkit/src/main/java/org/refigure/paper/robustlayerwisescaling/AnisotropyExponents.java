package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.paper.robustlayerwisescaling.SteadyStateClaims.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Scorecard;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The width exponents p, q, f, r of random matrices with power-law covariance. */
public final class AnisotropyExponents {
  private final Selection trials;

  private AnisotropyExponents(Selection trials) {
    this.trials = trials;
  }

  /** Reads a study of {@link SteadyStateSweeps#anisotropicSpectra}. */
  public static AnisotropyExponents of(Study study) {
    return new AnisotropyExponents(Selection.of(study));
  }

  /** One row per γ: measured exponents, the limit of p at infinite width, and s = 2p − 1. */
  public Table table() {
    DoubleColumn gamma = DoubleColumn.create("γ");
    DoubleColumn theory = DoubleColumn.create("p, theory at these d");
    DoubleColumn limit = DoubleColumn.create("p at d → ∞");
    StringColumn p = StringColumn.create("p (σ₁)");
    StringColumn r = StringColumn.create("r (stable rank)");
    StringColumn one = StringColumn.create("q (gain), one-sided");
    StringColumn two = StringColumn.create("q (gain), two-sided");
    StringColumn decay = StringColumn.create("s = 2p − 1");
    for (double value : gammas()) {
      gamma.append(value);
      theory.append(theory(value));
      limit.append(new AnisotropicNoise(value).topExponent());
      p.append(EstimateText.of(exponent(value, "topSingularValue")));
      r.append(EstimateText.of(exponent(value, "stableRank")));
      one.append(EstimateText.of(exponent(value, "gain")));
      two.append(EstimateText.of(exponent(value, "twoSidedGain")));
      decay.append(EstimateText.of(recommended(value)));
    }
    return Table.create(
        "Exponents of anisotropic noise", gamma, p, theory, limit, r, one, two, decay);
  }

  /** Adds the claims about anisotropic random matrices. */
  Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    List<Mean> oneSided = new ArrayList<>();
    for (double gamma : gammas()) {
      Mean p = exponent(gamma, "topSingularValue");
      card = card.with(exponentAt(gamma, theory(gamma)).judge(p));
      oneSided.add(exponent(gamma, "gain"));
    }
    card = card.with(ISOTROPIC.judge(recommended(0)));
    card = card.with(GAIN_ONE_SIDED.judge(Extremes.furthest(0.5, oneSided)));
    for (double gamma : gammas()) {
      if (gamma > 0) {
        card =
            card.with(
                gainExponentAt(gamma, gainTheory(gamma)).judge(exponent(gamma, "twoSidedGain")));
      }
    }
    return card.with(DIFFERENT.judge(difference(0.5))).with(IDENTITY.judge(identity()));
  }

  double[] gammas() {
    return trials.distinct("gamma");
  }

  Selection at(double gamma) {
    return trials.where("gamma", gamma);
  }

  /** An exponent of the width with its interval over seeds. */
  Mean exponent(double gamma, String value) {
    return OverSeeds.exponent(at(gamma), "width", value);
  }

  /** p that random-matrix theory gives for the widths of this study. */
  double theory(double gamma) {
    AnisotropicNoise noise = new AnisotropicNoise(gamma);
    double[] widths = at(gamma).distinct("width");
    return PowerLaw.fit(
            widths,
            Arrays.stream(widths).map(width -> noise.topSingularValue((int) width)).toArray())
        .exponent();
  }

  /** q expected of two-sided noise and aligned inputs at these widths: gain² = Σα². */
  double gainTheory(double gamma) {
    AnisotropicNoise noise = new AnisotropicNoise(gamma);
    double[] widths = at(gamma).distinct("width");
    double[] gains =
        Arrays.stream(widths)
            .map(
                width ->
                    Math.sqrt(Arrays.stream(noise.eigenvalues((int) width)).map(a -> a * a).sum()))
            .toArray();
    return PowerLaw.fit(widths, gains).exponent();
  }

  private Mean recommended(double gamma) {
    return OverSeeds.mean(
        at(gamma),
        seed ->
            WidthExponents.recommendedDecay(
                OverSeeds.exponent(seed, "width", "topSingularValue").value()));
  }

  private Mean difference(double gamma) {
    return OverSeeds.mean(
        at(gamma),
        seed ->
            OverSeeds.exponent(seed, "width", "topSingularValue").value()
                - OverSeeds.exponent(seed, "width", "gain").value());
  }

  /** r − 2(1 − p), the γ furthest from zero. */
  private Mean identity() {
    List<Mean> differences = new ArrayList<>();
    for (double gamma : gammas()) {
      differences.add(
          OverSeeds.mean(
              at(gamma),
              seed ->
                  OverSeeds.exponent(seed, "width", "stableRank").value()
                      - WidthExponents.stableRank(
                          OverSeeds.exponent(seed, "width", "topSingularValue").value())));
    }
    return Extremes.furthest(0, differences);
  }
}
