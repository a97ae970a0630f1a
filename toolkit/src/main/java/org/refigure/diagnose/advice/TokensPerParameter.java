package org.refigure.diagnose.advice;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.refigure.diagnose.TransferReport;

/**
 * Tokens per parameter differ between widths. The best timescale of AdamW's average of updates,
 * 1/(ηλT), is ∝ TPP^−0.527; at fixed λ and T the best rate therefore moves by 0.527·log₂ of the
 * ratio, down where tokens are fixed. It is seen where the drift has that sign.
 */
record TokensPerParameter() implements Reason {
  private static final double EXPONENT = 0.527;
  private static final double NOTICEABLE = 2;

  @Override
  public String name() {
    return "tokens per parameter";
  }

  @Override
  public String reference() {
    return "Bergsma, Dey et al., arXiv 2505.13738: τ* ∝ TPP^−0.527";
  }

  @Override
  public Finding judge(Evidence evidence) {
    SortedMap<Double, Double> tokens = evidence.numbers(Column.TOKENS);
    SortedMap<Double, Double> parameters = evidence.numbers(Column.PARAMETERS);
    SortedMap<Double, Double> ratio = new TreeMap<>();
    tokens.forEach(
        (width, seen) -> {
          if (parameters.containsKey(width)) {
            ratio.put(width, seen / parameters.get(width));
          }
        });
    if (evidence.widths().length < 2) {
      return notSeen("there is one width");
    } else if (ratio.size() < 2) {
      return tokens.size() >= 2
          ? unknown(Column.PARAMETERS)
          : parameters.size() >= 2
              ? unknown(Column.TOKENS)
              : unknown(Column.TOKENS, Column.PARAMETERS);
    }
    double narrow = ratio.get(ratio.firstKey());
    double wide = ratio.get(ratio.lastKey());
    double change = wide / narrow;
    double doublings = Math.log(ratio.lastKey() / ratio.firstKey()) / Math.log(2);
    double expected = EXPONENT * Math.log(change) / Math.log(2) / doublings;
    double drift = evidence.arm().drift().map(each -> each.value()).orElse(0.0);
    boolean differs = change >= NOTICEABLE || change <= 1 / NOTICEABLE;
    if (!differs || !evidence.isOpen() || drift * expected <= 0) {
      return notSeen(
          String.format(
              Locale.ROOT, "%.3g at the narrowest width, %.3g at the widest", narrow, wide));
    }
    return seen(
        String.format(
            Locale.ROOT,
            "they go from %.3g at width %s to %.3g at width %s, which by itself moves the best rate"
                + " by about %s octaves per doubling at a fixed decay, and it moves by %s",
            narrow,
            TransferReport.number(ratio.firstKey()),
            wide,
            TransferReport.number(ratio.lastKey()),
            minus(expected),
            TransferReport.text(evidence.arm().drift())),
        "train every width for as many tokens per parameter; " + evidence.onceMore());
  }

  private static String minus(double number) {
    return String.format(Locale.ROOT, "%.2f", number).replace('-', '−');
  }
}
