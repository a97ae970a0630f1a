package org.refigure.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.refigure.sweep.ForkedEngine;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/** Two trainings of one thread each against one: in two threads of a JVM, and in two workers. */
final class TrainSideBySide {
  private static final int LARGEST = 256;
  private static final Goal GOAL = Goal.atLeast(1.8);

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
        report.line("width %-5d in two workers:            %s", proxy.width(), line(forked(proxy)));
      }
    }
  }

  private static String line(Spread gain) {
    return "%s times the tokens/s of one   %s".formatted(gain, GOAL.verdict(gain.median()));
  }

  private Spread threads(Proxy proxy) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try (var first = new TrainingSteps(proxy, engine);
        var second = new TrainingSteps(proxy, engine)) {
      int steps = quick ? 1 : Math.max(1, 1024 / proxy.width());
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

  /** By the trials' own clocks, which start when both have warmed up: start-up does not count. */
  private Spread forked(Proxy proxy) throws Exception {
    int rounds = quick ? 1 : 3;
    double[] gains = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      gains[round] = stepsPerSecond(proxy, 2) / stepsPerSecond(proxy, 1);
    }
    return Spread.of(gains);
  }

  private double stepsPerSecond(Proxy proxy, int trials) throws InterruptedException {
    Sweep sweep =
        trials(proxy, engine)
            .fix("warmUp", quick ? 0.0 : 2.0)
            .fix("timed", quick ? 0.0 : 4.0)
            .seeds(trials);
    List<TrialRecord> records = run(new ForkedEngine(trials), sweep);
    return records.stream().mapToDouble(each -> each.value("stepsPerSecond")).sum();
  }

  /** Trials of a model; what is left to fix is for how long. */
  static Sweep trials(Proxy proxy, String engine) {
    return Sweep.of(TrainLlama.class)
        .fix("engine", engine)
        .fix("width", proxy.width())
        .fix("headSize", proxy.headSize())
        .fix("layers", proxy.layers())
        .fix("length", proxy.length())
        .fix("sequences", proxy.sequences());
  }

  /** The records in the order in which the trials ended. */
  static List<TrialRecord> run(ForkedEngine engine, Sweep sweep) throws InterruptedException {
    List<TrialRecord> records = new ArrayList<>();
    engine.run(TrainLlama.class, sweep.trials(), records::add);
    for (TrialRecord each : records) {
      if (!(each.outcome() instanceof Outcome.Finished)) {
        throw new IllegalStateException("a trial of the bench ended so: " + each.outcome());
      }
    }
    return records;
  }
}
