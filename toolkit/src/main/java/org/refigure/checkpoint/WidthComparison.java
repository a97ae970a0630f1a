package org.refigure.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.refigure.claim.EstimateText;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How norms and top singular values of matrices change with the width, over checkpoints of one
 * architecture at several widths, and which weight decay would keep the top singular values level.
 *
 * <p>Matrices are matched by name. For each name the exponents are slopes of ln σ₁ and ln ‖W‖_F
 * against ln d; a type is all names that differ in layer numbers only ({@code blocks.*.q.weight}),
 * and its interval is Student's over layers. In AdamW's steady state ‖W‖_F ∝ √(η/λ)·√(mn) and σ₁ ∝
 * √(η/λ)·d^p, and the width transfers where σ₁ stays level (arXiv 2510.15262): where σ₁ ∝ d^q, a
 * decay that grows by d^(2q) more levels it. With η ∝ 1/d and constant λ, q = p − ½, and the rule
 * is λ ∝ d^s with s = 2p − 1.
 *
 * @param widths the widths compared, ascending
 * @param types one row per matrix type, in the order of the narrowest file
 * @param hidden q over every layer of the types both of whose sides grow; empty where none does
 * @param unmatched names that are not in every checkpoint, or whose shape does not grow
 */
public record WidthComparison(
    List<Integer> widths, List<MatrixType> types, Optional<Mean> hidden, List<String> unmatched) {
  /** A top singular value counts as level within this exponent. */
  public static final double LEVEL = 0.1;

  /** What the exponents say. */
  public enum Verdict {
    /** The whole interval of q lies within ±{@value WidthComparison#LEVEL}. */
    LEVEL,
    /** The whole interval of q lies outside ±{@value WidthComparison#LEVEL}. */
    NOT_LEVEL,
    /** Neither; more layers, widths or training would tell. */
    UNDECIDED
  }

  /**
   * The matrices of one type.
   *
   * @param name their common name, layer numbers as {@code *}
   * @param layers how many there are
   * @param topExponent q of σ₁ ∝ d^q
   * @param normExponent f of ‖W‖_F ∝ d^f
   */
  public record MatrixType(String name, int layers, Mean topExponent, Mean normExponent) {
    /** By how much more than now the decay would have to grow, d^(2q), to level σ₁. */
    public Mean decayExponent() {
      return SteadyScale.shifted(topExponent, 2, 0);
    }

    /** Whether σ₁ stays level. */
    public Verdict verdict() {
      return WidthComparison.verdict(topExponent);
    }
  }

  /** Whether an exponent of σ₁ is that of level ones. */
  public static Verdict verdict(Mean topExponent) {
    return topExponent
        .interval()
        .map(
            i -> {
              if (i.inside(-LEVEL, LEVEL)) {
                return Verdict.LEVEL;
              }
              return i.low() > LEVEL || i.high() < -LEVEL ? Verdict.NOT_LEVEL : Verdict.UNDECIDED;
            })
        .orElse(Verdict.UNDECIDED);
  }

  /** Copies the lists. */
  public WidthComparison {
    widths = List.copyOf(widths);
    types = List.copyOf(types);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Compares checkpoints whose width is the smallest side that most of their matrices share.
   *
   * @throws IllegalArgumentException if two have the same width
   */
  public static WidthComparison of(List<CheckpointSpectra> checkpoints) {
    return of(byWidth(checkpoints));
  }

  /**
   * Each checkpoint under the smallest side that most of its matrices share, ascending.
   *
   * @throws IllegalArgumentException if two have the same width
   */
  public static Map<Integer, CheckpointSpectra> byWidth(List<CheckpointSpectra> checkpoints) {
    Map<Integer, CheckpointSpectra> byWidth = new TreeMap<>();
    for (CheckpointSpectra checkpoint : checkpoints) {
      int width = width(checkpoint);
      CheckpointSpectra other = byWidth.put(width, checkpoint);
      if (other != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s and %s both have the width %d by their shapes: give the widths, or one"
                    + " checkpoint of each",
                other.checkpoint(),
                checkpoint.checkpoint(),
                width));
      }
    }
    return byWidth;
  }

  /**
   * Compares checkpoints of given widths.
   *
   * @throws IllegalArgumentException if there are fewer than two, or no matrix is in all of them
   */
  public static WidthComparison of(Map<Integer, CheckpointSpectra> byWidth) {
    List<Integer> widths = byWidth.keySet().stream().sorted().toList();
    if (widths.size() < 2) {
      throw new IllegalArgumentException(
          "checkpoints of at least two widths must be given, and these have " + widths);
    }
    List<Map<String, MatrixSummary>> named = new ArrayList<>();
    for (int width : widths) {
      Map<String, MatrixSummary> of = new LinkedHashMap<>();
      byWidth.get(width).matrices().forEach(matrix -> of.put(matrix.name(), matrix));
      named.add(of);
    }
    Map<String, List<double[]>> exponents = new LinkedHashMap<>();
    List<Double> hidden = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    for (String name : named.get(0).keySet()) {
      List<MatrixSummary> matrices =
          named.stream().filter(of -> of.containsKey(name)).map(of -> of.get(name)).toList();
      if (matrices.size() < widths.size()) {
        unmatched.add(name + " is not in every checkpoint");
      } else if (matrices.stream().anyMatch(matrix -> !(matrix.topSingularValue() > 0))) {
        unmatched.add(name + " is zero, or has weights that are not finite");
      } else if (!grows(matrices)) {
        unmatched.add(name + " has the same shape at every width");
      } else {
        double[] found = exponents(widths, matrices);
        exponents.computeIfAbsent(type(name), none -> new ArrayList<>()).add(found);
        if (growsBothWays(matrices)) {
          hidden.add(found[0]);
        }
      }
    }
    named.stream()
        .flatMap(of -> of.keySet().stream())
        .distinct()
        .filter(name -> !named.get(0).containsKey(name))
        .forEach(name -> unmatched.add(name + " is not in every checkpoint"));
    if (exponents.isEmpty()) {
      throw new IllegalArgumentException(
          "no matrix of the same name grows with the width: "
              + unmatched.stream().limit(3).collect(Collectors.joining("; ")));
    }
    List<MatrixType> types = new ArrayList<>();
    exponents.forEach(
        (type, found) ->
            types.add(
                new MatrixType(
                    type,
                    found.size(),
                    Mean.of(found.stream().mapToDouble(e -> e[0]).toArray()),
                    Mean.of(found.stream().mapToDouble(e -> e[1]).toArray()))));
    Optional<Mean> all =
        hidden.isEmpty()
            ? Optional.empty()
            : Optional.of(Mean.of(hidden.stream().mapToDouble(Double::doubleValue).toArray()));
    return new WidthComparison(widths, types, all, unmatched);
  }

  /** One row per type. */
  public Table table() {
    return Table.create(
        "widths " + widths,
        column("matrices", type -> type.name()),
        column("layers", type -> Integer.toString(type.layers())),
        column("σ₁ ∝ d^q, q", type -> EstimateText.of(type.topExponent())),
        column("‖W‖_F ∝ d^f, f", type -> EstimateText.of(type.normExponent())),
        column("decay by d^… more", type -> EstimateText.of(type.decayExponent())),
        column("σ₁", type -> type.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  /**
   * What the weights' scale √(η/λ) and the last updates say of p, and the decay rules that follow.
   *
   * @param scale where learning rate and decay are known
   * @param updates the same comparison of updates over their rms, where moments are known
   */
  public Table rules(Optional<SteadyScale> scale, Optional<WidthComparison> updates) {
    Table table = Table.create("exponents over √(η/λ)", column("matrices", type -> type.name()));
    scale.ifPresent(
        known ->
            table.addColumns(
                column(
                    "σ₁/√(η/λ) ∝ d^p, p",
                    type -> EstimateText.of(known.overScale(type.topExponent()))),
                column(
                    "‖W‖_F/√(η/λ) ∝ d^f, f",
                    type -> EstimateText.of(known.overScale(type.normExponent()))),
                column(
                    "λ ∝ d^s levels σ₁, s",
                    type -> EstimateText.of(known.rule(known.overScale(type.topExponent()))))));
    updates.ifPresent(
        known -> {
          SteadyScale rate = scale.orElse(new SteadyScale(-1, 0));
          table.addColumns(
              column("p by the updates", type -> of(known, type, UnaryOperator.identity())),
              column("s by the updates", type -> of(known, type, rate::rule)));
        });
    return table;
  }

  /** What updates say of a type; a dash where they lack it. */
  private static String of(WidthComparison updates, MatrixType type, UnaryOperator<Mean> what) {
    return updates.types.stream()
        .filter(each -> each.name().equals(type.name()))
        .findFirst()
        .map(each -> EstimateText.of(what.apply(each.topExponent())))
        .orElse("–");
  }

  private StringColumn column(String name, Function<MatrixType, String> text) {
    return StringColumn.create(name, types.stream().map(text));
  }

  private static double[] exponents(List<Integer> widths, List<MatrixSummary> matrices) {
    double[] x = widths.stream().mapToDouble(Math::log).toArray();
    return new double[] {
      slope(x, matrices.stream().mapToDouble(m -> Math.log(m.topSingularValue())).toArray()),
      slope(x, matrices.stream().mapToDouble(m -> Math.log(m.frobeniusNorm())).toArray())
    };
  }

  private static double slope(double[] x, double[] y) {
    return x.length == 2 ? (y[1] - y[0]) / (x[1] - x[0]) : LineFit.of(x, y).slope();
  }

  private static boolean grows(List<MatrixSummary> matrices) {
    MatrixSummary first = matrices.get(0);
    MatrixSummary last = matrices.get(matrices.size() - 1);
    return first.rows() < last.rows() || first.columns() < last.columns();
  }

  private static boolean growsBothWays(List<MatrixSummary> matrices) {
    MatrixSummary first = matrices.get(0);
    MatrixSummary last = matrices.get(matrices.size() - 1);
    return first.rows() < last.rows() && first.columns() < last.columns();
  }

  /** The type of a matrix: its name with layer numbers as {@code *}. */
  public static String type(String name) {
    return name.replaceAll("(?<=\\.)\\d+(?=\\.)", "*");
  }

  /** The side that occurs most often among the matrices; of several the smallest. */
  private static int width(CheckpointSpectra checkpoint) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (MatrixSummary matrix : checkpoint.matrices()) {
      counts.merge(matrix.rows(), 1, Integer::sum);
      counts.merge(matrix.columns(), 1, Integer::sum);
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    checkpoint.checkpoint() + " holds no matrix: check the pattern of names"));
  }
}
