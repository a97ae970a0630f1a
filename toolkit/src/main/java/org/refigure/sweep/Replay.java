package org.refigure.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs recorded trials again and says where the numbers are not the recorded ones, bit for bit.
 *
 * <p>The study is not written to. A trial runs as the experiment is now: where its code version or
 * its data have changed since, the result says so.
 */
public final class Replay {
  private static final List<String> EXPLAINING =
      List.of(
          "commit",
          "dirty",
          "java",
          "nd4j",
          Provenance.OPENBLAS,
          Provenance.KERNEL,
          "pytorch",
          "cpu",
          "threads",
          "system");

  private final Engine engine;
  private final int points;

  /**
   * One trial that was run again.
   *
   * @param recorded the record it is held against
   * @param notes what has changed since the trial was recorded: its code version, its data, and
   *     where numbers differ, also the machine and the libraries
   * @param differences what differs, a line each; empty if every bit agrees
   */
  public record Result(TrialRecord recorded, List<String> notes, List<String> differences) {
    /** True if every bit agrees. */
    public boolean same() {
      return differences.isEmpty();
    }
  }

  /**
   * On this engine.
   *
   * @param points how many differing points of one curve or vector are listed
   * @throws IllegalArgumentException if {@code points} &lt; 1
   */
  public Replay(Engine engine, int points) {
    if (points < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "points = %d must be ≥ 1 (replay)", points));
    }
    this.engine = engine;
    this.points = points;
  }

  /**
   * Runs the trials of these records again.
   *
   * @param sink gets each result as its trial ends, on the calling thread
   * @throws InterruptedException if the calling thread is interrupted
   * @throws SweepException if an experiment is not on the class path or no trial can run
   */
  public void run(List<TrialRecord> records, Consumer<Result> sink) throws InterruptedException {
    Map<Class<? extends Experiment>, List<TrialRecord>> byExperiment = new LinkedHashMap<>();
    for (TrialRecord record : records) {
      byExperiment
          .computeIfAbsent(experiment(record.trial()), type -> new ArrayList<>())
          .add(record);
    }
    for (var entry : byExperiment.entrySet()) {
      run(entry.getKey(), entry.getValue(), sink);
    }
  }

  private void run(
      Class<? extends Experiment> type, List<TrialRecord> records, Consumer<Result> sink)
      throws InterruptedException {
    Experiment experiment = ExperimentClass.instance(type);
    Map<Trial, List<TrialRecord>> recorded = new LinkedHashMap<>();
    for (TrialRecord record : records) {
      Trial trial = record.trial();
      Trial now = Trial.of(experiment, trial.parameters(), trial.seed());
      recorded.computeIfAbsent(now, t -> new ArrayList<>()).add(record);
    }
    engine.run(
        type,
        List.copyOf(recorded.keySet()),
        now -> {
          TrialRecord stored = throughAStudy(now);
          for (TrialRecord before : recorded.getOrDefault(now.trial(), List.of())) {
            List<String> differences = Differences.between(before, stored, points);
            var notes = new ArrayList<String>(notes(before.trial(), now.trial()));
            if (!differences.isEmpty()) {
              notes.addAll(changes(before.provenance(), now.provenance()));
            }
            sink.accept(new Result(before, notes, differences));
          }
        });
  }

  /** What a study keeps of a record, so that like is held against like. */
  private static TrialRecord throughAStudy(TrialRecord record) {
    try (Study study = Study.inMemory()) {
      study.record(record);
      return study.record(record.trial());
    }
  }

  private static List<String> notes(Trial recorded, Trial now) {
    if (recorded.version() != now.version()) {
      return List.of(
          String.format(
              Locale.ROOT,
              "the code is no longer the recorded one: version %d then, %d now",
              recorded.version(),
              now.version()));
    }
    return recorded.id().equals(now.id())
        ? List.of()
        : List.of("the data are no longer the recorded ones: their checksums differ");
  }

  /** What may explain other numbers: the build, the JVM, the libraries, the machine. */
  private static List<String> changes(Provenance recorded, Provenance now) {
    return EXPLAINING.stream()
        .filter(fact -> !recorded.fact(fact).equals(now.fact(fact)))
        .map(
            fact ->
                String.format(
                    Locale.ROOT, "%s was %s, is %s", fact, recorded.fact(fact), now.fact(fact)))
        .toList();
  }

  private static Class<? extends Experiment> experiment(Trial trial) {
    if (!CellNames.stem(trial.experiment()).isEmpty()) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "experiment %s was written in a notebook's cell: run that notebook again, it alone"
                  + " has the code",
              trial.experiment()),
          null);
    }
    try {
      return ExperimentClass.named(trial.experiment());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "experiment %s is not on the class path: its trials cannot be replayed from here",
              trial.experiment()),
          e);
    }
  }
}
