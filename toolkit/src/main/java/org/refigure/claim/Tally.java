package org.refigure.claim;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How often each verdict was given, the paper's own claims apart from all others.
 *
 * <p>Not thread-safe.
 */
public final class Tally {
  private final Map<Source, Map<Verdict, Integer>> counts = new EnumMap<>(Source.class);
  private final Map<Verdict, Integer> unsorted = new EnumMap<>(Verdict.class);

  /** Counts a row; without a source it is counted apart. */
  public void add(Optional<Source> source, Verdict verdict) {
    if (source.isEmpty()) {
      unsorted.merge(verdict, 1, Integer::sum);
      return;
    }
    counts
        .computeIfAbsent(source.get(), key -> new EnumMap<>(Verdict.class))
        .merge(verdict, 1, Integer::sum);
  }

  /** How many rows of a source came to a verdict. */
  public int count(Source source, Verdict verdict) {
    return counts.getOrDefault(source, Map.of()).getOrDefault(verdict, 0);
  }

  /** The paper's own claims: {@code 5 REPRODUCED, 1 INCONCLUSIVE}; empty where there is none. */
  public String own() {
    return words(counts.getOrDefault(Source.PAPER, Map.of()));
  }

  /**
   * All others, of those that were judged: {@code theory 3 of 4, reference 2 of 2, self-check 6 of
   * 6}.
   */
  public String others() {
    var parts = new LinkedHashMap<String, String>();
    for (Source source : Source.values()) {
      int judged =
          Arrays.stream(Verdict.values())
              .filter(verdict -> verdict != Verdict.NOT_JUDGED)
              .mapToInt(verdict -> count(source, verdict))
              .sum();
      if (source != Source.PAPER && judged > 0) {
        int agree = count(source, Verdict.REPRODUCED) + count(source, Verdict.CONSISTENT);
        parts.put(source.label(), agree + " of " + judged);
      }
    }
    if (!unsorted.isEmpty()) {
      parts.put("source not stated:", words(unsorted));
    }
    return parts.entrySet().stream()
        .map(part -> part.getKey() + " " + part.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String words(Map<Verdict, Integer> counts) {
    return Arrays.stream(Verdict.values())
        .filter(counts::containsKey)
        .map(verdict -> counts.get(verdict) + " " + verdict.label())
        .collect(Collectors.joining(", "));
  }
}
