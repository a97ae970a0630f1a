package org.refigure.sweep;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.refigure.blas.OpenBlasLibrary;

/**
 * Which OpenBLAS the trials of a sweep are made with: another version, or other kernels of one,
 * rounds differently, so one study should not mix two unknowingly.
 */
final class Multiplied {
  private final Map<String, Integer> trials = new TreeMap<>();

  /**
   * Of results that a study has, and of trials that are to come.
   *
   * @param results where results come from
   * @param fresh trials that this process, or one like it, would run
   */
  static Multiplied of(Collection<Provenance> results, int fresh) {
    var multiplied = new Multiplied();
    results.forEach(each -> multiplied.add(words(each), 1));
    if (fresh > 0 && !results.isEmpty()) {
      multiplied.add(here(results), fresh);
    }
    return multiplied;
  }

  private void add(String words, int count) {
    trials.merge(words, count, Integer::sum);
  }

  /** For example {@code OpenBLAS 0.3.19-1.5.7: 24, 0.3.31-1.5.13: 6}; empty if there is but one. */
  Optional<String> mixture() {
    return trials.size() < 2
        ? Optional.empty()
        : Optional.of(
            "OpenBLAS "
                + String.join(
                    ", ",
                    trials.entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s: %d", e.getKey(), e.getValue()))
                        .toList()));
  }

  /** What this process has. The library is loaded only where a result knows its kernels. */
  private static String here(Collection<Provenance> results) {
    if (results.stream().noneMatch(each -> each.facts().containsKey(Provenance.KERNEL))) {
      return words(Provenance.ofThisProcess());
    }
    try {
      OpenBlasLibrary.load();
    } catch (LinkageError absent) {
      return words(Provenance.ofThisProcess());
    }
    return OpenBlasLibrary.words();
  }

  private static String words(Provenance provenance) {
    return OpenBlasLibrary.words(
        provenance.fact(Provenance.OPENBLAS),
        Optional.ofNullable(provenance.facts().get(Provenance.KERNEL)));
  }
}
