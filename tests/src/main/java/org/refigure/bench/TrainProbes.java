package org.refigure.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.spectrum.LanczosIteration;
import org.refigure.spectrum.Spectrum;
import org.refigure.train.GainProbe;
import org.refigure.train.MatrixProbe;
import org.refigure.train.Measurements;
import org.refigure.train.Probe;

/** What looking at a training costs, against its steps in the same rounds. */
final class TrainProbes {
  /** Steps between two probes: fifty probes in a training of a thousand steps. */
  private static final int INTERVAL = 20;

  /** Steps that a round takes, so that what is probed has moved since the round before. */
  private static final int STEPS = 3;

  private static final double WARM_UP_SECONDS = 1;

  private static final String STEP = "one step";
  private static final String SIGMA = "top singular value of every matrix, warm";
  private static final String MATRICES = "MatrixProbe";
  private static final String GAINS = "GainProbe, same batch";
  private static final String SPECTRA = "all singular values of every matrix";

  private final Report report;
  private final String engine;
  private final boolean quick;

  TrainProbes(Report report, String engine, boolean quick) {
    this.report = report;
    this.engine = engine;
    this.quick = quick;
  }

  void measure(Proxy proxy) throws Exception {
    report.title(String.format(Locale.ROOT, "Probes, engine %s, %s", engine, proxy));
    try (var training = new TrainingSteps(proxy, engine)) {
      training.call();
      Parameters before = training.weights().copy();
      training.call();
      var step = new Probe.Step(1, before, training.weights(), training.updates());
      List<ParameterShape> matrices = before.descriptions(ParameterClass.MATRIX).toList();
      Map<String, LanczosIteration> iterations = iterations(matrices);
      var matrixProbe = new MatrixProbe();
      var gainProbe = new GainProbe<>(training.engine(), training.batch());
      var nowhere = new Nowhere();
      long start = System.nanoTime();
      sigmas(matrices, before, iterations);
      double first = (System.nanoTime() - start) * 1e-9;
      warmUp(() -> sigmas(matrices, before, iterations));
      warmUp(() -> measured(matrixProbe, step, nowhere));
      Rounds rounds =
          new Rounds()
              .add(STEP, STEPS, training)
              .add(SIGMA, () -> sigmas(matrices, training.weights(), iterations))
              .add(MATRICES, () -> measured(matrixProbe, step, nowhere))
              .add(GAINS, () -> measured(gainProbe, step, nowhere))
              .add(SPECTRA, () -> spectra(matrices, before))
              .run(quick ? 1 : 5);
      report.timings(rounds);
      report.line(
          "the first top singular values, from random vectors and with compilers at work, took %s",
          Report.duration(first));
      verdicts(rounds, matrices.size());
    }
  }

  /** Until compilers are done: a training looks fifty times, a round of this bench once. */
  private void warmUp(Callable<?> probe) throws Exception {
    long start = System.nanoTime();
    do {
      probe.call();
    } while (!quick && System.nanoTime() - start < WARM_UP_SECONDS * 1e9);
  }

  private void verdicts(Rounds rounds, int matrices) {
    double step = rounds.timing(STEP).median();
    double sigma = 100 * rounds.timing(SIGMA).median() / step;
    double probes = rounds.timing(MATRICES).median() + rounds.timing(GAINS).median();
    double share = 100 * probes / (INTERVAL * step + probes);
    double spectra = rounds.timing(SPECTRA).median();
    report.line(
        "top singular values of %d matrices: %.1f %% of a step   %s",
        matrices, sigma, Goal.atMost(2).verdict(sigma));
    report.line(
        "MatrixProbe and GainProbe every %d steps: %.1f %% of the training's time   %s",
        INTERVAL, share, Goal.atMost(5).verdict(share));
    report.line(
        "spectra of %d matrices: %s   %s",
        matrices, Report.duration(spectra), Goal.atMost(1).verdict(spectra));
  }

  private static Map<String, LanczosIteration> iterations(List<ParameterShape> matrices) {
    return matrices.stream()
        .collect(
            Collectors.toMap(
                ParameterShape::name,
                each ->
                    LanczosIteration.start(each.rows(), each.columns(), each.name().hashCode())));
  }

  private static double sigmas(
      List<ParameterShape> matrices, Parameters weights, Map<String, LanczosIteration> iterations) {
    double sum = 0;
    for (ParameterShape each : matrices) {
      sum += iterations.get(each.name()).iterate(weights.get(each), 3e-3, 100).value();
    }
    return sum;
  }

  private static Probe measured(Probe probe, Probe.Step step, Measurements measurements) {
    probe.measure(step, measurements);
    return probe;
  }

  private static double spectra(List<ParameterShape> matrices, Parameters weights) {
    double sum = 0;
    for (ParameterShape each : matrices) {
      Matrix matrix = weights.get(each.name());
      sum += Spectrum.of(matrix.data(), matrix.rows(), matrix.columns()).topSingularValue();
    }
    return sum;
  }

  /** Storing is the sweep's affair. */
  private static final class Nowhere implements Measurements {
    @Override
    public void point(String curve, long step, double value) {}

    @Override
    public void vector(String name, double[] values) {}
  }
}
