package org.refigure.diagnose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.EditDistance;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.TrialRecord;

/**
 * How a study calls what {@link TransferReport} asks for.
 *
 * @param width parameter with the width d
 * @param rate parameter with the learning rate that is to be transferred
 * @param loss recorded value; lower is better
 * @param arm parameter that tells the rules apart; empty where there is one rule
 * @param clock recorded value with ηλt of a run; empty where it is not known
 * @param sharedBase whether the trials of a width that was run under one rule alone count for every
 *     arm, because all rules agree at the base width and it was run once
 */
public record StudyNames(
    String width,
    String rate,
    String loss,
    Optional<String> arm,
    Optional<String> clock,
    boolean sharedBase) {

  /** One rule, no clock. */
  public static StudyNames of(String width, String rate, String loss) {
    return new StudyNames(width, rate, loss, Optional.empty(), Optional.empty(), false);
  }

  /**
   * The names a study is likely to use: {@code width}; {@code baseRate} or {@code learningRate};
   * {@code loss} or {@code final held-out loss}; {@code rule}; {@code clock}, {@code eta lambda t}
   * or {@code eta lambda T}. Where only one of several rules was run at a width, its trials are
   * taken to be shared.
   *
   * @throws IllegalArgumentException if a width, rate or loss of such a name is missing
   */
  public static StudyNames guess(List<TrialRecord> records) {
    StudyNames plain = likely(records);
    Optional<String> clock = recorded(records, "clock", "eta lambda t", "eta lambda T");
    Optional<String> arm = Optional.of("rule").filter(name -> isParameter(records, name));
    StudyNames names =
        new StudyNames(plain.width, plain.rate, plain.loss, arm, clock, false).require(records);
    boolean shared = arm.isPresent() && !names.sharedWidths(records).isEmpty();
    return shared ? names.withSharedBase() : names;
  }

  /** The names of width, rate and loss that a study is likely to use, whether or not it does. */
  public static StudyNames likely(List<TrialRecord> records) {
    return of(
        "width",
        isParameter(records, "baseRate") ? "baseRate" : "learningRate",
        recorded(records, "loss", "final held-out loss").orElse("loss"));
  }

  /** The same with arms. */
  public StudyNames withArm(String parameter) {
    return new StudyNames(width, rate, loss, Optional.of(parameter), clock, sharedBase);
  }

  /** The same with the equilibrium flag, from recorded values of ηλt. */
  public StudyNames withClock(String value) {
    return new StudyNames(width, rate, loss, arm, Optional.of(value), sharedBase);
  }

  /** The same where the base width was run once for all arms. */
  public StudyNames withSharedBase() {
    return new StudyNames(width, rate, loss, arm, clock, true);
  }

  /**
   * These names, if the records have them.
   *
   * @throws IllegalArgumentException if one is missing; the message says which there are
   */
  StudyNames require(List<TrialRecord> records) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("the study has no finished trial: run its sweep first");
    }
    requireParameter(records, "width", width);
    requireParameter(records, "rate", rate);
    arm.ifPresent(name -> requireParameter(records, "arm", name));
    requireValue(records, "loss", loss);
    clock.ifPresent(name -> requireValue(records, "clock", name));
    return this;
  }

  /** One line that says what was taken for what. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "width = %s, rate = %s, loss = %s, arm = %s, clock = %s%s",
        width,
        rate,
        loss,
        arm.orElse("none"),
        clock.orElse("none"),
        sharedBase ? ", the base width shared by all arms" : "");
  }

  /** The widths that were run under one of several rules alone; none without arms. */
  Set<Double> sharedWidths(List<TrialRecord> records) {
    if (arm.isEmpty()) {
      return Set.of();
    }
    Map<Double, Set<String>> arms = new TreeMap<>();
    for (TrialRecord each : records) {
      arms.computeIfAbsent(each.trial().number(width), at -> new TreeSet<>())
          .add(each.trial().text(arm.get()));
    }
    long all = arms.values().stream().flatMap(Set::stream).distinct().count();
    return all < 2
        ? Set.of()
        : arms.entrySet().stream()
            .filter(each -> each.getValue().size() == 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first of these names that a trial recorded as a value. */
  private static Optional<String> recorded(List<TrialRecord> records, String... names) {
    return Stream.of(names)
        .filter(name -> records.stream().anyMatch(each -> each.values().containsKey(name)))
        .findFirst();
  }

  private static boolean isParameter(List<TrialRecord> records, String name) {
    return records.stream().anyMatch(each -> each.trial().parameters().containsKey(name));
  }

  private static void requireParameter(List<TrialRecord> records, String what, String name) {
    Set<String> names = names(records, each -> each.trial().parameters().keySet());
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = \"%s\" must be a parameter of every trial; %s",
              what,
              name,
              EditDistance.hint(name, names)));
    }
    for (TrialRecord each : records) {
      if (!each.trial().parameters().containsKey(name)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s = \"%s\" must be a parameter of every trial; one has %s",
                what,
                name,
                each.trial().parameters()));
      }
    }
  }

  /** Of single trials that lack it the report says so. */
  private static void requireValue(List<TrialRecord> records, String what, String name) {
    List<TrialRecord> finished =
        records.stream().filter(each -> each.outcome() instanceof Outcome.Finished).toList();
    Set<String> names = names(finished, each -> each.values().keySet());
    if (!finished.isEmpty() && !names.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = \"%s\" must be a value that finished trials recorded; %s",
              what,
              name,
              EditDistance.hint(name, names)));
    }
  }

  private static Set<String> names(
      List<TrialRecord> records, Function<TrialRecord, Set<String>> names) {
    return records.stream()
        .flatMap(each -> names.apply(each).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
