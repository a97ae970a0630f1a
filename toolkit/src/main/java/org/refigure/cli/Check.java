package org.refigure.cli;

import java.util.Locale;
import java.util.Optional;

/** One check of the doctor: what was looked at, whether it is well, what was seen or the remedy. */
record Check(String name, boolean well, String words) {
  static Check well(String name, String words) {
    return new Check(name, true, words);
  }

  static Check ill(String name, String words) {
    return new Check(name, false, words);
  }

  /** Well with these words, unless there is a problem. */
  static Check of(String name, Optional<String> problem, String words) {
    return problem.map(fault -> ill(name, fault)).orElseGet(() -> well(name, words));
  }

  String line() {
    return String.format(
        Locale.ROOT, "%-4s %-18s %s", well ? "ok" : "FIX", name, words.replaceAll("\\R+", " "));
  }
}
