package org.refigure.paper.fishercurvature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.FisherCurvature;
import org.refigure.stats.JointCumulants;
import org.refigure.stats.LineFit;

/** The verdicts of notebook 04. */
public final class CurvatureScorecard {
  private static final Map<Integer, Double> CRITICAL =
      new TreeMap<>(Map.of(3, -105.6418496, 4, -265.3121428, 5, -446.2377607, 6, -671.2472387));
  private static final Map<Integer, Double> HALF =
      new TreeMap<>(Map.of(4, 1.3101, 5, 2.4482, 6, 4.2610));
  private static final String LATER = "these sizes are computed from laptop scale on";

  private CurvatureScorecard() {}

  /** Judges every claim; what the sweep of the scale left out is listed as undecided. */
  public static Scorecard at(Scale scale, CurvatureScaling scaling) {
    Scorecard card = closedForms(Scorecard.of(Claims.PAPER, scale));
    card = values(card, scaling);
    card = exponents(card, scaling);
    card = signs(card, scaling);
    card = identities(card);
    return controls(card, scaling);
  }

  private static Scorecard closedForms(Scorecard card) {
    return card.with(Claims.SIMPLEX.judge(Estimate.single(ClosedForms.simplex(8))))
        .with(Claims.NORMAL.judge(Estimate.single(ClosedForms.normal(0.7, 1.3))));
  }

  private static Scorecard values(Scorecard before, CurvatureScaling scaling) {
    Scorecard card = before;
    for (int size = 3; size <= 4; size++) {
      JointCumulants all = IsingGraph.torus(size).cumulants(CriticalPoint.COUPLING);
      double ratio = scaling.curvature(1, size) / FisherCurvature.of(all).scalar();
      card = card.with(Claims.bruteForce(size).judge(Estimate.single(Math.abs(ratio - 1))));
    }
    for (double exact : scaling.sizes(1)) {
      int size = (int) exact;
      double value = scaling.curvature(1, size);
      Double reference = CRITICAL.get(size);
      card =
          card.with(
              reference == null
                  ? Claims.unpublished(size).judge(Estimate.single(value)).because(number(value))
                  : Claims.critical(size, reference).judge(Estimate.single(value)));
    }
    for (var reference : HALF.entrySet()) {
      double value = scaling.curvature(CurvatureScaling.HALF, reference.getKey());
      card =
          card.with(
              Claims.half(reference.getKey(), reference.getValue()).judge(Estimate.single(value)));
    }
    return card.with(Claims.PREFACTOR.judge(Estimate.single(scaling.scaled(6))));
  }

  private static Scorecard exponents(Scorecard card, CurvatureScaling scaling) {
    double[] sizes = scaling.sizes(1);
    int largest = (int) sizes[sizes.length - 1];
    if (largest < 9) {
      return card.with(Claims.SLOPE.undecided(LATER));
    }
    LineFit fit = scaling.fit(1, 6, 9);
    LineFit late = scaling.fit(1, largest - 3, largest);
    double[] pairs = scaling.pairExponents(1);
    double last = pairs[pairs.length - 1];
    return card.with(Claims.SLOPE.judge(Estimate.single(fit.slope())))
        .with(Claims.SLOPE_ERROR.judge(Estimate.single(CurvatureScaling.standardError(fit, 6, 9))))
        .with(
            Claims.LAST_PAIR
                .judge(Estimate.single(last))
                .because(Claims.text("L = %.0f and ", largest - 1) + largest)
                .because(Claims.text("exponent = %.6f", last)))
        .with(
            Claims.LATE_SLOPE
                .judge(late)
                .because(String.format(Locale.ROOT, "L = %d–%d", largest - 3, largest)));
  }

  private static Scorecard signs(Scorecard card, CurvatureScaling scaling) {
    return card.with(extreme(Claims.NEGATIVE_CRITICAL, scaling, 1, x -> x))
        .with(extreme(Claims.NEGATIVE_BELOW, scaling, CurvatureScaling.BELOW, x -> x));
  }

  private static Scorecard identities(Scorecard before) {
    JointCumulants cumulants = IsingGraph.torus(3).cumulants(CriticalPoint.COUPLING);
    FourTerms terms = FourTerms.of(cumulants);
    double sum = terms.sum() / FisherCurvature.of(cumulants).scalar();
    Scorecard card =
        before
            .with(Claims.FOUR_TERMS.judge(Estimate.single(terms.violation())))
            .with(Claims.FOUR_TERMS_SUM.judge(Estimate.single(Math.abs(sum - 1))));
    return card.with(prediction("the 2-D Ising model", "10/9", 10.0 / 9, 2, 1, 0.25))
        .with(prediction("the 3-D Ising model", "1.0188", 1.0188, 3, 0.630, 0.0363))
        .with(prediction("the q = 3 Potts model", "33/29", 33.0 / 29, 2, 5.0 / 6, 4.0 / 15))
        .with(prediction("the q = 4 Potts model", "22/19", 22.0 / 19, 2, 2.0 / 3, 0.25));
  }

  private static Scorecard controls(Scorecard before, CurvatureScaling scaling) {
    Scorecard card =
        before
            .with(Claims.CHAIN.judge(Estimate.single(Math.abs(ClosedForms.openChain(8)))))
            .with(extreme(Claims.HALF_SIGN, scaling, CurvatureScaling.HALF, x -> -x));
    if (scaling.sizes(CurvatureScaling.BELOW).length < 6) {
      return card.with(Claims.BELOW_EXPONENT.undecided(LATER));
    }
    double[] pairs = scaling.pairExponents(CurvatureScaling.HALF);
    LineFit flat = scaling.fit(CurvatureScaling.BELOW, 4, 8);
    return card.with(Claims.HALF_EXPONENT.judge(Estimate.single(pairs[pairs.length - 1])))
        .with(Claims.BELOW_EXPONENT.judge(Estimate.single(Math.abs(flat.slope()))));
  }

  private static Finding prediction(
      String model, String text, double value, double dimension, double... exponents) {
    return Claims.prediction(model, text, value)
        .judge(
            Estimate.single(
                CriticalPoint.curvatureExponent(dimension, exponents[0], exponents[1])));
  }

  /** The R that is largest (of x) or smallest (of −x) over all sizes. */
  private static Finding extreme(
      Claim claim, CurvatureScaling scaling, double ratio, DoubleUnaryOperator sign) {
    double most =
        Arrays.stream(scaling.sizes(ratio))
            .map(size -> sign.applyAsDouble(scaling.curvature(ratio, size)))
            .max()
            .orElseThrow();
    return claim.judge(Estimate.single(sign.applyAsDouble(most)));
  }

  private static String number(double value) {
    return Claims.text("R = %.7f", value);
  }
}
