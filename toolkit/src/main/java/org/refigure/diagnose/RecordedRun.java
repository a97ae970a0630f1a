package org.refigure.diagnose;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.refigure.spectrum.Trace;
import org.refigure.spectrum.TrainingTrace;
import org.refigure.spectrum.TrainingTrace.MatrixTrace;
import org.refigure.spectrum.TrainingTrace.Recipe;
import org.refigure.sweep.Curve;
import org.refigure.sweep.TrialRecord;

/**
 * Reads out of a trial's record what {@link org.refigure.spectrum.SteadyState#check} needs:
 *
 * <pre>{@code
 * SteadyState.check(RecordedRun.of(record)).verdict()
 * }</pre>
 */
public final class RecordedRun {
  private static final List<String> QUANTITIES =
      List.of("rms", "rotation", "alignment", "sigma1", "frobenius");

  private final TrialRecord record;
  private final RunNames names;

  private RecordedRun(TrialRecord record, RunNames names) {
    this.record = record;
    this.names = names;
  }

  /** The whole of a training that uses this toolkit's names, judged at its last recorded step. */
  public static TrainingTrace of(TrialRecord record) {
    return of(record, RunNames.DEFAULT, 1);
  }

  /**
   * A training with names of its own.
   *
   * @param share which step the run is judged at, as a share of its last recorded one: 0.8 for one
   *     whose rate decays over the last fifth
   * @throws IllegalArgumentException if a name is not found, or the share is outside (0, 1]
   */
  public static TrainingTrace of(TrialRecord record, RunNames names, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "share = %s must be in (0, 1]: 1 judges a run at its last recorded step",
              share));
    }
    return new RecordedRun(record, names).trace(share);
  }

  private TrainingTrace trace(double share) {
    var matrices = new TreeMap<String, MatrixTrace>();
    long last = 0;
    for (String matrix : matrices()) {
      MatrixTrace seen =
          new MatrixTrace(
              curve("rms", matrix), curve("rotation", matrix), curve("alignment", matrix));
      matrices.put(matrix, seen);
      for (String quantity : QUANTITIES) {
        last = Math.max(last, curve(quantity, matrix).lastStep());
      }
    }
    double decay = number("weightDecay", names.weightDecay()).at(0);
    double beta1 = number("beta1", names.beta1()).at(0);
    Trace rate = number("learningRate", names.learningRate());
    return new TrainingTrace(new Recipe(rate, decay, beta1), Math.round(share * last), matrices);
  }

  /** The matrices of which a curve was recorded. */
  private TreeSet<String> matrices() {
    String[] parts = names.curve("\0", "\1").split("(?<=[\0\1])|(?=[\0\1])");
    var expression = new StringBuilder();
    for (String part : parts) {
      expression.append(
          switch (part) {
            case "\0" -> "(?:" + String.join("|", QUANTITIES) + ")";
            case "\1" -> "(?<matrix>.+)";
            default -> Pattern.quote(part);
          });
    }
    Pattern curve = Pattern.compile(expression.toString());
    Pattern wanted = wanted();
    var found = new TreeSet<String>();
    for (String name : record.curves().keySet()) {
      Matcher matcher = curve.matcher(name);
      if (matcher.matches() && wanted.matcher(matcher.group("matrix")).matches()) {
        found.add(matcher.group("matrix"));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "curves = \"%s\" with matrices = \"%s\" must fit a curve of trial %s; it recorded %s",
              names.curves(),
              names.matrices(),
              record.trial().parameters(),
              record.curves().keySet()));
    }
    return found;
  }

  private Pattern wanted() {
    try {
      return Pattern.compile(names.matrices());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "matrices = \"%s\" must be a regular expression: %s",
              names.matrices(),
              e.getDescription().toLowerCase(Locale.ROOT)),
          e);
    }
  }

  private Trace curve(String quantity, String matrix) {
    @Nullable Curve curve = record.curves().get(names.curve(quantity, matrix));
    return curve == null ? Trace.NONE : new Trace(curve.steps(), curve.values());
  }

  /** A number, a curve, a value or a parameter. */
  private Trace number(String what, String name) {
    @Nullable Curve curve = record.curves().get(name);
    if (curve != null) {
      return new Trace(curve.steps(), curve.values());
    }
    @Nullable Double value = record.values().get(name);
    if (value != null) {
      return Trace.constant(value);
    }
    if (record.trial().parameters().get(name) instanceof Number number) {
      return Trace.constant(number.doubleValue());
    }
    try {
      return Trace.constant(Double.parseDouble(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = \"%s\" must be a number, or a curve, value or parameter of trial %s, which recorded the values %s",
              what,
              name,
              record.trial().parameters(),
              record.values().keySet()),
          e);
    }
  }
}
