package org.refigure.cluster;

import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.refigure.sweep.RemoteTrial;
import org.refigure.sweep.SweepException;

/**
 * One trial on a machine of the cluster: names and JSON go there, an {@link Answer} comes back.
 *
 * <p>It never throws, whatever the trial does, so a trial cannot fail its job; only an interrupt
 * gets through, by which Spark cancels a job.
 *
 * @param trial what to run
 * @param classPath what its worker JVM needs
 */
record TrialTask(RemoteTrial trial, List<ClassPathEntry> classPath)
    implements Function<Integer, Answer> {
  private static final long serialVersionUID = 1;

  @Override
  public Answer call(Integer partition) throws InterruptedException {
    try {
      var lacking = classPath.stream().filter(entry -> entry.here().isEmpty()).toList();
      if (!lacking.isEmpty()) {
        return new Answer.Lacks(lacking);
      }
      var here = classPath.stream().flatMap(entry -> entry.here().stream()).toList();
      return new Answer.Ended(trial.run(here, TaskContext.get().attemptNumber() + 1));
    } catch (SweepException e) {
      return new Answer.Refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      return new Answer.Refused("the cluster's machines cannot run trials: " + e);
    }
  }
}
