package org.refigure.sweep;

import java.io.IOException;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One place where a worker runs: takes trials one by one and replaces a worker that died. */
final class WorkerSlot {
  private final WorkerCommand command;
  private final Queue<Trial> waiting;
  private final Queue<Supplier<TrialRecord>> ended;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable WorkerProcess worker;

  WorkerSlot(
      String name,
      WorkerCommand command,
      Queue<Trial> waiting,
      Queue<Supplier<TrialRecord>> ended) {
    this.command = command;
    this.waiting = waiting;
    this.ended = ended;
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
      Trial trial = waiting.poll();
      while (trial != null && !stopped) {
        TrialRecord record = run(trial);
        if (!stopped) { // after a stop, a dead worker says nothing about its trial
          ended.add(() -> record);
        }
        trial = waiting.poll();
      }
    } catch (SweepException e) {
      fail(e);
    } catch (IOException | RuntimeException | Error e) { // the sweep must not wait for this slot
      fail(new SweepException("the forked engine cannot go on: " + e, e));
    } finally {
      end();
    }
  }

  private TrialRecord run(Trial trial) throws IOException {
    String reason = "";
    double seconds = 0;
    for (int attempt = 1; attempt <= Engine.ATTEMPTS && !stopped; attempt++) {
      WorkerProcess current = current(trial);
      long start = System.nanoTime();
      try {
        return current.run(trial, attempt);
      } catch (WorkerDeath death) {
        end();
        reason = String.valueOf(death.getMessage());
        seconds = (System.nanoTime() - start) / 1e9;
      }
    }
    var lost = new Outcome.Lost(Engine.ATTEMPTS, reason);
    return new TrialRecord(trial, Engine.ATTEMPTS, lost, seconds, Recorded.nothing());
  }

  private WorkerProcess current(Trial trial) throws IOException {
    @Nullable WorkerProcess running = worker;
    if (running == null) {
      running = command.start();
      worker = running;
      if (stopped) { // stop() may have come before the assignment
        running.kill();
      }
      running.greet(trial);
    }
    return running;
  }

  private void end() {
    @Nullable WorkerProcess running = worker;
    worker = null;
    if (running != null) {
      running.kill();
    }
  }

  private void fail(SweepException exception) {
    if (!stopped) {
      ended.add(
          () -> {
            throw exception;
          });
    }
  }
}
