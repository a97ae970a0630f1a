package org.refigure.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the worker slots of one run share: the trials that wait, and what came of the others. */
final class ForkedRun {
  private final Function<Trial, Optional<Duration>> timeouts;
  private final Queue<Trial> waiting;
  private final Optional<CellCode> cell;
  private final Engine.Sink sink;

  /** Records, an empty one for each slot that has no more to do, or something to throw. */
  private final BlockingQueue<Supplier<Optional<TrialRecord>>> events = new LinkedBlockingQueue<>();

  ForkedRun(
      Function<Trial, Optional<Duration>> timeouts,
      List<Trial> trials,
      Optional<CellCode> cell,
      Engine.Sink sink) {
    this.timeouts = timeouts;
    this.waiting = new ConcurrentLinkedQueue<>(trials);
    this.cell = cell;
    this.sink = sink;
  }

  /** The code of the experiment, if it was written in a cell. */
  Optional<CellCode> cell() {
    return cell;
  }

  /** How long a trial may run. */
  Optional<Duration> timeout(Trial trial) {
    return timeouts.apply(trial);
  }

  /** The trial to run next; empty if there is none or no further one is to start. */
  Optional<Trial> next() {
    return sink.open() ? Optional.ofNullable(waiting.poll()) : Optional.empty();
  }

  void ended(TrialRecord record) {
    events.add(() -> Optional.of(record));
  }

  /** A slot has no more to do. */
  void idle() {
    events.add(Optional::empty);
  }

  void fail(SweepException exception) {
    events.add(
        () -> {
          throw exception;
        });
  }

  /** Hands records to the sink until so many slots have no more to do. */
  void await(int slots) throws InterruptedException {
    for (int idle = 0; idle < slots; ) {
      Optional<TrialRecord> record = take().get();
      record.ifPresent(sink::ended);
      idle += record.isPresent() ? 0 : 1;
    }
  }

  /** Hands over what has arrived. */
  void drain() {
    for (var event = events.poll(); event != null; event = events.poll()) {
      event.get().ifPresent(sink::ended);
    }
  }

  private Supplier<Optional<TrialRecord>> take() throws InterruptedException {
    try {
      return events.take();
    } catch (IllegalMonitorStateException e) {
      // A JShell kernel on JDK 17 stops a cell by force in the midst of waiting; the queue's lock,
      // no longer held, then complains in place of the stop.
      var stopped = new InterruptedException("stopped by force");
      stopped.initCause(e);
      throw stopped;
    }
  }
}
