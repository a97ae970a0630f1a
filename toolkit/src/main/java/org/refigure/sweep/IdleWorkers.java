package org.refigure.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Worker JVMs between two sweeps of this process: the next one that wants the same command takes
 * them, warm. A worker ends by itself when nobody takes it for {@value #SECONDS} seconds, or when
 * this process ends.
 *
 * <p>The one of this process is static since child processes are a process's own, whoever runs the
 * sweeps in it.
 */
final class IdleWorkers {
  static final int SECONDS = 30;

  private static final IdleWorkers OF_THIS_PROCESS =
      new IdleWorkers(Runtime.getRuntime().availableProcessors());

  private record Idle(List<String> command, WorkerProcess worker) {}

  private final int most;
  private final Deque<Idle> workers = new ArrayDeque<>();

  /** Room for so many. */
  IdleWorkers(int most) {
    this.most = most;
  }

  static IdleWorkers ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** Gives away the worker of that command that has waited least. */
  synchronized Optional<WorkerProcess> take(List<String> command) {
    workers.removeIf(idle -> !idle.worker().alive());
    Iterator<Idle> latestFirst = workers.descendingIterator();
    while (latestFirst.hasNext()) {
      Idle idle = latestFirst.next();
      if (idle.command().equals(command)) {
        latestFirst.remove();
        return Optional.of(idle.worker());
      }
    }
    return Optional.empty();
  }

  /** Takes a worker in; where there is no room, the one that has waited longest is ended. */
  synchronized void keep(List<String> command, WorkerProcess worker) {
    workers.removeIf(idle -> !idle.worker().alive());
    worker.rest(SECONDS);
    workers.addLast(new Idle(List.copyOf(command), worker));
    while (workers.size() > most) {
      workers.removeFirst().worker().kill();
    }
  }

  /** The process ids of those that wait. */
  synchronized List<Long> pids() {
    var pids = new ArrayList<Long>();
    workers.forEach(idle -> pids.add(idle.worker().pid()));
    return pids;
  }
}
