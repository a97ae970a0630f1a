package org.refigure.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.refigure.sweep.Axis;
import org.refigure.sweep.Engine;
import org.refigure.sweep.ForkedEngine;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the sweep machinery costs: engines, store, resume, and trials side by side. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = "Overhead of the engines, speed of the store, and trials side by side.")
final class SweepBench implements Callable<Integer> {
  private static final Engine.Sink NOWHERE = record -> {};

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "Tiny sizes: shows that everything runs.")
  private boolean quick;

  @Option(
      names = "--engine",
      description = "A further engine to measure, for example spark://localhost:7077.")
  private List<String> engines = List.of();

  @Override
  public Integer call() throws Exception {
    var report = new Report(spec.commandLine().getOut());
    report.line(Machine.line());
    Path folder = Files.createTempDirectory("refigure-bench");
    try {
      overhead(report);
      sideBySide(report);
      store(report, folder);
    } finally {
      delete(folder);
    }
    return 0;
  }

  /** Time over trials between a long and a short sweep: start-up cancels. */
  private void overhead(Report report) throws Exception {
    report.title("Overhead per no-op trial (start-up apart)");
    overhead(report, new LocalEngine(), quick ? 20 : 20_000);
    overhead(report, new ForkedEngine(2), quick ? 20 : 20_000);
    for (String word : engines) {
      overhead(report, Engine.parse(word), quick ? 20 : 500);
    }
  }

  private void overhead(Report report, Engine engine, int trials) throws Exception {
    double start = seconds(engine, noOps(2));
    for (int round = 0; round < (quick ? 1 : 3); round++) {
      double few = seconds(engine, noOps(trials / 10));
      double many = seconds(engine, noOps(trials));
      report.line(
          "%-28s %8.3f ms per trial   (first sweep, of two trials: %s; %d at a time)",
          engine.word(),
          (many - few) / (trials - trials / 10) * 1e3,
          Report.duration(start),
          engine.workers());
    }
  }

  private static double seconds(Engine engine, Sweep sweep) throws InterruptedException {
    long start = System.nanoTime();
    engine.run(NoOp.class, sweep.trials(), NOWHERE);
    return (System.nanoTime() - start) * 1e-9;
  }

  private static Sweep noOps(int trials) {
    return Sweep.of(NoOp.class).over("index", Axis.linear(0, trials - 1.0, trials));
  }

  /** The same four trainings: two workers of one thread each, or one after another on two. */
  private void sideBySide(Report report) throws Exception {
    for (int width : quick ? new int[] {16} : new int[] {128, 256}) {
      report.title("Training side by side, two-layer network of width " + width);
      Sweep sweep =
          Sweep.of(TrainMlp.class)
              .fix("width", width)
              .fix("steps", quick ? 2 : 2_000_000 / (width * width))
              .seeds(quick ? 2 : 4);
      report.timings(
          new Rounds()
              .add("2 forked trials of one thread", run(new ForkedEngine(2), sweep, 1))
              .add("1 forked trial of one thread", run(new ForkedEngine(1), sweep, 1))
              .add("1 local trial of two threads", run(new LocalEngine(), sweep, 2))
              .run(quick ? 1 : 5));
    }
  }

  private static Callable<Integer> run(Engine engine, Sweep sweep, int threads) {
    List<Trial> trials = sweep.fix("threads", threads).trials();
    return () -> {
      engine.run(TrainMlp.class, trials, NOWHERE);
      return trials.size();
    };
  }

  private void store(Report report, Path folder) throws Exception {
    int trials = quick ? 20 : 10_000;
    int points = quick ? 10 : 1_000;
    report.title(
        String.format(Locale.ROOT, "Store: %,d trials with %,d points each", trials, points));
    Sweep sweep =
        Sweep.of(Curves.class)
            .fix("points", points)
            .over("index", Axis.linear(0, trials - 1.0, trials));
    double computing = seconds(() -> new LocalEngine().run(Curves.class, sweep.trials(), NOWHERE));
    Path file = folder.resolve("bench.sqlite");
    try (Study study = Study.open(file)) {
      double all = seconds(() -> run(sweep, study));
      report.line(
          "%-44s %,.0f trials/s, %,.0f points/s",
          "inserts, one commit per trial",
          trials / (all - computing),
          (double) trials * points / (all - computing));
    }
    report.line("%-44s %.1f MB", "file", Files.size(file) / 1e6);
    try (Study study = Study.open(file)) {
      report.line(
          "%-44s %s",
          "resume: open, plan, find nothing to run",
          Report.duration(seconds(() -> run(sweep, study))));
      report.line("%-44s %s", "summary table, first", Report.duration(seconds(study::table)));
      report.line("%-44s %s", "summary table, again", Report.duration(seconds(study::table)));
    }
  }

  private static void run(Sweep sweep, Study study) {
    sweep.run(study, new LocalEngine(), SweepListener.silent());
  }

  private static double seconds(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) * 1e-9;
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
