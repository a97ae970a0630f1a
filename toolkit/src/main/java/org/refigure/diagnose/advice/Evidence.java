package org.refigure.diagnose.advice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.StudyNames;
import org.refigure.diagnose.Transfer;
import org.refigure.diagnose.TransferReport;
import org.refigure.stats.Mean;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.TrialRecord;

/**
 * The runs of one rule, and what reasons ask of them.
 *
 * @param arm the report on them
 * @param names how the study calls width, rate and loss
 * @param given how it calls other columns, where it does so unusually
 */
record Evidence(ArmReport arm, StudyNames names, Map<Column, String> given) {
  Evidence {
    given = Map.copyOf(given);
  }

  /** The widths, ascending. */
  double[] widths() {
    return arm.curves().widths();
  }

  /** Doublings from the narrowest to the widest. */
  double doublings() {
    double[] widths = widths();
    return Math.log(widths[widths.length - 1] / widths[0]) / Math.log(2);
  }

  /** Whether something is to be explained. */
  boolean isOpen() {
    return arm.verdict() != Transfer.YES;
  }

  /** The best rate of the grid at a width; empty where every rate diverged. */
  OptionalDouble bestRate(double width) {
    SortedMap<Double, Mean> means = arm.curves().means(width);
    return means.entrySet().stream()
        .min(Comparator.comparingDouble(each -> each.getValue().value()))
        .map(each -> OptionalDouble.of(each.getKey()))
        .orElse(OptionalDouble.empty());
  }

  /** The finished runs at the best rate of the grid. */
  List<TrialRecord> best(double width) {
    OptionalDouble rate = bestRate(width);
    return arm.trials().stream()
        .filter(each -> each.outcome() instanceof Outcome.Finished)
        .filter(each -> each.trial().number(names.width()) == width)
        .filter(each -> rate.isPresent() && each.trial().number(names.rate()) == rate.getAsDouble())
        .toList();
  }

  /** The mean of a column over the runs at the best rate; of a curve its last value. */
  OptionalDouble number(Column column, double width) {
    return best(width).stream()
        .map(record -> number(column, record))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** A column at every width at which it is known. */
  SortedMap<Double, Double> numbers(Column column) {
    SortedMap<Double, Double> numbers = new TreeMap<>();
    for (double width : widths()) {
      number(column, width).ifPresent(value -> numbers.put(width, value));
    }
    return numbers;
  }

  /** Those of some columns that no run has; T is known from curves too. */
  Column[] missing(Column... columns) {
    return Arrays.stream(columns)
        .filter(
            column ->
                column == Column.STEPS ? steps(widths()[0]).isEmpty() : numbers(column).isEmpty())
        .toArray(Column[]::new);
  }

  /** The words of a column, over all runs. */
  TreeSet<String> words(Column column) {
    TreeSet<String> words = new TreeSet<>();
    for (TrialRecord record : arm.trials()) {
      name(column, record)
          .map(record.trial().parameters()::get)
          .ifPresent(value -> words.add(value.toString().toLowerCase(Locale.ROOT)));
    }
    return words;
  }

  /** A curve of the runs at the best rate: the first run's that recorded it. */
  Optional<Curve> curve(Column column, double width) {
    return best(width).stream()
        .flatMap(
            record -> named(column, record.curves().keySet()).map(record.curves()::get).stream())
        .findFirst();
  }

  /** The steps of a run at the best rate: as recorded, else the last step of any curve. */
  OptionalDouble steps(double width) {
    OptionalDouble told = number(Column.STEPS, width);
    return told.isPresent()
        ? told
        : best(width).stream()
            .flatMap(record -> record.curves().values().stream())
            .map(Curve::steps)
            .mapToDouble(steps -> steps.length == 0 ? 0 : steps[steps.length - 1])
            .filter(last -> last > 0)
            .max();
  }

  /** η of the hidden matrices at the best rate: as recorded, else the rate that was tuned. */
  OptionalDouble matrixRate(double width) {
    OptionalDouble told = number(Column.MATRIX_RATE, width);
    return told.isPresent() ? told : bestRate(width);
  }

  /** ηλT at the best rate: as recorded, else by its factors. */
  OptionalDouble clock(double width) {
    OptionalDouble told =
        arm.widths().stream()
            .filter(row -> row.width() == width)
            .findFirst()
            .map(ArmReport.WidthRow::clock)
            .orElse(OptionalDouble.empty());
    OptionalDouble rate = matrixRate(width);
    OptionalDouble decay = number(Column.DECAY, width);
    OptionalDouble steps = steps(width);
    if (told.isPresent() || rate.isEmpty() || decay.isEmpty() || steps.isEmpty()) {
      return told;
    }
    return OptionalDouble.of(rate.getAsDouble() * decay.getAsDouble() * steps.getAsDouble());
  }

  /** How many runs the whole comparison takes once more: as planned from the noise seen. */
  String onceMore() {
    return arm.power()
        .flatMap(power -> power.plan(TransferReport.HALF_WIDTH))
        .map(
            plan ->
                String.format(
                    Locale.ROOT,
                    "%d runs: %d rates for %s seeds at widths %s",
                    plan.rates() * plan.seeds().values().stream().mapToInt(n -> n).sum(),
                    plan.rates(),
                    TransferReport.list(plan.seeds().values()),
                    TransferReport.list(plan.seeds().keySet())))
        .orElseGet(() -> String.format(Locale.ROOT, "%d runs, as now", arm.trials().size()));
  }

  private OptionalDouble number(Column column, TrialRecord record) {
    Optional<String> name = name(column, record);
    if (name.isPresent()) {
      Double value = record.values().get(name.get());
      if (value != null) {
        return OptionalDouble.of(value);
      } else if (record.trial().parameters().get(name.get()) instanceof Number number) {
        return OptionalDouble.of(number.doubleValue());
      }
    }
    return OptionalDouble.empty();
  }

  /** How a run calls a column; the rate that is tuned and the width are no other column. */
  private Optional<String> name(Column column, TrialRecord record) {
    TreeSet<String> all = new TreeSet<>(record.values().keySet());
    all.addAll(record.trial().parameters().keySet());
    return named(column, all);
  }

  private Optional<String> named(Column column, Set<String> all) {
    if (given.containsKey(column)) {
      return Optional.of(given.get(column)).filter(all::contains);
    }
    return column.among(all);
  }
}
