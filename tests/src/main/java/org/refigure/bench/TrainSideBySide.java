package org.refigure.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.refigure.sweep.ForkedEngine;
import org.refigure.sweep.Sweep;

/** Two trainings of one thread each against one: in two threads of a JVM, and in two workers. */
final class TrainSideBySide {
  private static final int LARGEST = 256;
  private static final Goal GOAL = Goal.atLeast(1.8);

  /**
   * Of fresh workers: by then compilers are nearly done. They take as much as the training in its
   * first second and still up to 14 % until its eighth (JDK 17, width 128), on a core that two
   * trainings cannot spare.
   */
  private static final double FIRST_SECONDS = 10;

  /**
   * Two workers.
   *
   * @param gain their speed over that of one
   * @param fresh share of their speed that they have in their first seconds of training
   */
  private record Workers(Spread gain, double fresh) {}

  private final Report report;
  private final String engine;
  private final boolean quick;

  TrainSideBySide(Report report, String engine, boolean quick) {
    this.report = report;
    this.engine = engine;
    this.quick = quick;
  }

  void measure(List<Proxy> proxies) throws Exception {
    report.title("Two trainings of one thread side by side, engine " + engine);
    for (Proxy proxy : proxies) {
      if (proxy.width() <= LARGEST) {
        report.line(
            "width %-5d in two threads of one JVM: %s", proxy.width(), line(threads(proxy)));
        Workers workers = workers(proxy);
        report.line(
            "width %-5d in two workers:            %s", proxy.width(), line(workers.gain()));
        report.line(
            "width %-5d two fresh workers make %.2f of that speed in their first %.0f s of training:"
                + " compilers are at work",
            proxy.width(), workers.fresh(), FIRST_SECONDS);
      }
    }
  }

  private static String line(Spread gain) {
    return String.format(
        Locale.ROOT, "%s times the tokens/s of one   %s", gain, GOAL.verdict(gain.median()));
  }

  private Spread threads(Proxy proxy) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try (var first = new TrainingSteps(proxy, engine);
        var second = new TrainingSteps(proxy, engine)) {
      int steps = quick ? 1 : Math.max(1, 512 / proxy.width());
      Callable<Double> one = repeated(first, steps);
      Callable<Double> other = repeated(second, steps);
      Rounds rounds =
          new Rounds()
              .add("one", () -> two.submit(one).get())
              .add("two", () -> together(two, one, other))
              .run(quick ? 1 : 5);
      Spread speed = rounds.speed("two", "one");
      return new Spread(2 * speed.median(), 2 * speed.min(), 2 * speed.max());
    } finally {
      two.shutdownNow();
    }
  }

  private static Callable<Double> repeated(TrainingSteps training, int steps) {
    return () -> {
      double loss = 0;
      for (int step = 0; step < steps; step++) {
        loss = training.call();
      }
      return loss;
    };
  }

  private static double together(
      ExecutorService two, Callable<Double> first, Callable<Double> second) throws Exception {
    double sum = 0;
    for (Future<Double> each : two.invokeAll(List.of(first, second))) {
      sum += each.get();
    }
    return sum;
  }

  /**
   * By the trials' own clocks, which start when each has warmed up: start-up does not count. It is
   * always the same two workers, for the sweeps follow each other at once; one rests where one
   * training is timed, so that both are as warm alone as together.
   */
  private Workers workers(Proxy proxy) throws Exception {
    // The property gives this width workers of its own: those of another one are not fresh.
    var two = new ForkedEngine(2, List.of("-Dwidth=" + proxy.width()));
    Sweep trials = proxy.trials(TrainLlama.class, engine);
    Sweep both = trials.fix("rests", false).seeds(2);
    Sweep alone = trials.over("rests", false, true);
    double fresh = stepsPerSecond(two, both, 0, FIRST_SECONDS);
    int rounds = quick ? 1 : 5;
    double[] gains = new double[rounds];
    double[] together = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double one = stepsPerSecond(two, alone, 0.5, 3);
      together[round] = stepsPerSecond(two, both, 0.5, 3);
      gains[round] = together[round] / one;
    }
    return new Workers(Spread.of(gains), fresh / Spread.of(together).median());
  }

  /** All trials of a sweep together. */
  private double stepsPerSecond(ForkedEngine two, Sweep trials, double warmUp, double timed)
      throws InterruptedException {
    Sweep sweep = trials.fix("warmUp", quick ? 0 : warmUp).fix("timed", quick ? 0 : timed);
    return Worked.off(two, sweep).stream().mapToDouble(each -> each.value("stepsPerSecond")).sum();
  }
}
