package example;

import java.util.Arrays;
import org.refigure.data.Samples;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** One trial: the squared error of the mean of n standard normal numbers. */
public class MeanError implements Experiment {
  @Override
  public void run(Trial trial, Recorder out) {
    double[] x = Samples.normal(trial.integer("n"), trial.streamSeed("data"));
    double mean = Arrays.stream(x).average().orElseThrow();
    out.value("square", mean * mean);
  }
}
