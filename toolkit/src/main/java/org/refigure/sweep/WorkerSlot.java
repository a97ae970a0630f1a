package org.refigure.sweep;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One place where a worker runs: takes trials one by one and replaces a worker that died. */
final class WorkerSlot {
  private final WorkerCommand command;
  private final ForkedRun run;
  private final int first;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable WorkerProcess worker;

  WorkerSlot(String name, WorkerCommand command, ForkedRun run) {
    this(name, command, run, 1);
  }

  /** A slot whose trials have been tried elsewhere before: its first attempts have this number. */
  WorkerSlot(String name, WorkerCommand command, ForkedRun run, int first) {
    this.command = command;
    this.run = run;
    this.first = first;
    this.thread = new Thread(this::serve, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends the worker at once; the trial it runs is not recorded. */
  void stop() {
    stopped = true;
    end();
  }

  private void serve() {
    try {
      Optional<Trial> trial = run.next();
      while (trial.isPresent() && !stopped) {
        TrialRecord record = record(trial.get());
        if (!stopped) { // after a stop, a dead worker says nothing about its trial
          run.ended(record);
        }
        trial = run.next();
      }
      keep();
      run.idle();
    } catch (SweepException e) {
      run.fail(e);
    } catch (InterruptedException | IOException | RuntimeException | Error e) {
      // the sweep must not wait for this slot
      run.fail(new SweepException("the forked engine cannot go on: " + e, e));
    } finally {
      end();
    }
  }

  private TrialRecord record(Trial trial) throws IOException, InterruptedException {
    String reason = "";
    double seconds = 0;
    int last = Math.max(first, Engine.ATTEMPTS);
    for (int attempt = first; attempt <= last && !stopped; attempt++) {
      WorkerProcess current = current(trial);
      long start = System.nanoTime();
      try {
        TrialRecord record = current.run(trial, attempt, run.timeout(trial));
        if (TrialRun.exhausted(record.outcome())) {
          end();
        }
        return record;
      } catch (WorkerDeath death) {
        end();
        reason = String.valueOf(death.getMessage());
        seconds = (System.nanoTime() - start) / 1e9;
      } catch (TrialKilled killed) {
        end();
        var failed = new Outcome.Failed(String.valueOf(killed.getMessage()));
        seconds = (System.nanoTime() - start) / 1e9;
        return new TrialRecord(trial, attempt, failed, seconds, Recorded.nothing());
      }
    }
    var lost = new Outcome.Lost(last, reason);
    return new TrialRecord(trial, last, lost, seconds, Recorded.nothing());
  }

  /** The worker of this slot, else a warm one, else a new one. */
  private WorkerProcess current(Trial trial) throws IOException, InterruptedException {
    @Nullable WorkerProcess running = worker;
    if (running != null) {
      return running;
    }
    try {
      Optional<WorkerProcess> idle = command.idle();
      return greeted(idle.isPresent() ? idle.get() : command.start(), trial);
    } catch (WorkerDeath e) {
      end(); // an idle one may have ended meanwhile, a machine may be slow: once more
    }
    try {
      return greeted(command.start(), trial);
    } catch (WorkerDeath e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "worker JVMs do not start: %s; the engine local needs none",
              e.getMessage()),
          e);
    }
  }

  private WorkerProcess greeted(WorkerProcess fresh, Trial trial)
      throws WorkerDeath, InterruptedException {
    worker = fresh;
    if (stopped) { // stop() may have come before the assignment
      fresh.kill();
    }
    fresh.greet(trial, run.cell());
    return fresh;
  }

  private void keep() {
    @Nullable WorkerProcess running = worker;
    worker = null;
    if (running != null && stopped) {
      running.kill();
    } else if (running != null) {
      command.keep(running);
    }
  }

  private void end() {
    @Nullable WorkerProcess running = worker;
    worker = null;
    if (running != null) {
      running.kill();
    }
  }
}
