package org.refigure.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints a benchmark's lines as they are measured. */
final class Report {
  private final PrintWriter out;

  Report(PrintWriter out) {
    this.out = out;
  }

  /** A heading. */
  void title(String text) {
    line("");
    line("## %s", text);
  }

  /** One formatted line, flushed at once. */
  void line(String format, Object... values) {
    out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** The timings of interleaved rounds, each with its ratio to the first. */
  void timings(Rounds rounds) {
    for (Rounds.Timing timing : rounds.timings()) {
      line(
          "%-44s median %12s   min %12s   max %12s   ratio to first %.3g",
          timing.name(),
          duration(timing.median()),
          duration(timing.min()),
          duration(timing.max()),
          rounds.ratio(timing.name()));
    }
  }

  /** Seconds with three digits, in the unit that reads best. */
  static String duration(double seconds) {
    double size = Math.abs(seconds);
    return size >= 1
        ? String.format(Locale.ROOT, "%.3g s", seconds)
        : size >= 1e-3
            ? String.format(Locale.ROOT, "%.3g ms", seconds * 1e3)
            : String.format(Locale.ROOT, "%.3g µs", seconds * 1e6);
  }
}
