package org.refigure.diagnose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Study;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/** Studies of someone's own experiment, whose truth is known. */
public final class FabricatedStudy {
  private FabricatedStudy() {}

  /** Octaves per doubling by which the optimum of an arm moves, and its noise over seeds. */
  public record Truth(double drift, double noise) {}

  /**
   * ln loss is a parabola around log₂ η* = −6 + drift·log₂(d/64) ± noise, on octaves −9 … −4.
   *
   * @param study to record in
   * @param arms name → truth
   */
  public static void add(Study study, Map<String, Truth> arms, List<Integer> widths, int seeds) {
    arms.forEach(
        (arm, truth) -> {
          for (int width : widths) {
            for (int octave = -9; octave <= -4; octave++) {
              for (int seed = 0; seed < seeds; seed++) {
                double doublings = Math.log(width / 64.0) / Math.log(2);
                // Noise that differs between seeds and is uncorrelated with the width.
                double noise = truth.noise * ((seed * 7 + width / 64 * 3) % 5 - 2);
                double distance = octave - (-6 + truth.drift * doublings + noise);
                study.record(
                    finished(
                        Map.of("rule", arm, "width", width, "baseRate", Math.pow(2, octave)),
                        seed,
                        Map.of(
                            "loss",
                            Math.exp(1 + 0.05 * distance * distance),
                            "clock",
                            256.0 / width)));
              }
            }
          }
        });
  }

  /** A record with values. */
  static TrialRecord finished(Map<String, ?> parameters, long seed, Map<String, Double> values) {
    return record(parameters, seed, values, Map.of());
  }

  /** A record with values and curves. */
  public static TrialRecord record(
      Map<String, ?> parameters, long seed, Map<String, Double> values, Map<String, Curve> curves) {
    Trial trial = new Trial("their.Model", 1, new TreeMap<>(parameters), seed);
    return new TrialRecord(
        trial,
        1,
        new Outcome.Finished(),
        1,
        new Recorded(new TreeMap<>(values), new TreeMap<>(curves), new TreeMap<>()));
  }

  /** A record of a run that diverged. */
  static TrialRecord diverged(Map<String, ?> parameters, long seed) {
    Trial trial = new Trial("their.Model", 1, new TreeMap<>(parameters), seed);
    return new TrialRecord(
        trial,
        1,
        new Outcome.Diverged(3, "loss = NaN"),
        1,
        new Recorded(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
  }

  /** Curves of a matrix that is at the steady state of η = 0.01, λ = 0.5, β₁ = 0. */
  public static Map<String, Curve> settled(Function<String, String> name) {
    long[] steps = {0, 500, 950, 1000};
    double rms = new org.refigure.spectrum.SteadyState(0.01, 0.5, 0).rms();
    return Map.of(
        name.apply("rms"), new Curve(steps, new double[] {1, rms, rms, rms}),
        name.apply("alignment"), new Curve(steps, new double[4]));
  }
}
