package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.refigure.Scale;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/**
 * How the matrices of language models grow with the width: fitted exponents, and the exponent of σ₁
 * that the second moments of the updates predict without a look at the weights.
 *
 * <p>Every quantity is divided by the law's rms at the step where it is measured ({@link NormPath}:
 * √(η/2λ) with momentum and finite time), then fitted as a power of d inside each seed and layer.
 * An exponent is the mean over seeds and layers (and types, where several are asked for); its
 * interval is a bootstrap that draws seeds and, inside each, layers.
 */
public final class ProxyExponents {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 1);

  private final Scale scale;
  private final Selection trials;
  private final int layers;

  /** What is measured of a matrix. */
  enum Quantity {
    SIGMA("sigma1", "p (σ₁)", "σ₁ / law"),
    PREDICTED("predicted top", "p predicted", "predicted σ₁ / law"),
    GAIN("gain", "q (gain)", "gain / law"),
    FROBENIUS("frobenius", "f (‖W‖_F)", "‖W‖_F / law"),
    STABLE_RANK("stable rank", "r (stable rank)", "stable rank");

    private final String value;
    private final String exponent;
    private final String label;

    Quantity(String value, String exponent, String label) {
      this.value = value;
      this.exponent = exponent;
      this.label = label;
    }

    String exponent() {
      return exponent;
    }

    String label() {
      return label;
    }

    /** The stable rank has no unit, and the prediction is one of σ₁/rms. */
    private boolean overLaw() {
      return this != STABLE_RANK && this != PREDICTED;
    }
  }

  private ProxyExponents(Scale scale, Selection trials) {
    this.scale = scale;
    this.trials =
        new Selection(
            trials.records().stream()
                .sorted(Comparator.comparingInt(record -> record.trial().integer("width")))
                .toList());
    layers = trials.records().get(0).trial().integer("layers");
  }

  /** Models of growing width under λ ∝ √d, three seeds; every sixteenth update is looked at. */
  public static Sweep sweep(Scale scale) {
    return proxies(scale).over("width", widths(scale).toArray());
  }

  /** Negative control: matrix-like gradients with random signs, at the narrower widths. */
  public static Sweep randomSigns(Scale scale) {
    return proxies(scale)
        .fix("randomSigns", true)
        .over("width", widths(scale).stream().filter(width -> width <= 128).toArray());
  }

  /** Reads the exponents out of a study of {@link #sweep} or {@link #randomSigns}. */
  public static ProxyExponents of(Scale scale, Study study) {
    return new ProxyExponents(scale, Selection.of(study));
  }

  private static Sweep proxies(Scale scale) {
    boolean smoke = scale == Scale.SMOKE;
    return LlamaTraining.proxies()
        .fix("rule", ScalingRule.SQUARE_ROOT_DECAY.name())
        .fix("sequences", smoke ? 2 : 4)
        .fix("baseRate", Math.pow(2, -6))
        .fix("baseDecay", 0.5)
        .fix("steps", smoke ? 40 : 1000)
        .fix("decayFrom", 1.0)
        .fix("momentEvery", smoke ? 4 : 16)
        .seeds(smoke ? 1 : 3);
  }

  private static List<Integer> widths(Scale scale) {
    return scale == Scale.SMOKE ? List.of(16, 32) : List.of(32, 64, 128, 256);
  }

  Scale scale() {
    return scale;
  }

  Selection trials() {
    return trials;
  }

  double[] widths() {
    return trials.distinct("width");
  }

  int layers() {
    return layers;
  }

  /** An exponent, mean over seeds, layers and these types. */
  Estimate exponent(List<String> types, Quantity quantity) {
    return over(slopes(types, quantity));
  }

  /** The difference of two exponents, paired by seed and layer. */
  Estimate difference(List<String> types, Quantity left, Quantity right) {
    return combination(types, left, 1, right, -1, 0);
  }

  /** a·x + b·y + c of two exponents x and y, paired by seed and layer. */
  Estimate combination(List<String> types, Quantity x, double a, Quantity y, double b, double c) {
    double[][] left = slopes(types, x);
    double[][] right = slopes(types, y);
    for (int seed = 0; seed < left.length; seed++) {
      for (int layer = 0; layer < layers; layer++) {
        left[seed][layer] = a * left[seed][layer] + b * right[seed][layer] + c;
      }
    }
    return over(left);
  }

  /** Exponents between neighbouring widths, means over seeds, layers and types. */
  double[] local(List<String> types, Quantity quantity) {
    double[] sums = new double[widths().length - 1];
    int count = 0;
    for (Selection seed : trials.bySeed().values()) {
      for (String matrix : ProxyMatrices.of(layers, types)) {
        double[] local =
            PowerLaw.localExponents(seed.parameter("width"), values(seed, matrix, quantity));
        for (int i = 0; i < sums.length; i++) {
          sums[i] += local[i];
        }
        count++;
      }
    }
    int all = count;
    return Arrays.stream(sums).map(sum -> sum / all).toArray();
  }

  /** A quantity at each width: mean over layers of the matrices of a type, then over seeds. */
  List<Mean> means(String type, Quantity quantity) {
    return Arrays.stream(widths())
        .mapToObj(
            width ->
                Mean.of(
                    trials.where("width", width).bySeed().values().stream()
                        .mapToDouble(
                            seed ->
                                ProxyMatrices.of(layers, List.of(type)).stream()
                                    .mapToDouble(matrix -> values(seed, matrix, quantity)[0])
                                    .average()
                                    .orElseThrow())
                        .toArray()))
        .toList();
  }

  /** The smallest ηλt at which anything is measured. */
  double shortestClock() {
    return Arrays.stream(trials.values("clock")).min().orElseThrow();
  }

  /** The exponent of each seed of a quantity whose widths are in this order. */
  double[] exponentsOfSeeds(List<String> types, Quantity quantity, double[] widths) {
    return trials.bySeed().values().stream()
        .mapToDouble(
            seed ->
                ProxyMatrices.of(layers, types).stream()
                    .mapToDouble(
                        matrix -> PowerLaw.fit(widths, values(seed, matrix, quantity)).exponent())
                    .average()
                    .orElseThrow())
        .toArray();
  }

  /** One exponent per seed (rows) and layer (columns), mean over types. */
  private double[][] slopes(List<String> types, Quantity quantity) {
    SortedMap<Long, Selection> seeds = trials.bySeed();
    return seeds.values().stream()
        .map(
            seed ->
                IntStream.range(0, layers)
                    .mapToDouble(layer -> slope(seed, layer, types, quantity))
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double slope(Selection seed, int layer, List<String> types, Quantity quantity) {
    return types.stream()
        .mapToDouble(
            type ->
                PowerLaw.fit(
                        seed.parameter("width"),
                        values(
                            seed,
                            String.format(Locale.ROOT, "layers.%d.%s", layer, type),
                            quantity))
                    .exponent())
        .average()
        .orElseThrow();
  }

  private static double[] values(Selection seed, String matrix, Quantity quantity) {
    return seed.records().stream().mapToDouble(record -> value(record, matrix, quantity)).toArray();
  }

  private static double value(TrialRecord record, String matrix, Quantity quantity) {
    double value = record.value(matrix + " " + quantity.value);
    return quantity.overLaw() ? value / law(record, matrix) : value;
  }

  /** The law's rms of a matrix at the last step of its run. */
  private static double law(TrialRecord record, String matrix) {
    ProxySetting setting = ProxySetting.of(record.trial());
    double start = ProxyMatrices.initialRms(record.trial(), matrix);
    return new NormPath(setting, ProxySetting.BETA1, start).rms(setting.plateauEnd() - 1);
  }

  /** The mean with the interval of a bootstrap over seeds and the layers inside them. */
  private static Estimate over(double[][] values) {
    double mean = Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElseThrow();
    return values.length < 2
        ? Estimate.single(mean)
        : Estimate.of(
            mean,
            BOOTSTRAP.interval(random -> resampled(values, random)),
            values.length,
            Estimate.Kind.BOOTSTRAP);
  }

  private static double resampled(double[][] values, UniformRandomProvider random) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double[] seed = values[random.nextInt(values.length)];
      for (int j = 0; j < seed.length; j++) {
        sum += seed[random.nextInt(seed.length)];
        count++;
      }
    }
    return sum / count;
  }
}
