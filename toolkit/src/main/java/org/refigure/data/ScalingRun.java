package org.refigure.data;

/**
 * One published training run of a language–vision model.
 *
 * @param metric what was scored, for example {@code imagenet1k:acc1}
 * @param dataset what it was trained on, for example {@code datacomp_1b}
 * @param model family and size, for example {@code clip_ViT-B-32}
 * @param gflopsPerSample of one training sample
 * @param samples training samples seen
 * @param score in [0, 1], larger is better
 */
public record ScalingRun(
    String metric,
    String dataset,
    String model,
    double gflopsPerSample,
    double samples,
    double score) {

  /** Training compute C in GFLOP. */
  public double compute() {
    return gflopsPerSample * samples;
  }

  /** E = 1 − score. */
  public double error() {
    return 1 - score;
  }

  /** What stands before the first underscore of the model: {@code clip} or {@code mammut}. */
  public String family() {
    return model.substring(0, model.indexOf('_'));
  }
}
