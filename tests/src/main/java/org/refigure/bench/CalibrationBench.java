package org.refigure.bench;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.Binning;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.CalibrationResampling;

/**
 * A bootstrap interval of a calibration error over 10,000 forecasts, against its floor, the random
 * numbers, and against recomputing every resample from its forecasts.
 */
final class CalibrationBench implements Benchmark {
  private static final int FORECASTS = 10_000;
  private static final int BINS = 15;

  @Override
  public String title() {
    return "Paper 25: bootstrap of a calibration error, 10,000 forecasts, 15 bins";
  }

  @Override
  public void run(Size size, Report report) throws Exception {
    int resamples = size == Size.FULL ? 1000 : 100;
    BinaryForecasts data = forecasts();
    Binning binning = Binning.equalMass(data.forecasts(), BINS);
    var resampling = new CalibrationResampling(data, binning);
    var bootstrap = new Bootstrap(resamples, 0.95, 0);
    Rounds rounds =
        new Rounds()
            .add("random numbers alone", () -> bootstrap.interval(CalibrationBench::draw))
            .add(
                "CalibrationResampling",
                () -> bootstrap.interval(random -> resampling.draw(random).debiased()))
            .add(
                "every resample binned anew",
                () ->
                    bootstrap.interval(
                        random -> CalibrationError.of(resample(data, random), binning).debiased()))
            .run(size == Size.FULL ? 7 : 1);
    report.timings(rounds);
    report.line(
        "%,d resamples: %s, goal under 1 s per 1,000",
        resamples, Report.duration(rounds.timing("CalibrationResampling").median()));
  }

  private static BinaryForecasts forecasts() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(25L);
    double[] forecasts = new double[FORECASTS];
    boolean[] outcomes = new boolean[FORECASTS];
    for (int i = 0; i < FORECASTS; i++) {
      forecasts[i] = random.nextDouble();
      outcomes[i] = random.nextDouble() < forecasts[i];
    }
    return new BinaryForecasts(forecasts, outcomes);
  }

  private static double draw(UniformRandomProvider random) {
    double sum = 0;
    for (int i = 0; i < FORECASTS; i++) {
      sum += random.nextInt(FORECASTS);
    }
    return sum;
  }

  private static BinaryForecasts resample(BinaryForecasts data, UniformRandomProvider random) {
    int[] rows = new int[FORECASTS];
    Arrays.setAll(rows, i -> random.nextInt(FORECASTS));
    return data.select(rows);
  }
}
