package org.refigure.paper.scaledepth;

import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.Samples;

/**
 * Scenes and what a network sees of them. The depth of scene i is D = sᵢRᵢ (the paper's equation D
 * = S·R). A network sees an image, e^(−1.5 R)·g + 0.02 ε with one gain g uniform in [0.7, 1.3) per
 * scene, and two semantic cues: the class + 0.1 ε and ln s + 0.15 ε.
 *
 * @param relative R, a scan line for each scene
 * @param scale s of each scene, in metres
 * @param inputs image and cues of each scene
 */
public record Scenes(double[][] relative, double[] scale, double[][] inputs) {
  /** Numbers that a network sees of a scene. */
  public static final int INPUTS = ScanLine.PIXELS + 2;

  /**
   * Checks that each scene has all three.
   *
   * @throws IllegalArgumentException if there are not as many of each
   */
  public Scenes {
    requireCount("scales", scale.length, relative.length);
    requireCount("inputs", inputs.length, relative.length);
  }

  /**
   * Random scenes; each is of one of the classes, all equally likely.
   *
   * @param seed for example {@code trial.streamSeed("train")}
   * @param classes how large scenes of class 0, 1, … are
   * @throws IllegalArgumentException if there is no class
   */
  public static Scenes draw(int count, long seed, ScaleRange... classes) {
    if (classes.length == 0) {
      throw new IllegalArgumentException("0 classes: scenes need one at least (scenes)");
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[][] relative = new double[count][];
    double[] scale = new double[count];
    int[] kind = new int[count];
    for (int i = 0; i < count; i++) {
      relative[i] = ScanLine.draw(random).relative();
      kind[i] = random.nextInt(classes.length);
      scale[i] = classes[kind[i]].quantile(random.nextDouble());
    }
    return seen(relative, scale, kind, random.nextLong());
  }

  /** Given scenes, seen with random gains and noise. */
  public static Scenes seen(double[][] relative, double[] scale, int[] kind, long seed) {
    requireCount("scales", scale.length, relative.length);
    requireCount("classes", kind.length, relative.length);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var noise = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] inputs = new double[relative.length][INPUTS];
    for (int i = 0; i < inputs.length; i++) {
      double gain = random.nextDouble(0.7, 1.3);
      for (int k = 0; k < ScanLine.PIXELS; k++) {
        inputs[i][k] = Math.exp(-1.5 * relative[i][k]) * gain + 0.02 * noise.sample();
      }
      inputs[i][ScanLine.PIXELS] = kind[i] + 0.1 * noise.sample();
      inputs[i][ScanLine.PIXELS + 1] = Math.log(scale[i]) + 0.15 * noise.sample();
    }
    return new Scenes(relative, scale, inputs);
  }

  /** How many. */
  public int size() {
    return scale.length;
  }

  /** D = sR of each scene, in metres. */
  public double[][] depth() {
    double[][] depth = new double[size()][ScanLine.PIXELS];
    for (int i = 0; i < depth.length; i++) {
      for (int k = 0; k < ScanLine.PIXELS; k++) {
        depth[i][k] = scale[i] * relative[i][k];
      }
    }
    return depth;
  }

  /** Those whose scale is one of these. */
  public Scenes where(DoublePredicate some) {
    int[] index = IntStream.range(0, size()).filter(i -> some.test(scale[i])).toArray();
    return new Scenes(
        IntStream.of(index).mapToObj(i -> relative[i]).toArray(double[][]::new),
        IntStream.of(index).mapToDouble(i -> scale[i]).toArray(),
        IntStream.of(index).mapToObj(i -> inputs[i]).toArray(double[][]::new));
  }

  /** These and others behind them. */
  public Scenes and(Scenes others) {
    return new Scenes(
        Stream.of(relative, others.relative).flatMap(Stream::of).toArray(double[][]::new),
        DoubleStream.concat(DoubleStream.of(scale), DoubleStream.of(others.scale)).toArray(),
        Stream.of(inputs, others.inputs).flatMap(Stream::of).toArray(double[][]::new));
  }

  /** The same scenes and images, each with the two cues of another scene. */
  public Scenes withShuffledCues(long seed) {
    int[] from = Samples.order(size(), seed);
    double[][] shuffled = new double[size()][];
    for (int i = 0; i < shuffled.length; i++) {
      shuffled[i] = inputs[i].clone();
      System.arraycopy(inputs[from[i]], ScanLine.PIXELS, shuffled[i], ScanLine.PIXELS, 2);
    }
    return new Scenes(relative, scale, shuffled);
  }

  private static void requireCount(String what, int count, int scenes) {
    if (count != scenes) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d %s must be as many as scenes, %d (scenes)", count, what, scenes));
    }
  }
}
