package org.refigure.sweep;

import java.io.File;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trial for another machine, for engines that carry trials there in their own way: names and JSON
 * only, byte code included. There it runs in a worker JVM like those of {@link ForkedEngine}, warm
 * where one waits, so its record is the same.
 *
 * @param trial the trial as one line of JSON
 * @param milliseconds its time-out; 0 for none
 * @param cell the byte code of an experiment that was written in a cell, as JSON; else empty
 * @param options of the worker JVM: modules that the sweep's JVM opens, its {@code refigure.}
 *     properties
 */
public record RemoteTrial(String trial, long milliseconds, String cell, List<String> options)
    implements Serializable {
  private static final long serialVersionUID = 2;

  /** A trial as it leaves the JVM that holds the sweep. */
  public static RemoteTrial of(Class<? extends Experiment> experiment, Trial trial) {
    Optional<Duration> timeout = Deadline.ofWorker(ExperimentClass.instance(experiment), trial);
    return new RemoteTrial(
        Json.text(Json.of(trial)),
        timeout.map(Duration::toMillis).orElse(0L),
        CellCode.of(experiment).map(code -> Json.text(code.json())).orElse(""),
        WorkerCommand.inherited());
  }

  /** The files and folders that a worker's class path needs, in order, {@code lib/*} expanded. */
  public static List<String> classPath(Class<? extends Experiment> experiment) {
    return WorkerClassPath.files(experiment);
  }

  /** The record of a trial, from what {@link #run} said. */
  public static TrialRecord record(Trial trial, String text) {
    return Json.record(Json.read(text), trial);
  }

  /**
   * Runs the trial to an outcome on this machine. If the worker dies, a fresh one tries again,
   * until {@link Engine#ATTEMPTS} are used up and the trial is lost. An idle worker ends with this
   * JVM.
   *
   * @param classPath the files and folders where this machine has them
   * @param first the number of the first attempt: above 1 if a machine died before
   * @return the record, for {@link #record}
   * @throws InterruptedException if this thread is interrupted: the trial is stopped at once
   * @throws SweepException if workers do not start or cannot see the experiment
   */
  public String run(List<String> classPath, int first) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    var command = new WorkerCommand(String.join(File.pathSeparator, classPath), cores, options);
    Optional<Duration> timeout =
        milliseconds == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
    var records = new ArrayList<TrialRecord>();
    var code =
        cell.isEmpty() ? Optional.<CellCode>empty() : Optional.of(CellCode.read(Json.read(cell)));
    var run =
        new ForkedRun(same -> timeout, List.of(Json.trial(Json.read(trial))), code, records::add);
    var slot = new WorkerSlot("refigure-remote", command, run, first);
    try {
      slot.start();
      run.await(1);
    } finally {
      slot.stop();
    }
    return Json.text(Json.of(records.get(0)));
  }
}
