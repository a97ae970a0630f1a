package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.stats.Estimate;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One arm of Figure 1, Base and λ×2 of one seed, by the reference engine and by the one that is
 * chosen where nobody names one: a verdict must not depend on who computed the steps.
 */
public final class ProxyEngines {
  private static final List<String> WORDS = List.of("djl", "auto");

  private final Scale scale;
  private final Selection trials;

  private ProxyEngines(Scale scale, Selection trials) {
    this.scale = scale;
    this.trials = trials;
  }

  /** The trials: the same two runs by both engines. */
  public static Sweep sweep(Scale scale) {
    return WORDS.stream()
        .map(word -> ProxySixRuns.arm(scale, word))
        .reduce(Sweep::and)
        .orElseThrow();
  }

  /** Reads a study of {@link #sweep}. */
  public static ProxyEngines of(Scale scale, Study study) {
    return new ProxyEngines(scale, Selection.of(study));
  }

  /** One row per word: what computed, the ratio of the gains and the losses. */
  public Table table() {
    StringColumn word = StringColumn.create("asked for");
    StringColumn engine = StringColumn.create("step engine");
    StringColumn ratio = StringColumn.create("gain, λ×2 / Base");
    StringColumn loss = StringColumn.create("held-out loss of Base");
    StringColumn seconds = StringColumn.create("seconds");
    for (String each : WORDS) {
      Selection arm = trials.where("stepEngine", each);
      word.append(each);
      engine.append(engine(arm));
      ratio.append(String.format(Locale.ROOT, "%.3f", gainRatio(each)));
      loss.append(
          String.format(
              Locale.ROOT,
              "%.3f",
              runs(each).of(FigureOneRun.BASE).only().value("final held-out loss")));
      seconds.append(
          String.format(
              Locale.ROOT, "%.0f", arm.records().stream().mapToDouble(r -> r.seconds()).sum()));
    }
    return Table.create("One arm, two engines", word, engine, ratio, loss, seconds);
  }

  /** Adds the verdicts: one per engine, and whether they are the same. */
  Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (String word : WORDS) {
      card = card.with(finding(word));
    }
    long verdicts = WORDS.stream().map(word -> finding(word).verdict()).distinct().count();
    return card.with(SAME.judge(Estimate.single(verdicts)))
        .with(
            DIFFERENCE.judge(
                Estimate.single(Math.log(gainRatio(WORDS.get(0)) / gainRatio(WORDS.get(1))))));
  }

  /** The engines that computed a selection, as its records say. */
  static String engine(Selection trials) {
    return trials.records().stream()
        .map(record -> record.provenance().fact("step engine"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Finding finding(String word) {
    double law = Math.round(FigureOneRun.DECAY_DOUBLED.law() * 1e4) / 1e4;
    return Claim.claim(
            "engine-" + word,
            "λ×2 over Base, gain of the feed-forward matrices, half as long, step engine asked for: "
                + word)
        .by(Source.SELF_CHECK, "the same arm by two engines")
        .theirs(law, String.format(Locale.ROOT, "%.3f", law))
        .within(0.07)
        .judge(Estimate.single(gainRatio(word)))
        .because(engine(trials.where("stepEngine", word)));
  }

  private double gainRatio(String word) {
    ProxySixRuns arm = runs(word);
    return arm.corrected(FigureOneRun.DECAY_DOUBLED, arm.feedForward(), "gain").value();
  }

  private ProxySixRuns runs(String word) {
    return ProxySixRuns.of(scale, trials.where("stepEngine", word));
  }

  private static final Claim SAME =
      Claim.claim("engine-same", "number of different verdicts among the two rows above")
          .by(Source.SELF_CHECK, "the reference and the fast engine must tell the same story")
          .theirs("1")
          .rule(exactly(1, 0));

  private static final Claim DIFFERENCE =
      Claim.claim(
              "engine-difference",
              "ln of the ratio of the two gain ratios: rounding differs, so after thousands of steps the runs are those of two seeds")
          .by(Source.SELF_CHECK, "reference against fast engine")
          .theirs("0")
          .rule(report());
}
