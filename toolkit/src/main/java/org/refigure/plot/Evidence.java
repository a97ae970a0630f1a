package org.refigure.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.refigure.stats.Estimate;
import org.refigure.stats.Series;

/**
 * What the marks of estimates rest on, in one line for the caption: the kind of interval and the
 * number of runs, what hollow marks and small dots are, and which runs are missing.
 *
 * @param what how intervals are drawn: {@code Bars} or {@code Bands}
 */
record Evidence(String what, List<Estimate> estimates, boolean seeds) {
  private static final int MOST_REASONS = 2;

  Evidence {
    estimates = List.copyOf(estimates);
  }

  static Evidence of(String what, List<Series> family, boolean seeds) {
    return new Evidence(
        what,
        family.stream().flatMap(curve -> curve.points().stream()).map(Series.Point::y).toList(),
        seeds);
  }

  /** The line for everything drawn; blank where there is nothing to say. */
  static String caption(List<Evidence> all) {
    var parts = new ArrayList<String>();
    var kinds = new LinkedHashMap<String, int[]>();
    var reasons = new LinkedHashSet<String>();
    boolean single = false;
    boolean gap = false;
    boolean seeds = false;
    for (Evidence evidence : all) {
      seeds |= evidence.seeds;
      for (Estimate estimate : evidence.estimates) {
        reasons.addAll(estimate.missing());
        gap |= !estimate.present();
        single |= estimate.present() && estimate.kind() == Estimate.Kind.SINGLE;
        estimate
            .interval()
            .ifPresent(
                interval -> {
                  String kind =
                      String.format(
                          Locale.ROOT,
                          "%s: %s %%, %s",
                          evidence.what,
                          Numbers.brief(100 * interval.level()),
                          estimate.kind().label());
                  int[] n = kinds.computeIfAbsent(kind, k -> new int[] {Integer.MAX_VALUE, 0});
                  n[0] = Math.min(n[0], estimate.n());
                  n[1] = Math.max(n[1], estimate.n());
                });
      }
    }
    kinds.forEach(
        (kind, n) -> parts.add(kind + ", n = " + n[0] + (n[1] > n[0] ? "–" + n[1] : "") + "."));
    if (seeds) {
      parts.add("Small dots or thin lines: the runs.");
    }
    if (single) {
      parts.add("Hollow or without band: a single run.");
    }
    if (gap) {
      parts.add("Cross at the upper edge: no run is left.");
    }
    if (!reasons.isEmpty()) {
      int more = reasons.size() - MOST_REASONS;
      String told = String.join("; ", reasons.stream().limit(MOST_REASONS).toList());
      parts.add("Missing: " + told + (more > 0 ? "; and " + more + " more." : "."));
    }
    return String.join(" ", parts);
  }
}
