package org.refigure.sweep;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the columns of another program's table are.
 *
 * @param kinds kind of every column, in the table's order
 */
record ForeignNames(Map<String, Kind> kinds) {
  private static final Map<Kind, List<String>> KNOWN =
      Map.of(
          Kind.SEED, List.of("seed", "random_seed", "rng_seed"),
          Kind.STEP, List.of("step", "_step", "global_step", "iteration", "iter"),
          Kind.RUN, List.of("run", "run_id", "run id", "id", "name", "run name", "run_name"),
          Kind.STATE, List.of("state", "status", "outcome"));

  private static final Set<String> MEASURED =
      Set.of("loss", "perplexity", "ppl", "accuracy", "acc", "error", "nll", "bpb", "runtime");

  /** What a column holds. */
  enum Kind {
    /** A setting of the run. */
    PARAMETER,
    /** A number that the run measured. */
    VALUE,
    /** The seed of the run. */
    SEED,
    /** The step of a row, where a run has many. */
    STEP,
    /** What tells runs apart. */
    RUN,
    /** How the run ended. */
    STATE,
    /** Neither. */
    IGNORED
  }

  /** Copies the map. */
  ForeignNames {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }

  /**
   * Kinds as they are given, else as names and contents make likely: a column called "loss" or of
   * mostly different numbers is a value, one of few different cells a parameter.
   *
   * @param given kinds of some columns
   */
  static ForeignNames of(ForeignTable table, Map<String, Kind> given) {
    given.keySet().forEach(table::index);
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (int c = 0; c < table.columns().size(); c++) {
      String column = table.columns().get(c);
      kinds.put(
          column, given.containsKey(column) ? given.get(column) : likely(table, c, kinds, given));
    }
    return new ForeignNames(kinds);
  }

  /** The column of a kind of which there is one at most. */
  Optional<String> only(Kind kind) {
    return all(kind).stream().findFirst();
  }

  /** All columns of a kind. */
  List<String> all(Kind kind) {
    return kinds.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** One line for a reader: {@code parameters: width, lr; values: loss; seed: seed}. */
  @Override
  public String toString() {
    return Arrays.stream(Kind.values())
        .filter(kind -> !all(kind).isEmpty())
        .map(
            kind ->
                kind.name().toLowerCase(Locale.ROOT)
                    + (all(kind).size() > 1 && kind != Kind.IGNORED ? "s: " : ": ")
                    + String.join(", ", all(kind)))
        .collect(Collectors.joining("; "));
  }

  private static Kind likely(
      ForeignTable table, int c, Map<String, Kind> before, Map<String, Kind> given) {
    String name = table.columns().get(c).toLowerCase(Locale.ROOT);
    String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    for (Map.Entry<Kind, List<String>> known : KNOWN.entrySet()) {
      boolean taken = before.containsValue(known.getKey()) || given.containsValue(known.getKey());
      if (!taken && (known.getValue().contains(name) || known.getValue().contains(last))) {
        return known.getKey();
      }
    }
    Set<String> cells =
        table.rows().stream()
            .map(row -> row[c])
            .filter(x -> !x.isEmpty())
            .collect(Collectors.toSet());
    if (cells.isEmpty()) {
      return Kind.IGNORED;
    }
    boolean numbers = cells.stream().allMatch(ForeignNames::isNumber);
    boolean measured = Arrays.stream(name.split("[^a-z]+")).anyMatch(MEASURED::contains);
    boolean various = cells.size() > Math.max(12, table.rows().size() / 2);
    if (numbers) {
      return measured || various ? Kind.VALUE : Kind.PARAMETER;
    }
    return various ? Kind.IGNORED : Kind.PARAMETER;
  }

  /** Whether a cell is a number as programs write it, NaN and infinities among them. */
  static boolean isNumber(String cell) {
    try {
      number(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The number in a cell. */
  static double number(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        if (cell.endsWith("d") || cell.endsWith("f")) {
          throw new NumberFormatException(cell); // Java's own suffixes
        }
        yield Double.parseDouble(cell);
      }
    };
  }
}
