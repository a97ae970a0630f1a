package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;
import static org.refigure.claim.Rule.within;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.FROBENIUS;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.GAIN;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.PREDICTED;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.SIGMA;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.STABLE_RANK;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Origin;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The p-predictor's tables and verdicts: trained models, and the control with random signs. */
public final class ProxyPredictor {

  private final ProxyExponents models;
  private final ProxyExponents control;

  private ProxyPredictor(ProxyExponents models, ProxyExponents control) {
    this.models = models;
    this.control = control;
  }

  /** Joins the exponents of trained models and of the control. */
  public static ProxyPredictor of(ProxyExponents models, ProxyExponents control) {
    return new ProxyPredictor(models, control);
  }

  /** Groups of matrix types, each type and the two kinds of layer, in the order of tables. */
  static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    ProxyMatrices.TYPES.forEach(type -> groups.put(type, List.of(type)));
    groups.put("feed-forward", ProxyMatrices.FEED_FORWARD);
    groups.put("attention", ProxyMatrices.ATTENTION);
    groups.put("all", ProxyMatrices.TYPES);
    return groups;
  }

  /** One row per group: fitted exponents and the predicted p. */
  public Table exponents() {
    return exponents(models, "Exponents of the trained models");
  }

  /** The same of the control. */
  public Table controlExponents() {
    return exponents(control, "Exponents with random signs");
  }

  private static Table exponents(ProxyExponents of, String title) {
    StringColumn group = StringColumn.create("matrices");
    List<StringColumn> columns = new ArrayList<>(List.of(group));
    for (ProxyExponents.Quantity quantity : ProxyExponents.Quantity.values()) {
      columns.add(StringColumn.create(quantity.exponent()));
    }
    groups()
        .forEach(
            (name, types) -> {
              group.append(name);
              int column = 1;
              for (ProxyExponents.Quantity quantity : ProxyExponents.Quantity.values()) {
                columns.get(column++).append(EstimateText.of(of.exponent(types, quantity)));
              }
            });
    return Table.create(title, columns.toArray(StringColumn[]::new));
  }

  /** One row per group: the decay exponent s that σ₁, its prediction and the gain ask for. */
  public Table rules() {
    StringColumn group = StringColumn.create("matrices");
    StringColumn fitted = StringColumn.create("s = 2p − 1, fitted");
    StringColumn predicted = StringColumn.create("s = 2p − 1, predicted");
    StringColumn gain = StringColumn.create("s = 2q − 1, gain");
    StringColumn local = StringColumn.create("p from width to width");
    groups()
        .forEach(
            (name, types) -> {
              group.append(name);
              fitted.append(EstimateText.of(rule(models, types, SIGMA)));
              predicted.append(EstimateText.of(rule(models, types, PREDICTED)));
              gain.append(EstimateText.of(rule(models, types, GAIN)));
              local.append(
                  Arrays.stream(models.local(types, SIGMA))
                      .mapToObj(value -> String.format(Locale.ROOT, "%.2f", value))
                      .collect(Collectors.joining(", ")));
            });
    return Table.create("What decay rule λ ∝ dˢ?", group, fitted, predicted, gain, local);
  }

  /** One row per width: rates, clock, loss and the engine that computed. */
  public Table training() {
    StringColumn width = StringColumn.create("width");
    StringColumn rates = StringColumn.create("η, λ");
    StringColumn clock = StringColumn.create("ηλt");
    StringColumn loss = StringColumn.create("held-out loss");
    StringColumn gap = StringColumn.create("held-out − training");
    StringColumn clipped = StringColumn.create("clipped");
    StringColumn engine = StringColumn.create("step engine");
    for (double each : models.widths()) {
      var trials = models.trials().where("width", each);
      width.append(String.format(Locale.ROOT, "%.0f", each));
      rates.append(
          String.format(
              Locale.ROOT, "%.4f, %.2f", trials.values("eta")[0], trials.values("lambda")[0]));
      clock.append(String.format(Locale.ROOT, "%.1f", trials.values("clock")[0]));
      loss.append(EstimateText.of(Mean.of(trials.values("final held-out loss"))));
      gap.append(EstimateText.of(Mean.of(trials.values("gap"))));
      clipped.append(
          String.format(
              Locale.ROOT, "%.0f %%", 100 * Mean.of(trials.values("clipped share")).value()));
      engine.append(ProxyEngines.engine(trials));
    }
    return Table.create("The trainings", width, rates, clock, loss, gap, clipped, engine);
  }

  /** Adds the verdicts. */
  public Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (String name : List.of("all", "feed-forward", "attention")) {
      List<String> types = groups().get(name);
      card =
          card.with(predictor(name).judge(models.difference(types, PREDICTED, SIGMA)))
              .with(fitted(name).judge(models.exponent(types, SIGMA)))
              .with(frobenius(name).judge(models.exponent(types, FROBENIUS)))
              .with(recommended(name).judge(rule(models, types, PREDICTED)))
              .with(matching(name).judge(models.difference(types, SIGMA, GAIN)));
    }
    List<String> all = ProxyMatrices.TYPES;
    card = card.with(IDENTITY.judge(Estimate.single(furthestFromIdentity())));
    card =
        card.with(CONTROL_FITTED.judge(control.exponent(all, SIGMA)))
            .with(CONTROL_PREDICTED.judge(control.exponent(all, PREDICTED)))
            .with(CONTROL_RULE.judge(rule(control, all, PREDICTED)));
    if (card.scale() != Scale.SMOKE) {
      card =
          card.with(LABELS.judge(Estimate.single(shareOfLabelings())))
              .with(CLOCK.judge(Estimate.single(models.shortestClock())));
    }
    return card;
  }

  private static Estimate rule(
      ProxyExponents of, List<String> types, ProxyExponents.Quantity quantity) {
    return of.combination(types, quantity, 2, quantity, 0, -1);
  }

  /** The type for which p − (f − r/2) is furthest from zero: it is bookkeeping. */
  private double furthestFromIdentity() {
    return ProxyMatrices.TYPES.stream()
        .mapToDouble(
            type -> {
              List<String> types = List.of(type);
              double p = models.exponent(types, SIGMA).value();
              double f = models.exponent(types, FROBENIUS).value();
              double r = models.exponent(types, STABLE_RANK).value();
              return Math.abs(p - (f - r / 2));
            })
        .max()
        .orElseThrow();
  }

  /** How often the labels of the widths, exchanged in each seed, give as large a mean exponent. */
  private double shareOfLabelings() {
    double[] widths = models.widths();
    List<double[]> exchanged = Labelings.permutations(widths);
    double measured = Mean.of(models.exponentsOfSeeds(ProxyMatrices.TYPES, SIGMA, widths)).value();
    int seeds = models.trials().bySeed().size();
    double[] sums = {0};
    for (int seed = 0; seed < seeds; seed++) {
      int of = seed;
      double[] slopes =
          exchanged.stream()
              .mapToDouble(
                  labels -> models.exponentsOfSeeds(ProxyMatrices.TYPES, SIGMA, labels)[of])
              .toArray();
      sums =
          Arrays.stream(sums)
              .flatMap(sum -> Arrays.stream(slopes).map(slope -> sum + slope))
              .toArray();
    }
    double bound = measured * seeds - 1e-12;
    return Arrays.stream(sums).filter(sum -> sum >= bound).count() / (double) sums.length;
  }

  private static Claim predictor(String group) {
    return claim(
        "C6-predictor-" + group,
        String.format(
            Locale.ROOT,
            "p predicted from the eigenvalues of E[uuᵀ] and E[uᵀu] minus p fitted to σ₁ (%s)",
            group),
        Source.THEORY.at("W ~ rms·A^½ZB^½"),
        "0",
        within(0, 0.1));
  }

  private static Claim fitted(String group) {
    return claim(
        "C2-p-" + group,
        String.format(Locale.ROOT, "σ₁/√(η/λ) ∝ dᵖ (%s)", group),
        Source.PAPER.at("observed from width 256 up"),
        "0.75 at paper scale",
        report());
  }

  private static Claim frobenius(String group) {
    return claim(
        "C7-f-" + group,
        String.format(Locale.ROOT, "‖W‖_F/√(η/λ) ∝ d^f (%s)", group),
        Source.PAPER.at("‖W‖ ∝ √(η/λ)"),
        "1",
        within(1, 0.06));
  }

  private static Claim recommended(String group) {
    return Claim.claim(
            "C6-s-" + group,
            "the decay rule λ ∝ dˢ that the updates recommend, s = 2p − 1 (" + group + ")")
        .by(Source.PAPER, "λ ∝ √d")
        .theirs(0.5, "½")
        .contained();
  }

  private static Claim matching(String group) {
    return claim(
        "C10-" + group,
        String.format(
            Locale.ROOT,
            "matching σ₁ and matching the gain are different rules: p − q (%s)",
            group),
        Source.THEORY.at("s = 2p − 1 against s = 2q − 1"),
        "≠ 0 in general",
        report());
  }

  private static final Claim IDENTITY =
      claim(
          "C7-identity",
          "p = f − r/2 (p = 1 − r/2 where f = 1): furthest type",
          Source.SELF_CHECK.at("σ₁ = ‖W‖_F/√sr"),
          "0",
          exactly(0, 1e-6));

  private static final Claim CONTROL_FITTED =
      claim(
          "control-signs-p",
          "random signs: p fitted to σ₁, all matrices",
          Source.CONTROL.at("isotropic noise; finite size pushes up"),
          "½",
          between(0.48, 0.55));

  private static final Claim CONTROL_PREDICTED =
      claim(
          "control-signs-predicted",
          "random signs: p predicted from the updates, all matrices",
          Source.CONTROL.at("isotropic noise; finite size pushes up"),
          "½",
          between(0.48, 0.55));

  private static final Claim CONTROL_RULE =
      claim(
          "control-signs-s",
          "random signs: recommended s",
          Source.CONTROL.at("constant decay"),
          "0",
          between(-0.04, 0.1));

  private static final Claim LABELS =
      claim(
          "control-labels",
          "share of all ways to exchange the widths' labels, seed by seed, that give as large a p",
          Source.CONTROL.at(""),
          "small",
          atMost(0.05).exact());

  private static final Claim CLOCK =
      claim(
          "equilibrium",
          "smallest ηλt at which anything is measured",
          Source.SELF_CHECK.at("at 2, the variance has relaxed to 98 %"),
          "≥ 2",
          atLeast(2).exact());

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
