package org.refigure.diagnose.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One known reason why a rate does not carry over, or why that cannot be told. */
interface Reason {
  /** What it is called. */
  String name();

  /** Where it is known from. */
  String reference();

  /** What the runs of one rule say about it. */
  Finding judge(Evidence evidence);

  /** The runs show it. */
  default Finding seen(String text, String next) {
    return new Finding(name(), Finding.Sign.SEEN, text, next, reference());
  }

  /** The runs would show it and do not. */
  default Finding notSeen(String text) {
    return new Finding(name(), Finding.Sign.NOT_SEEN, text, "", reference());
  }

  /** A column that would tell is missing. */
  default Finding unknown(Column... missing) {
    String columns =
        Arrays.stream(missing)
            .map(c -> String.format(Locale.ROOT, "%s (--column %s=NAME)", c.meaning(), c.word()))
            .collect(Collectors.joining(" and "));
    return new Finding(
        name(), Finding.Sign.UNKNOWN, "a column with " + columns + " would tell", "", reference());
  }
}
