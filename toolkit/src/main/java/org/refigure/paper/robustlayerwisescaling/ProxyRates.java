package org.refigure.paper.robustlayerwisescaling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.refigure.Scale;
import org.refigure.diagnose.LossCurves;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Mean;
import org.refigure.stats.ParabolaOptimum;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/**
 * Chooses the base rates of wider models from those of narrower ones, before they are seen.
 *
 * <p>The narrowest width is run at all octaves of the grid, each further one at three: the octave
 * next to the optimum of the width before (from the third width on, to which the two widths before
 * extrapolate), and its neighbours; and at the common rate. Where a seed's optimum lies on the
 * edge, one octave is added, at most {@value #EXTENSIONS} times per width.
 */
final class ProxyRates {
  private static final int EXTENSIONS = 3;
  private static final String LOSS = "final held-out loss";

  private final ProxyGrid grid;
  private final Selection trials;

  private ProxyRates(ProxyGrid grid, Study study) {
    this.grid = grid;
    trials =
        new Selection(
            study.records().stream().filter(record -> record.outcome().settled()).toList());
  }

  /** Runs width after width; the study has all of it. */
  static Study run(ProxyGrid grid, Function<Sweep, Study> runner) {
    Sweep sweep = grid.first();
    Study study = runner.apply(sweep);
    int rounds = grid.scale() == Scale.SMOKE ? 1 : EXTENSIONS;
    for (int known = 1; known <= grid.widths().size(); known++) {
      for (int round = 0; round < rounds; round++) {
        Optional<Sweep> more =
            new ProxyRates(grid, study).beyondEdges(grid.widths().get(known - 1));
        if (more.isPresent()) {
          sweep = sweep.and(more.get());
          study = runner.apply(sweep);
        }
      }
      if (known < grid.widths().size()) {
        sweep = sweep.and(new ProxyRates(grid, study).next(known));
        study = runner.apply(sweep);
      }
    }
    return study;
  }

  /** An octave more wherever a seed's optimum lies on an edge. */
  private Optional<Sweep> beyondEdges(int width) {
    return grid.rules().stream()
        .flatMap(
            rule ->
                edges(curves(rule, width), width)
                    .mapToObj(octave -> grid.runs(rule, width, octave)))
        .reduce(Sweep::and);
  }

  private static DoubleStream edges(LossCurves curves, double width) {
    return curves.optima(width).stream()
        .filter(ParabolaOptimum.AtEdge.class::isInstance)
        .mapToDouble(edge -> Math.rint(((ParabolaOptimum.AtEdge) edge).extendTo()))
        .distinct();
  }

  private Sweep next(int known) {
    List<Integer> widths = grid.widths();
    return grid.rules().stream()
        .map(
            rule -> {
              double last = optimum(rule, widths.get(known - 1));
              double before = known == 1 ? last : optimum(rule, widths.get(known - 2));
              double center = Math.rint(2 * last - before);
              double common = Math.rint(ProxyGrid.log2(ProxyGrid.COMMON_RATE));
              double[] octaves =
                  DoubleStream.of(center - 1, center, center + 1, common)
                      .sorted()
                      .distinct()
                      .toArray();
              return grid.runs(rule, widths.get(known), octaves);
            })
        .reduce(Sweep::and)
        .orElseThrow();
  }

  /** log₂ of the best rate, or of the lowest point of the grid where the optimum is unknown. */
  private double optimum(ScalingRule rule, int width) {
    LossCurves curves = curves(rule, width);
    double[] best = curves.bestRates(width);
    return best.length > 0
        ? Mean.of(best).value()
        : ProxyGrid.log2(
            curves.means(width).entrySet().stream()
                .min(Comparator.comparingDouble(each -> each.getValue().value()))
                .map(Map.Entry::getKey)
                .orElseThrow());
  }

  private LossCurves curves(ScalingRule rule, int width) {
    return LossCurves.of(
        trials
            .where("rule", grid.stored(rule, width).name())
            .where("width", width)
            .records()
            .stream()
            .map(ProxyRates::point)
            .toList());
  }

  private static LossCurves.Point point(TrialRecord run) {
    boolean diverged = run.outcome() instanceof Outcome.Diverged;
    return new LossCurves.Point(
        run.trial().integer("width"),
        run.trial().number("baseRate"),
        run.trial().seed(),
        diverged ? Double.POSITIVE_INFINITY : run.value(LOSS));
  }
}
