package org.refigure.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.hipparchus.stat.StatUtils;

/**
 * Interleaved timing: every round runs each candidate once, so that a busy spell of the machine
 * hits all of them alike.
 */
final class Rounds {
  /**
   * Wall time of one candidate over the rounds.
   *
   * @param name the candidate
   * @param seconds of one call, one value per round
   */
  record Timing(String name, List<Double> seconds) {
    /** The median over the rounds, in seconds. */
    double median() {
      return StatUtils.percentile(array(), 50);
    }

    double min() {
      return StatUtils.min(array());
    }

    double max() {
      return StatUtils.max(array());
    }

    private double[] array() {
      return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private final Map<String, Callable<?>> candidates = new LinkedHashMap<>();
  private final Map<String, Integer> calls = new LinkedHashMap<>();
  private final List<Timing> timings = new ArrayList<>();
  private final LongSupplier nanoseconds;
  private volatile Object sink = "";

  /** By the clock of the machine. */
  Rounds() {
    this(System::nanoTime);
  }

  /** By a clock that gives nanoseconds. */
  Rounds(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /** Adds a candidate; its result is kept, so that the compiler cannot drop the work. */
  Rounds add(String name, Callable<?> candidate) {
    return add(name, 1, candidate);
  }

  /** The same, for short work: the candidate is called so often in a row, and the time divided. */
  Rounds add(String name, int callsInARow, Callable<?> candidate) {
    candidates.put(name, candidate);
    calls.put(name, callsInARow);
    return this;
  }

  /** Runs one warm-up round that does not count, then so many that do. */
  Rounds run(int rounds) throws Exception {
    for (String name : candidates.keySet()) {
      time(name);
    }
    return runWarm(rounds);
  }

  /** Runs so many rounds of candidates that have warmed up already; all of them count. */
  Rounds runWarm(int rounds) throws Exception {
    candidates.keySet().forEach(name -> timings.add(new Timing(name, new ArrayList<>())));
    for (int round = 0; round < rounds; round++) {
      for (Timing timing : timings) {
        timing.seconds().add(time(timing.name()));
      }
    }
    return this;
  }

  /** What was measured, in the order of {@link #add}. */
  List<Timing> timings() {
    return List.copyOf(timings);
  }

  /** The timing of one candidate. */
  Timing timing(String name) {
    return timings.stream().filter(timing -> timing.name().equals(name)).findFirst().orElseThrow();
  }

  /** The median over rounds of this candidate's time over the first one's in the same round. */
  double ratio(String name) {
    return speed(timings.get(0).name(), name).median();
  }

  /** How much faster a candidate is than another, round by round: their times in the same round. */
  Spread speed(String name, String than) {
    List<Double> mine = timing(name).seconds();
    List<Double> other = timing(than).seconds();
    double[] ratios = new double[mine.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = other.get(i) / mine.get(i);
    }
    return Spread.of(ratios);
  }

  private double time(String name) throws Exception {
    Callable<?> candidate = candidates.get(name);
    int times = calls.get(name);
    long start = nanoseconds.getAsLong();
    for (int i = 0; i < times; i++) {
      sink = candidate.call();
    }
    return (nanoseconds.getAsLong() - start) * 1e-9 / times;
  }
}
