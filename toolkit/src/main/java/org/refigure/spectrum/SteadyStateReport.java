package org.refigure.spectrum;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What {@link SteadyState#check} found: a verdict with its reason for every matrix and for the run.
 *
 * @param clock ηλt = λ·Σ η over the steps up to t; 2 or more forgets the start
 * @param step t
 * @param matrices one row per matrix, by name
 */
public record SteadyStateReport(double clock, long step, List<Row> matrices) {
  /** Of equal verdicts the first by name. */
  private static final Comparator<Row> FIRST = Comparator.comparing(Row::name).reversed();

  /**
   * One matrix.
   *
   * @param name of the matrix
   * @param verdict where it stands
   * @param reason why, and what to do about it, in one sentence
   * @param agreement what was measured beside what the formula says
   */
  public record Row(String name, Equilibrium verdict, String reason, Agreement agreement) {}

  /**
   * Measured against predicted; empty where the quantity was not recorded or has no formula.
   *
   * @param rms measured over predicted rms
   * @param rotation measured over predicted angle per step
   * @param alignment measured minus predicted cos(W, u)
   */
  public record Agreement(OptionalDouble rms, OptionalDouble rotation, OptionalDouble alignment) {}

  /** Copies the rows. */
  public SteadyStateReport {
    matrices = List.copyOf(matrices);
  }

  /** The worst verdict among the matrices: a run is in equilibrium when all of them are. */
  public Equilibrium verdict() {
    return worst().verdict();
  }

  /** Why, in one sentence: how many matrices the verdict is about, and the reason of the first. */
  public String reason() {
    List<Row> rows = matrices.stream().filter(row -> row.verdict == verdict()).toList();
    boolean shared = rows.stream().map(Row::reason).distinct().count() == 1;
    String count =
        String.format(
            Locale.ROOT,
            "%s %d matrices",
            rows.size() == matrices.size() ? "all" : rows.size() + " of",
            matrices.size());
    String example = shared ? "" : worst().name + ": ";
    return String.format(Locale.ROOT, "%s; %s%s", count, example, worst().reason);
  }

  /** The names of the matrices with a verdict. */
  public List<String> names(Equilibrium verdict) {
    return matrices.stream().filter(row -> row.verdict == verdict).map(Row::name).toList();
  }

  private Row worst() {
    return matrices.stream()
        .max(Comparator.comparing(Row::verdict).thenComparing(FIRST))
        .orElseThrow();
  }
}
