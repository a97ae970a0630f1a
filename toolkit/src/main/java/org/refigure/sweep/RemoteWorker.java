package org.refigure.sweep;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A worker JVM on a machine of a cluster, for engines that carry trials there in their own way: the
 * same worker that {@link ForkedEngine} starts, so its records are the same. Text goes in and comes
 * out, since only names and JSON cross a machine's border.
 *
 * <p>The driver asks {@link #classPath}, {@link #options} and {@link #text} what to send, and reads
 * the answer by {@link #record}; the other machine makes a worker of them and calls {@link #run}. A
 * worker serves one trial at a time, and ends when the JVM does that started it.
 */
public final class RemoteWorker implements AutoCloseable {
  private final WorkerCommand command;
  private volatile @Nullable WorkerProcess process;
  private volatile boolean closed;

  /**
   * A worker, not started yet.
   *
   * @param experiment the class name of the experiment
   * @param classPath files and folders as this machine has them
   * @param options what {@link #options} said where the sweep runs
   */
  public RemoteWorker(String experiment, List<String> classPath, List<String> options) {
    int cores = Runtime.getRuntime().availableProcessors();
    this.command =
        new WorkerCommand(experiment, String.join(File.pathSeparator, classPath), cores, options);
  }

  /** The files and folders that a worker's class path needs, in order, {@code lib/*} expanded. */
  public static List<String> classPath(Class<? extends Experiment> experiment) {
    return WorkerClassPath.files(experiment);
  }

  /**
   * Options that this JVM hands to its workers: modules it opens and {@code refigure.} settings.
   */
  public static List<String> options() {
    return WorkerCommand.inherited();
  }

  /** A trial as one line of JSON. */
  public static String text(Trial trial) {
    return Json.text(Json.of(trial));
  }

  /** The record of a trial, from what {@link #run} said. */
  public static TrialRecord record(Trial trial, String text) {
    return Json.record(Json.read(text), trial);
  }

  /**
   * Runs a trial to an outcome. If the worker dies, a fresh one tries again, until {@link
   * Engine#ATTEMPTS} are used up and the trial is lost.
   *
   * @param trial the trial, see {@link #text}
   * @param first the number of the first attempt; a later one than 1 if a machine died before
   * @return the record, for {@link #record}
   * @throws InterruptedException if this thread is interrupted or the worker closed: the trial is
   *     stopped at once
   * @throws SweepException if workers do not start or cannot see the experiment
   */
  public String run(String trial, int first) throws InterruptedException {
    // The pipe from a worker cannot be interrupted, so another thread waits on it.
    var answer = new FutureTask<>(() -> attempts(Json.trial(Json.read(trial)), first));
    var thread = new Thread(answer, "refigure-remote-worker");
    thread.setDaemon(true);
    thread.start();
    try {
      return Json.text(Json.of(answer.get()));
    } catch (InterruptedException e) {
      close();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SweepException reason) {
        throw reason;
      } else if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("the worker was closed");
      }
      throw new SweepException("a worker on the cluster cannot go on: " + e.getCause(), e);
    }
  }

  /** Ends the worker at once; a trial it runs is not recorded. */
  @Override
  public void close() {
    closed = true;
    end();
  }

  private TrialRecord attempts(Trial trial, int first) throws IOException, InterruptedException {
    int last = Math.max(first, Engine.ATTEMPTS);
    String reason = "";
    double seconds = 0;
    for (int attempt = first; attempt <= last; attempt++) {
      WorkerProcess current = current(trial);
      long start = System.nanoTime();
      try {
        return current.run(trial, attempt);
      } catch (WorkerDeath death) {
        end();
        reason = String.valueOf(death.getMessage());
        seconds = (System.nanoTime() - start) / 1e9;
        if (closed) {
          throw new InterruptedException(reason);
        }
      }
    }
    return new TrialRecord(
        trial, last, new Outcome.Lost(last, reason), seconds, Recorded.nothing());
  }

  private WorkerProcess current(Trial trial) throws IOException {
    @Nullable WorkerProcess running = process;
    if (running == null) {
      running = command.start();
      process = running;
      if (closed) { // close() may have come before the assignment
        running.kill();
      }
      running.greet(trial);
    }
    return running;
  }

  private void end() {
    @Nullable WorkerProcess running = process;
    process = null;
    if (running != null) {
      running.kill();
    }
  }
}
