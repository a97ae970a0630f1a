package org.refigure.bench;

import org.bytedeco.openblas.global.openblas;
import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.model.Mlp;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** Forward and backward passes of a two-layer network, on as many BLAS threads as asked for. */
public final class TrainMlp implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    int width = trial.integer("width");
    var shape = new Mlp.Shape(width, 4 * width, width, 256);
    var mlp = new Mlp(shape, Activation.RELU, new GaussianStream(trial.streamSeed("init")));
    var data = new GaussianStream(trial.streamSeed("data"));
    Matrix x = Matrix.gaussian(256, width, 1, data);
    Matrix y = Matrix.gaussian(256, width, 1, data);
    openblas.blas_set_num_threads(trial.integer("threads"));
    double loss = 0;
    try {
      for (int step = 0; step < trial.integer("steps"); step++) {
        loss = mlp.lossAndGradients(x, y);
      }
    } finally {
      openblas.blas_set_num_threads(1);
    }
    recorder.value("loss", loss);
  }
}
