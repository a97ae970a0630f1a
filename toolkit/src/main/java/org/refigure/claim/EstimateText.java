package org.refigure.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.refigure.stats.Estimate;
import org.refigure.stats.Estimated;
import org.refigure.stats.Interval;

/**
 * An estimate as a reader needs it: {@code 0.9931 [0.9901, 0.9961] (n = 3 of 5, Student's t)}.
 *
 * <p>Two significant digits of the interval's half width decide how many are printed, at every size
 * of number. Beside a rule, more are printed where fewer would show a number on the wrong side of a
 * bound.
 */
public final class EstimateText {
  private static final int MORE_DIGITS = 16;

  private EstimateText() {}

  /** The number, its interval and what it rests on. */
  public static String of(Estimated estimated) {
    return of(estimated.estimate(), Rule.report(), Theirs.NOTHING);
  }

  /** The same with the digits that a rule and a comparison with theirs need. */
  static String of(Estimate estimate, Rule rule, Theirs theirs) {
    if (!estimate.present()) {
      return "not measured";
    }
    for (int more = 0; more < MORE_DIGITS; more++) {
      DoubleFunction<BigDecimal> rounding = rounding(estimate, rule, more);
      boolean byRule =
          numbers(estimate).stream()
              .allMatch(
                  each ->
                      sameSide(each, rounding, rule.low(), 1)
                          && sameSide(each, rounding, rule.high(), -1));
      if (byRule && containsAlike(estimate, rounding, theirs)) {
        return text(estimate, rule, rounding);
      }
    }
    return text(estimate, rule, Digits::decimal);
  }

  private static String text(Estimate estimate, Rule rule, DoubleFunction<BigDecimal> rounding) {
    boolean stripped = bare(estimate, rule);
    double largest = numbers(estimate).stream().mapToDouble(Math::abs).max().orElseThrow();
    boolean plain = !stripped && largest >= 1e-4 && largest < 1e6;
    List<String> printed = new ArrayList<>();
    for (double number : numbers(estimate)) {
      printed.add(
          Double.isFinite(number)
              ? print(rounding.apply(number), stripped, plain)
              : Digits.infinite(number));
    }
    String numbers =
        printed.size() == 1
            ? printed.get(0)
            : printed.get(0) + " [" + printed.get(1) + ", " + printed.get(2) + "]";
    return stripped ? numbers : numbers + " (" + restsOn(estimate) + ")";
  }

  private static String print(BigDecimal number, boolean stripped, boolean plain) {
    return plain && number.scale() > 0 && number.scale() <= 8 && number.signum() != 0
        ? number.toPlainString().replace('-', '−')
        : Digits.text(number, stripped);
  }

  /** {@code n = 3 of 5, Student's t}. */
  static String restsOn(Estimate estimate) {
    var text = new StringBuilder("n = " + estimate.n());
    if (!estimate.missing().isEmpty()) {
      text.append(" of ").append(estimate.n() + estimate.missing().size());
    }
    if (estimate.interval().isPresent()) {
      if (estimate.kind() != Estimate.Kind.GIVEN) {
        text.append(", ").append(estimate.kind().label());
      }
      double level = estimate.interval().get().level();
      if (level != 0.95) {
        text.append(", ").append(Digits.shortest(Math.round(level * 1e4) / 100.0)).append(" %");
      }
    }
    return text.toString();
  }

  /** A number without sampling error, or read as one by its rule: no n behind it. */
  private static boolean bare(Estimate estimate, Rule rule) {
    boolean exact = rule.kind() == Rule.Kind.EXACT || estimate.kind() == Estimate.Kind.EXACT;
    return exact && estimate.interval().isEmpty() && estimate.n() == 1;
  }

  private static List<Double> numbers(Estimate estimate) {
    var numbers = new ArrayList<>(List.of(estimate.value()));
    estimate.interval().ifPresent(ends -> numbers.addAll(List.of(ends.low(), ends.high())));
    return numbers;
  }

  private static DoubleFunction<BigDecimal> rounding(Estimate estimate, Rule rule, int more) {
    if (bare(estimate, rule)) {
      int digits = significantFor(estimate.value(), rule) + more;
      return number -> Digits.significant(number, digits);
    }
    double half = estimate.interval().map(Interval::width).orElse(0.0) / 2;
    if (half == 0 || !Double.isFinite(half)) {
      int places = 2 - Digits.magnitude(finite(estimate.value())) + more;
      return number -> Digits.places(number, Math.max(places, estimate.value() == 0 ? 3 : places));
    }
    Interval ends = estimate.interval().orElseThrow();
    double nearest = Math.min(Math.abs(ends.low()), Math.abs(ends.high()));
    double farthest = Math.max(Math.abs(ends.low()), Math.abs(ends.high()));
    if (Math.signum(ends.low()) * Math.signum(ends.high()) > 0 && farthest > 100 * nearest) {
      return number -> Digits.padded(number, 3 + more);
    }
    int places = 1 - Digits.magnitude(half) + more;
    boolean whole = Digits.magnitude(farthest) < 6;
    return number -> Digits.places(number, whole ? Math.max(0, places) : places);
  }

  /** One digit more than the range of the rule resolves, at least four. */
  private static int significantFor(double value, Rule rule) {
    double half = rule.high() / 2 - rule.low() / 2;
    if (rule.kind() == Rule.Kind.REPORT) {
      return 6;
    }
    if (value == 0 || !Double.isFinite(half) || half <= 0) {
      return 4;
    }
    int resolved = 2 + (int) Math.floor(Math.log10(Math.abs(value)) - Math.log10(half));
    return Math.max(4, Math.min(12, resolved));
  }

  /** Whether the printed interval holds their number exactly when the interval itself does. */
  private static boolean containsAlike(
      Estimate estimate, DoubleFunction<BigDecimal> rounding, Theirs theirs) {
    if (estimate.interval().isEmpty() || theirs.number().isEmpty()) {
      return true;
    }
    Interval ends = estimate.interval().get();
    double number = theirs.number().getAsDouble();
    return sameSide(ends.low(), rounding, number, -1) && sameSide(ends.high(), rounding, number, 1);
  }

  /** Whether a rounded number is at least (1) or at most (−1) a bound as the number itself is. */
  private static boolean sameSide(
      double number, DoubleFunction<BigDecimal> rounding, double bound, int side) {
    if (!Double.isFinite(number) || !Double.isFinite(bound)) {
      return true;
    }
    int printed = rounding.apply(number).compareTo(Digits.decimal(bound));
    return side * Double.compare(number, bound) >= 0 == side * printed >= 0;
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : 0;
  }
}
