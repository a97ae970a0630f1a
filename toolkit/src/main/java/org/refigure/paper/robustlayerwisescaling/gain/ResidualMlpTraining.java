package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.model.Matrix;
import org.refigure.optim.AdamW;

/** AdamW for the two parameter classes of Model B, each with its own rate and decay. */
final class ResidualMlpTraining {
  private static final AdamW ADAM_W = AdamW.LANGUAGE_MODEL;

  private final ResidualMlp student;
  private final AdamW.Moments embedding;
  private final AdamW.Moments first;
  private final AdamW.Moments second;
  private final AdamW.Moments readOut;

  ResidualMlpTraining(ResidualMlp student) {
    this.student = student;
    embedding = start(student.embedding);
    first = start(student.first);
    second = start(student.second);
    readOut = start(student.readOut);
  }

  /** One step of W₁ and W₂ with η and λ. */
  void matrices(double learningRate, double weightDecay) {
    step(student.first, student.firstGradient, first, learningRate, weightDecay);
    step(student.second, student.secondGradient, second, learningRate, weightDecay);
  }

  /** One step of E and R with η₁ and λ₁. */
  void vectors(double learningRate, double weightDecay) {
    step(student.embedding, student.embeddingGradient, embedding, learningRate, weightDecay);
    step(student.readOut, student.readOutGradient, readOut, learningRate, weightDecay);
  }

  private static AdamW.Moments start(Matrix matrix) {
    return ADAM_W.start(matrix.data().length);
  }

  private static void step(
      Matrix weights, Matrix gradient, AdamW.Moments moments, double rate, double decay) {
    ADAM_W.step(weights.data(), gradient.data(), moments, rate, decay);
  }
}
