package org.refigure.cluster;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.RemoteWorker;
import org.refigure.sweep.SweepException;

/**
 * One trial on a machine of the cluster: names and JSON go there, an {@link Answer} comes back.
 *
 * <p>It never throws, whatever the trial does, so a trial cannot fail its job; only an interrupt
 * gets through, by which Spark cancels a job.
 *
 * @param experiment the class name of the experiment
 * @param classPath what the worker JVM needs
 * @param options further options of the worker JVM
 * @param trial the trial, as text
 */
record TrialTask(
    String experiment, List<ClassPathEntry> classPath, List<String> options, String trial)
    implements Function<Integer, Answer> {
  private static final long serialVersionUID = 1;

  /** The worker JVMs of this executor, which serves one sweep and has as many as it has tasks. */
  private static final Queue<RemoteWorker> IDLE = new ConcurrentLinkedQueue<>();

  @Override
  public Answer call(Integer partition) throws InterruptedException {
    try {
      var lacking = classPath.stream().filter(entry -> entry.here().isEmpty()).toList();
      return lacking.isEmpty() ? run() : new Answer.Lacks(List.copyOf(lacking));
    } catch (SweepException e) {
      return new Answer.Refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      return new Answer.Refused("the cluster's machines cannot run trials: " + e);
    }
  }

  private Answer run() throws InterruptedException {
    @Nullable RemoteWorker idle = IDLE.poll();
    RemoteWorker worker = idle == null ? worker() : idle;
    boolean well = false;
    try {
      var answer = new Answer.Ended(worker.run(trial, TaskContext.get().attemptNumber() + 1));
      well = true;
      return answer;
    } finally {
      if (well) {
        IDLE.add(worker);
      } else {
        worker.close();
      }
    }
  }

  private RemoteWorker worker() {
    return new RemoteWorker(
        experiment, classPath.stream().flatMap(entry -> entry.here().stream()).toList(), options);
  }
}
