package org.refigure.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import org.refigure.stats.Estimate;

/** How an estimate reads in one line. */
final class Estimates {
  private Estimates() {}

  /** For example {@code gap: 1.93 [1.9, 1.96], n = 9 of 10; seed 3 diverged at step 40}. */
  static String line(String name, Estimate estimate) {
    var text = new StringBuilder(name).append(": ").append(number(estimate.value()));
    estimate.interval().ifPresent(interval -> text.append(' ').append(interval));
    text.append(", n = ").append(estimate.n());
    if (!estimate.missing().isEmpty()) {
      text.append(" of ")
          .append(estimate.n() + estimate.missing().size())
          .append("; ")
          .append(String.join("; ", estimate.missing()));
    }
    return text.toString();
  }

  /** Six significant digits, without trailing zeros. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toString()
        : Double.toString(value);
  }
}
