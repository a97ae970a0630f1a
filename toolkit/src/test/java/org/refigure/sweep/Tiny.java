package org.refigure.sweep;

/** Experiments of a few microseconds: one for every way in which a trial can end. */
public final class Tiny {
  private Tiny() {}

  /** Records one of everything, from the parameters and the seed. */
  public static final class Quadratic implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      double rate = trial.number("rate");
      double noise = new java.util.SplittableRandom(trial.streamSeed("noise")).nextDouble();
      double position = 1 + noise;
      for (int step = 0; step < 5; step++) {
        position -= rate * position;
        recorder.point("loss", step, position * position);
      }
      recorder.value("lastLoss", position * position);
      recorder.value("noise", noise);
      recorder.vector("spectrum", new double[] {noise, rate, Math.PI});
    }

    @Override
    public double cost(Trial trial) {
      return trial.parameters().containsKey("width") ? trial.number("width") : 1;
    }
  }
}
