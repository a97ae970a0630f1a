package org.refigure.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.RemoteTrial;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;
import scala.collection.immutable.Seq;
import scala.util.Try;

/**
 * Runs trials on a standalone cluster of Apache Spark: every trial is a job of one task, and as
 * many run at a time as the cluster has cores. There they run in worker JVMs like those of {@link
 * org.refigure.sweep.ForkedEngine}, with the same class path and options.
 *
 * <p>A trial whose machine or executor dies is tried again elsewhere, {@link Engine#ATTEMPTS} times
 * in all, and is then {@link Outcome.Lost}; nothing that a trial does fails another one. The
 * application starts and ends with the sweep, which takes some seconds: for short trials the forked
 * engine is faster.
 *
 * <p>Settings of Spark can be given as system properties that start with {@code spark.}, for
 * example {@code spark.cores.max}.
 */
public final class SparkEngine implements Engine {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(200);

  /** What Spark says of a job whose task went down with its machine too often. */
  private static final Pattern MACHINE_LOST =
      Pattern.compile("(?s).*failed \\d+ times.*(ExecutorLostFailure|TaskResultLost).*");

  private final Masters masters;
  private volatile int workers;

  /**
   * An engine for a cluster, which is not asked yet.
   *
   * @param word {@code spark://host:port}; several masters, of which all but one stand by, are
   *     joined by commas
   * @throws IllegalArgumentException if the word is not of that form
   */
  public SparkEngine(String word) {
    this.masters = Masters.of(word);
  }

  @Override
  public void run(Class<? extends Experiment> experiment, List<Trial> trials, Sink sink)
      throws InterruptedException {
    if (trials.isEmpty()) {
      return;
    }
    ClusterState state = workingCluster();
    try (var application = Application.start(masters, experiment)) {
      new Round(application, state, trials, sink).run();
    }
  }

  /**
   * As many as the cluster has cores.
   *
   * @throws SweepException if the cluster does not answer or has no workers
   */
  @Override
  public int workers() {
    if (workers == 0) {
      workers = workingCluster().cores();
    }
    return workers;
  }

  @Override
  public String word() {
    return masters.word();
  }

  private ClusterState workingCluster() {
    ClusterState state = ClusterState.ask(masters);
    if (state.cores() == 0) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "cluster %s has no workers: start some, then run again (environment/cluster/README.md says how)",
              word()),
          null);
    }
    return state;
  }

  /** The trials of one call, from the first start to the last record. */
  private final class Round {
    private final Application application;
    private final ClusterState state;
    private final Queue<Trial> waiting;
    private final Sink sink;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private int running;
    private long lastSeen = System.nanoTime();

    private Round(Application application, ClusterState state, List<Trial> trials, Sink sink) {
      this.application = application;
      this.state = state;
      this.waiting = new ArrayDeque<>(trials);
      this.sink = sink;
    }

    private void run() throws InterruptedException {
      try {
        while (running > 0 || mayStart()) {
          for (; running < application.cores() && mayStart(); running++) {
            submit(waiting.remove());
          }
          @Nullable Ended next = next();
          if (next != null) {
            take(next);
          }
          requireLife();
        }
      } catch (InterruptedException e) {
        ended.stream().filter(Ended::isRecord).forEach(this::take); // what arrived is not lost
        throw e;
      }
    }

    private boolean mayStart() {
      return !waiting.isEmpty() && sink.open();
    }

    private void submit(Trial trial) {
      long start = System.nanoTime();
      application.submit(
          trial, result -> ended.add(new Ended(trial, start, System.nanoTime(), result)));
    }

    private void take(Ended end) {
      if (end.result.isSuccess()) {
        Answer answer = end.result.get().head();
        if (answer instanceof Answer.Ended record) {
          running--;
          sink.ended(RemoteTrial.record(end.trial, record.record()));
        } else if (answer instanceof Answer.Lacks lacks) {
          application.send(lacks.files());
          submit(end.trial);
        } else if (answer instanceof Answer.Refused refused) {
          throw new SweepException(refused.reason(), null);
        }
      } else {
        running--;
        sink.ended(lost(end));
      }
    }

    private TrialRecord lost(Ended end) {
      Throwable thrown = end.result.failed().get();
      String reason = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
      if (application.isStopped() || !MACHINE_LOST.matcher(reason).matches()) {
        throw new SweepException(
            String.format(
                Locale.ROOT,
                "the Spark application on %s ended (%s): what is recorded stays, run the sweep again to go on",
                word(),
                reason),
            thrown);
      }
      double seconds = (end.stop - end.start) / 1e9;
      var lost = new Outcome.Lost(ATTEMPTS, reason);
      return new TrialRecord(end.trial, ATTEMPTS, lost, seconds, Recorded.nothing());
    }

    /** Nobody waits for a cluster that is gone, or whose cores others hold. */
    private void requireLife() {
      if (application.executors() > 0) {
        lastSeen = System.nanoTime();
      } else if (System.nanoTime() - lastSeen > PATIENCE.toNanos()) {
        throw new SweepException(
            String.format(
                Locale.ROOT,
                "cluster %s gave no machine for %d s (it had %d cores, %d of them free): look at its master's page, free some cores or start workers with at least 1 GiB, then run again",
                word(),
                PATIENCE.toSeconds(),
                state.cores(),
                state.free()),
            null);
      }
    }

    private @Nullable Ended next() throws InterruptedException {
      try {
        return ended.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (IllegalMonitorStateException e) {
        // A JShell kernel on JDK 17 stops a cell by force in the midst of waiting; the queue's
        // lock, no longer held, then complains in place of the stop.
        var stopped = new InterruptedException("stopped by force");
        stopped.initCause(e);
        throw stopped;
      }
    }
  }

  /** A job that has ended, well or not. */
  private record Ended(Trial trial, long start, long stop, Try<Seq<Answer>> result) {
    boolean isRecord() {
      return result.isSuccess() && result.get().head() instanceof Answer.Ended;
    }
  }
}
