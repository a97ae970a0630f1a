package org.refigure.paper.robustlayerwisescaling.proxy;

import java.util.Map;
import java.util.TreeMap;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.spectrum.Spectrum;
import org.refigure.sweep.Recorder;
import org.refigure.train.Measurements;
import org.refigure.train.Probe;
import org.refigure.train.TrainingRun;

/**
 * What a trial of {@link org.refigure.paper.robustlayerwisescaling.LlamaTraining} records besides
 * its curves.
 *
 * <p>Per matrix-like parameter, at the end of the plateau (the last step where the rate is
 * constant): {@code NAME sigma1}, {@code NAME frobenius}, {@code NAME stable rank}, {@code NAME
 * rms}, the vector {@code spectrum of NAME}, and {@code NAME gain}, the mean over the probes of the
 * plateau's last tenth. Of the whole run: {@code eta}, {@code lambda}, {@code clock} (ηλt at that
 * step), {@code clipped share}, {@code final training loss} (mean over the last twentieth of the
 * steps, each batch before it is trained on).
 */
final class PlateauRecords implements Measurements, Probe {
  private static final String GAIN = "gain of ";

  private final ProxySetting setting;
  private final Recorder recorder;
  private final Map<String, Average> gains = new TreeMap<>();
  private final Average lateLoss = new Average();

  /** A running mean. */
  private static final class Average {
    private double sum;
    private int count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }

  PlateauRecords(ProxySetting setting, Recorder recorder) {
    this.setting = setting;
    this.recorder = recorder;
  }

  /** The step from which on training losses are averaged. */
  static long late(long steps) {
    return steps - Math.max(1, steps / 20);
  }

  @Override
  public void point(String curve, long step, double value) {
    recorder.point(curve, step, value);
    if (curve.equals("training loss") && step >= late(setting.steps())) {
      lateLoss.add(value);
    }
    if (curve.startsWith(GAIN)
        && step <= setting.plateauEnd()
        && step >= setting.plateauEnd() - setting.plateauEnd() / 10) {
      gains.computeIfAbsent(curve.substring(GAIN.length()), name -> new Average()).add(value);
    }
  }

  @Override
  public void vector(String name, double[] values) {
    recorder.vector(name, values);
  }

  /** Measures the weights of one step, the one whose numbers are judged. */
  @Override
  public void measure(Step step, Measurements measurements) {
    step.weights()
        .descriptions(ParameterClass.MATRIX)
        .forEach(each -> measure(each, step.weights().get(each.name())));
    recorder.value("clock", setting.clock(step.index()));
  }

  /** Records what is known at the end. */
  void finish(TrainingRun run) {
    gains.forEach((name, gain) -> recorder.value(name + " gain", gain.value()));
    recorder.value("eta", setting.matrix().learningRate());
    recorder.value("lambda", setting.matrix().weightDecay());
    recorder.value("final training loss", trainingLoss());
    recorder.value("clipped share", run.clippedShare());
  }

  /** The mean training loss over the last twentieth of the steps. */
  double trainingLoss() {
    return lateLoss.value();
  }

  private void measure(ParameterShape parameter, Matrix matrix) {
    String name = parameter.name();
    Spectrum spectrum = Spectrum.of(matrix.data(), matrix.rows(), matrix.columns());
    recorder.value(name + " sigma1", spectrum.topSingularValue());
    recorder.value(name + " frobenius", spectrum.frobeniusNorm());
    recorder.value(name + " stable rank", spectrum.stableRank());
    recorder.value(name + " rms", spectrum.rms());
    recorder.vector("spectrum of " + name, spectrum.singularValues());
  }
}
