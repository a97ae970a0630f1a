package org.refigure.sweep;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a result comes from: the code and the machine of the process that ran a trial.
 *
 * <p>The facts, each absent where it could not be found out: {@code commit} (the git commit the
 * toolkit was built from), {@code dirty} (true if its sources then differed from that commit),
 * {@code toolkit}, {@code java}, {@code engine} (the word of {@link Engine#word}), {@code nd4j},
 * {@code openblas}, {@code pytorch} (versions on the class path), {@code openblas kernel} (what
 * OpenBLAS chose for the processor, where the process had loaded it by the trial's end; records
 * before November 2026 lack it), {@code cpu}, {@code processors} (that the JVM may use), {@code
 * threads} (of OpenMP and BLAS), {@code system}; and what the trial itself stated by {@link
 * Recorder#fact}.
 *
 * <p>No fact is part of what was measured: see {@link TrialRecord#sameMeasurements}.
 *
 * @param facts name → value
 */
public record Provenance(SortedMap<String, String> facts) {
  /** What a fact reads as where it could not be found out. */
  public static final String UNKNOWN = "unknown";

  static final String ENGINE = "engine";
  static final String OPENBLAS = "openblas";
  static final String KERNEL = "openblas kernel";

  /** Copies the facts. */
  public Provenance {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** Nothing is known: records of a study file of schema 1. */
  public static Provenance unknown() {
    return new Provenance(new TreeMap<>());
  }

  /** That of this process, collected once. */
  public static Provenance ofThisProcess() {
    return Held.PROVENANCE;
  }

  /** One fact, or {@value #UNKNOWN}. */
  public String fact(String name) {
    return facts.getOrDefault(name, UNKNOWN);
  }

  /** The same with one more fact, in place of any of that name. */
  public Provenance with(String name, String value) {
    var more = new TreeMap<>(facts);
    more.put(name, value);
    return new Provenance(more);
  }

  /** {@code name value, name value}, in alphabetic order. */
  @Override
  public String toString() {
    return facts.isEmpty()
        ? UNKNOWN
        : String.join(
            ", ", facts.entrySet().stream().map(e -> e.getKey() + ' ' + e.getValue()).toList());
  }

  static Provenance of(Map<String, String> facts) {
    return new Provenance(new TreeMap<>(facts));
  }

  /** Collected when first asked for. */
  private static final class Held {
    static final Provenance PROVENANCE = of(ProcessFacts.collect());
  }
}
