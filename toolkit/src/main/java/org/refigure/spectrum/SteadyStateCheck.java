package org.refigure.spectrum;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.refigure.spectrum.SteadyStateReport.Agreement;
import org.refigure.spectrum.SteadyStateReport.Row;
import org.refigure.spectrum.TrainingTrace.MatrixTrace;
import org.refigure.stats.PowerLaw;

/** The rules of {@link SteadyState#check}, applied to one training. */
final class SteadyStateCheck {
  /** Largest |rms/formula − 1| of noise: a fifth of the variance. */
  private static final double RMS_TOLERANCE = 0.1;

  /** Largest |cos(W, u) − formula| of noise. */
  private static final double ALIGNMENT_TOLERANCE = 0.1;

  /** Largest share by which rms may lag behind the steady state of a moving rate. */
  private static final double LAG_TOLERANCE = 0.05;

  /** Quantities are averaged over this last share of the steps up to t. */
  private static final double AVERAGED = 0.1;

  private static final Agreement UNKNOWN =
      new Agreement(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  private final TrainingTrace run;
  private final double rate;
  private final double peak;
  private final double clock;

  SteadyStateCheck(TrainingTrace run) {
    this.run = run;
    rate = run.recipe().learningRate().at(run.step());
    double largest = 0;
    double sum = 0;
    for (long step = 0; step < run.step(); step++) {
      double now = run.recipe().learningRate().at(step);
      largest = Math.max(largest, now);
      sum += now;
    }
    peak = Math.max(largest, rate);
    clock = sum * run.recipe().weightDecay();
  }

  SteadyStateReport report() {
    List<Row> rows =
        run.matrices().entrySet().stream()
            .map(each -> row(each.getKey(), each.getValue()))
            .toList();
    return new SteadyStateReport(clock, run.step(), rows);
  }

  private Row row(String name, MatrixTrace matrix) {
    double decay = run.recipe().weightDecay();
    if (decay == 0 || peak == 0) {
      return new Row(name, Equilibrium.NO_STEADY_STATE, noSteadyState(matrix), UNKNOWN);
    }
    if (clock < SteadyState.RELAXED) {
      long more =
          (long) Math.ceil((SteadyState.RELAXED - clock) / (decay * (rate > 0 ? rate : peak)));
      return new Row(
          name,
          Equilibrium.TOO_SHORT,
          say("ηλt = %.2f, needs ≥ 2: train %,d more steps", clock, more),
          UNKNOWN);
    }
    double lag = rate == 0 ? Double.POSITIVE_INFINITY : lag();
    if (Math.abs(lag - 1) > LAG_TOLERANCE) {
      return new Row(name, Equilibrium.RATE_DECAYS, rateMoves(lag), UNKNOWN);
    }
    return compared(name, matrix);
  }

  private Row compared(String name, MatrixTrace matrix) {
    SteadyState state = new SteadyState(rate, run.recipe().weightDecay(), run.recipe().beta1());
    OptionalDouble rms = recent(matrix.rms(), value -> value / state.rms());
    OptionalDouble rotation = recent(matrix.rotation(), value -> value / state.rotationPerStep());
    OptionalDouble alignment = recent(matrix.alignment(), value -> value - state.alignment());
    Agreement agreement = new Agreement(rms, rotation, alignment);
    if (rms.isPresent() && Math.abs(rms.getAsDouble() - 1) > RMS_TOLERANCE) {
      return new Row(
          name,
          Equilibrium.SIGNAL_DOMINATED,
          say("rms is %.2f of the formula, noise stays within 10 %%", rms.getAsDouble()),
          agreement);
    }
    if (alignment.isPresent() && Math.abs(alignment.getAsDouble()) > ALIGNMENT_TOLERANCE) {
      return new Row(
          name,
          Equilibrium.SIGNAL_DOMINATED,
          say(
              "cos(W, u) = %.2f, the formula for noise says %.2f",
              alignment.getAsDouble() + state.alignment(), state.alignment()),
          agreement);
    }
    String measured =
        rms.isPresent()
            ? say("rms is %.2f of the formula", rms.getAsDouble())
            : "rms was not recorded, so only the clock was checked";
    return new Row(
        name, Equilibrium.REACHED, say("ηλt = %.2f ≥ 2; %s", clock, measured), agreement);
  }

  private String noSteadyState(MatrixTrace matrix) {
    if (peak == 0) {
      return "η = 0: without steps nothing moves";
    }
    String why =
        "λ = 0: rms grows as √t without end; decay the weights, or compare runs at equal t";
    Trace late = matrix.rms().between(Math.max(1, run.step() / 2), run.step());
    if (late.steps().length < 3) {
      return why;
    }
    double[] steps = Arrays.stream(late.steps()).asDoubleStream().toArray();
    return say("%s (measured: t^%.2f)", why, PowerLaw.fit(steps, late.values()).exponent());
  }

  private String rateMoves(double lag) {
    long last = 0;
    for (long step = 0; step <= run.step(); step++) {
      if (run.recipe().learningRate().at(step) >= 0.99 * peak) {
        last = step;
      }
    }
    String size =
        Double.isFinite(lag) ? say("rms lags by %+.0f %%", 100 * (lag - 1)) : "η is zero there";
    return say(
        "η = %.3g at step %,d, %.3g at its peak: the steady state moves and %s; measure at step"
            + " %,d or before",
        rate, run.step(), peak, size, last);
  }

  /**
   * rms under the schedule over the steady rms of the present rate: V ← V + 2ηλ(V∞(η) − V) with η
   * of each step, from V = 0.
   */
  private double lag() {
    double decay = run.recipe().weightDecay();
    double variance = 0;
    for (long step = 0; step < run.step(); step++) {
      double now = run.recipe().learningRate().at(step);
      if (now > 0 && now * decay < 1) {
        double settled = new SteadyState(now, decay, run.recipe().beta1()).rms();
        variance += Math.min(1, 2 * now * decay) * (settled * settled - variance);
      }
    }
    return Math.sqrt(variance) / new SteadyState(rate, decay, run.recipe().beta1()).rms();
  }

  private OptionalDouble recent(Trace trace, DoubleUnaryOperator relative) {
    OptionalDouble mean = trace.mean((long) ((1 - AVERAGED) * run.step()), run.step());
    return mean.isPresent()
        ? OptionalDouble.of(relative.applyAsDouble(mean.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
