package org.refigure.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.refigure.sweep.ForkedEngine;

/**
 * Resident memory of every engine, each in a JVM of its own: the peak by width, and whether it
 * stays flat over many steps and over many trials.
 *
 * <p>Flat means that a line through the second half, 2,000 steps or 25 trials, rises by at most 2 %
 * of the memory. The first half is for compilers and libraries, which DJL keeps busy for some 2,000
 * steps, whether one training takes them or many: the JVM's second compiler alone takes some 15 MB
 * when it reaches the largest methods, and keeps them. Trials therefore count their steps, not
 * their seconds. The heap of those runs is fixed and touched at the start, so what rises lies
 * outside it.
 */
final class TrainMemory {
  private static final Goal FLAT = Goal.atMost(0.02);
  private static final Goal OF_DJL = Goal.atMost(0.6);
  private static final List<String> FIXED_HEAP =
      List.of("-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch");

  /** Small, so that many steps take little time: a leak is per step, not per token. */
  private static final Proxy SMALL = new Proxy(64, 16, 2, 32, 2);

  private final Report report;
  private final List<String> engines;
  private final boolean quick;

  TrainMemory(Report report, List<String> engines, boolean quick) {
    this.report = report;
    this.engines = engines;
    this.quick = quick;
  }

  void measure(List<Proxy> proxies, Map<Integer, Long> python) throws Exception {
    report.title("Resident memory");
    if (ResidentMemory.now().isEmpty()) {
      report.line("skipped: this system does not tell a process its resident memory");
      return;
    }
    for (Proxy proxy : proxies) {
      peaks(proxy, python);
    }
    flatness();
  }

  /** Two JVMs at a time: what they take of the memory depends on steps, not on seconds. */
  private void flatness() throws Exception {
    List<Callable<String>> runs = new ArrayList<>();
    for (String word : engines) {
      runs.add(() -> steps(word));
      runs.add(() -> trials(word));
    }
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (Future<String> each : two.invokeAll(runs)) {
        report.line(each.get());
      }
    } finally {
      two.shutdownNow();
    }
  }

  private void peaks(Proxy proxy, Map<Integer, Long> python) throws Exception {
    Map<String, Long> peaks = new LinkedHashMap<>();
    for (String word : engines) {
      ChildJvm.Seen seen = ChildJvm.run(proxy, word, quick ? 2 : 6, List.of());
      peaks.put(word, seen.peak());
      report.line(
          "width %-5d %-8s peak %,5d MB   first step done %.1f s after the JVM's start",
          proxy.width(), word, seen.peak() >> 20, seen.secondsToFirstStep());
    }
    if (python.containsKey(proxy.width())) {
      report.line(
          "width %-5d %-8s peak %,5d MB", proxy.width(), "python", python.get(proxy.width()) >> 20);
    }
    if (peaks.containsKey("fused") && peaks.containsKey("djl")) {
      double share = (double) peaks.get("fused") / peaks.get("djl");
      report.line(
          "width %-5d fused takes %.2f of djl's   %s", proxy.width(), share, OF_DJL.verdict(share));
    }
  }

  private String steps(String word) throws Exception {
    int steps = quick ? 20 : 4_000;
    return flat(
        word,
        String.format(Locale.ROOT, "%,d steps", steps),
        ChildJvm.run(SMALL, word, steps, FIXED_HEAP).resident());
  }

  /** As many steps as {@link #steps}, so that the second half finds the compilers done here too. */
  private String trials(String word) throws Exception {
    int trials = quick ? 4 : 50;
    var sweep = SMALL.trials(TrainSome.class, word).fix("steps", quick ? 1 : 80).seeds(trials);
    double[] resident =
        Worked.off(new ForkedEngine(1, FIXED_HEAP), sweep).stream()
            .mapToDouble(each -> each.value("resident"))
            .toArray();
    return flat(word, String.format(Locale.ROOT, "%d trials in one worker", trials), resident);
  }

  private String flat(String word, String over, double... resident) {
    double growth = Growth.ofSecondHalf(resident);
    return String.format(
        Locale.ROOT,
        "%-8s %-24s %.0f MB to %.0f MB; the first half rises by %+.1f %%, the second by %+.1f %%   %s",
        word,
        over,
        resident[0] / 0x1p20,
        resident[resident.length - 1] / 0x1p20,
        100 * Growth.ofFirstHalf(resident),
        100 * growth,
        FLAT.verdict(growth));
  }
}
