package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Finding;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How σ₁, gain, ‖W‖_F and stable rank of Model A grow with the width: the exponents p, q, f and r.
 *
 * <p>Each quantity is divided by the scale unit k = √(η/2λ) of its run (the stable rank has no
 * unit), then fitted as a power of the width within each seed. Seeds are independent repeats, so
 * the interval of an exponent is Student's t over the seeds.
 */
public final class GainExponents {
  /** The matrices of Model A. */
  static final List<String> MATRICES = List.of("W1", "W2");

  private final Scale scale;
  private final Selection trials;

  private GainExponents(Scale scale, Selection trials) {
    this.scale = scale;
    this.trials = trials;
  }

  /** The trials to run at a scale: every variant at every width, three seeds. */
  public static Sweep sweep(Scale scale) {
    return Variant.all(scale).stream()
        .map(variant -> variant.sweep(scale))
        .reduce(Sweep::and)
        .orElseThrow();
  }

  /** Reads the exponents out of a study of {@link #sweep}. */
  public static GainExponents of(Scale scale, Study study) {
    return new GainExponents(scale, Selection.of(study));
  }

  /** p: exponent of σ₁/k in the width. */
  public Mean p(Variant variant, String matrix) {
    return exponent(variant, matrix, Quantity.SIGMA);
  }

  /** q: exponent of the sublayer gain over k in the width. */
  public Mean q(Variant variant, String matrix) {
    return exponent(variant, matrix, Quantity.GAIN);
  }

  /** f: exponent of ‖W‖_F/k in the width. */
  public Mean f(Variant variant, String matrix) {
    return exponent(variant, matrix, Quantity.FROBENIUS);
  }

  /** r: exponent of the stable rank in the width. */
  public Mean r(Variant variant, String matrix) {
    return exponent(variant, matrix, Quantity.STABLE_RANK);
  }

  /** An exponent with its interval over seeds. */
  Mean exponent(Variant variant, String matrix, Quantity quantity) {
    return Mean.of(perSeed(variant, matrix, quantity));
  }

  /** The mean over seeds of a quantity at each width. */
  List<Mean> means(Variant variant, String matrix, Quantity quantity) {
    Selection runs = variant.of(trials);
    List<Mean> means = new ArrayList<>();
    for (double width : runs.distinct("width")) {
      means.add(Mean.of(quantity.inUnits(runs.where("width", width), matrix)));
    }
    return means;
  }

  /** The widths a variant was run at. */
  double[] widths(Variant variant) {
    return variant.of(trials).distinct("width");
  }

  /** One row per variant and matrix: p, q, f, r with their intervals, and s = 2p − 1. */
  public Table table() {
    StringColumn names = StringColumn.create("variant");
    StringColumn matrices = StringColumn.create("matrix");
    List<StringColumn> columns = new ArrayList<>(List.of(names, matrices));
    for (Quantity quantity : Quantity.values()) {
      columns.add(StringColumn.create(quantity.exponentName()));
    }
    StringColumn rule = StringColumn.create("s = 2p − 1");
    columns.add(rule);
    for (Variant variant : Variant.all(scale)) {
      for (String matrix : MATRICES) {
        names.append(variant.name());
        matrices.append(matrix);
        for (Quantity quantity : Quantity.values()) {
          Estimate exponent = exponent(variant, matrix, quantity).estimate();
          columns.get(2 + quantity.ordinal()).append(EstimateText.of(exponent));
        }
        rule.append(String.format(Locale.ROOT, "%.2f", 2 * p(variant, matrix).value() - 1));
      }
    }
    return Table.create("Width exponents of Model A", columns.toArray(StringColumn[]::new));
  }

  /** Adds the claims about exponents. */
  public Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (Variant variant : Variant.all(scale)) {
      boolean asserted = !variant.equals(Variant.LOW_RANK) && variant.alpha() < 2;
      for (String matrix : MATRICES) {
        if (asserted && variant.task().labelNoise() < 1) {
          card = card.with(frobeniusClaim(variant, matrix).judge(f(variant, matrix)));
        }
        card = card.with(reported(variant, matrix).judge(p(variant, matrix)));
      }
    }
    card = card.with(IDENTITY.judge(identity()));
    Variant last = Variant.all(scale).contains(Variant.LOW_RANK) ? Variant.LOW_RANK : Variant.BASE;
    for (String matrix : MATRICES) {
      card = card.with(matching(last, matrix));
    }
    for (String matrix : MATRICES) {
      card = card.with(order(card, matrix));
    }
    return card;
  }

  /** p − q, seed by seed: matching σ₁ asks for s = 2p − 1, matching the gain for s = 2q − 1. */
  private Finding matching(Variant variant, String matrix) {
    Claim claim =
        Claim.claim(
                "C10-" + matrix,
                String.format(
                    Locale.ROOT,
                    "Matching σ₁ and matching the gain are different rules: p − q (%s, %s)",
                    matrix,
                    variant.name()))
            .by(Source.THEORY, "s = 2p − 1 against s = 2q − 1")
            .theirs("≠ 0 in general")
            .rule(Rule.report());
    double[] p = perSeed(variant, matrix, Quantity.SIGMA);
    double[] q = perSeed(variant, matrix, Quantity.GAIN);
    return claim.judge(Mean.of(differences(p, q)));
  }

  /** r − 2(1 − p) of the base variant's W₁, seed by seed. */
  private Mean identity() {
    double[] p = perSeed(Variant.BASE, "W1", Quantity.SIGMA);
    double[] r = perSeed(Variant.BASE, "W1", Quantity.STABLE_RANK);
    return Mean.of(differences(r, Arrays.stream(p).map(x -> 2 * (1 - x)).toArray()));
  }

  private Finding order(Scorecard card, String matrix) {
    Claim claim =
        Claim.claim(
                "C6-order-" + matrix,
                "σ₁ of "
                    + matrix
                    + " grows faster with width under a rank-8 teacher than under isotropic inputs, the intervals being disjoint: lower end of p(low rank) minus upper end of p(noise-like)")
            .by(Source.THEORY, "σ₁ ∝ √(η/λ)·d^p")
            .theirs("> 0")
            .positive();
    if (!card.scale().judged()) {
      return claim.undecided("the rank-8 and isotropic variants run from laptop scale on");
    }
    Mean low = p(Variant.LOW_RANK, matrix);
    Mean noise = p(Variant.ISOTROPIC, matrix);
    if (low.interval().isEmpty() || noise.interval().isEmpty()) {
      return claim.undecided("one seed has no interval; at least 3 seeds would decide it");
    }
    double gap = low.interval().get().low() - noise.interval().get().high();
    return claim
        .judge(Estimate.exact(gap))
        .because("p = " + EstimateText.of(low) + " against " + EstimateText.of(noise));
  }

  static double[] differences(double[] left, double[] right) {
    double[] difference = left.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= right[i];
    }
    return difference;
  }

  private double[] perSeed(Variant variant, String matrix, Quantity quantity) {
    return variant.of(trials).bySeed().values().stream()
        .mapToDouble(
            runs ->
                PowerLaw.fit(runs.parameter("width"), quantity.inUnits(runs, matrix)).exponent())
        .toArray();
  }

  private static final Claim IDENTITY =
      Claim.claim(
              "C7-identity",
              "p = 1 − r/2: the exponent of σ₁ is a statement about the stable rank; r − 2(1 − p), W1, α = 1")
          .by(Source.THEORY, "follows from σ₁ = ‖W‖_F/√sr with ‖W‖_F ∝ d")
          .theirs("0")
          .rule(Rule.within(0, 0.05));

  private static Claim frobeniusClaim(Variant variant, String matrix) {
    return Claim.claim(
            String.format(Locale.ROOT, "C7-f-%s-%s", variant.name(), matrix),
            String.format(
                Locale.ROOT, "‖W‖_F/√(η/λ) ∝ d^f with f = 1 (%s, %s)", matrix, variant.name()))
        .by(Source.PAPER, "norm law ‖W‖ ∝ √(η/λ); f = 1 whatever the update's structure")
        .theirs("1")
        .rule(Rule.within(1, 0.06));
  }

  private static Claim reported(Variant variant, String matrix) {
    return Claim.claim(
            String.format(Locale.ROOT, "C2-p-%s-%s", variant.name(), matrix),
            String.format(Locale.ROOT, "σ₁/√(η/λ) ∝ d^p (%s, %s)", matrix, variant.name()))
        .by(Source.PAPER, "σ_max ∝ √(η/λ)·d^0.75, observed on language models")
        .theirs("0.75 at paper scale")
        .rule(Rule.report());
  }

  /** What is measured of a matrix, and in which unit. */
  enum Quantity {
    SIGMA("sigma1", "p (σ₁)", "σ₁/k"),
    GAIN("gain", "q (gain)", "gain/k"),
    FROBENIUS("frobenius", "f (‖W‖_F)", "Frobenius norm/k"),
    STABLE_RANK("stable rank", "r (stable rank)", "stable rank");

    private final String column;
    private final String exponentName;
    private final String label;

    Quantity(String column, String exponentName, String label) {
      this.column = column;
      this.exponentName = exponentName;
      this.label = label;
    }

    String exponentName() {
      return exponentName;
    }

    String label() {
      return label;
    }

    /** The quantity of every run, over k; the stable rank as it is. */
    double[] inUnits(Selection runs, String matrix) {
      double[] values = runs.values(matrix + " " + column);
      double[] units = runs.values("k");
      for (int i = 0; this != STABLE_RANK && i < values.length; i++) {
        values[i] /= units[i];
      }
      return values;
    }
  }
}
