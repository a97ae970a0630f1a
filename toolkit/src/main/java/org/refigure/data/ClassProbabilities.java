package org.refigure.data;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.refigure.stats.BinaryForecasts;

/**
 * What a classifier said and what was true: class probabilities and labels.
 *
 * @param probabilities one row per example, one probability per class
 * @param labels the true class of each example, from 0
 */
public record ClassProbabilities(double[][] probabilities, int[] labels) {
  private static final String ORIGIN =
      "p-lambda/verified_calibration on GitHub, data/cifar_probs.dat (MIT)";

  /** The authors' file: a Python pickle of two arrays. */
  public static final Dataset CIFAR10 =
      Dataset.download(
          "cifar_probs.dat",
          "fe3cdd9e8d77336aa60916949ec126ef0c17a828d95c1999a88a59bc56a550bf",
          ORIGIN,
          URI.create(
              "https://raw.githubusercontent.com/p-lambda/verified_calibration/ee81c346895e3377653bd347c429a95bd631058d/data/cifar_probs.dat"));

  /** The same numbers as text: header {@code label,p0,…,p9}. */
  static final Dataset CIFAR10_TEXT =
      Dataset.local(
          "cifar10_vgg_probs.csv.gz",
          "94ec6393ed5aa1b34a8e9efcf66568a3105884094c0e15b908b662670182a774",
          ORIGIN);

  /**
   * Checks sizes and labels.
   *
   * @throws IllegalArgumentException if there are not as many labels as rows, or a label is no
   *     class of its row
   */
  public ClassProbabilities {
    if (labels.length != probabilities.length || labels.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows and %d labels: they must be as many, and at least one (class probabilities)",
              probabilities.length,
              labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= probabilities[i].length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "labels[%d] = %d must be one of %d classes (class probabilities)",
                i,
                labels[i],
                probabilities[i].length));
      }
    }
  }

  /**
   * The probabilities that a VGG16 gave 10,000 test images of CIFAR-10, as published by Kumar,
   * Liang and Ma with "Verified Uncertainty Calibration" (MIT licence): from a folder or the cache,
   * as the authors' file or as text, else downloaded from the authors' repository.
   *
   * @throws DatasetException if it is nowhere and cannot be downloaded, or has another content
   */
  public static ClassProbabilities cifar10() {
    return cifar10(DatasetCache.current());
  }

  /** The same from a cache of one's own. */
  public static ClassProbabilities cifar10(DatasetCache cache) {
    Optional<byte[]> pickle = cache.local(CIFAR10);
    Optional<byte[]> text = pickle.isPresent() ? Optional.empty() : cache.local(CIFAR10_TEXT);
    if (text.isPresent()) {
      return ofText(NumberTable.gunzip(text.get(), 1, CIFAR10_TEXT.file()));
    }
    try {
      return ofPickle(NumpyPickle.arrays(pickle.orElseGet(() -> cache.content(CIFAR10))));
    } catch (IOException e) {
      throw new DatasetException(
          String.format(Locale.ROOT, "%s: %s", CIFAR10.file(), e.getMessage()), e);
    }
  }

  /** How many examples. */
  public int size() {
    return labels.length;
  }

  /** How many classes. */
  public int classes() {
    return probabilities[0].length;
  }

  /** The forecast "it is class k" beside whether it was. */
  public BinaryForecasts oneAgainstRest(int k) {
    double[] forecasts = new double[size()];
    boolean[] outcomes = new boolean[size()];
    for (int i = 0; i < size(); i++) {
      forecasts[i] = probabilities[i][k];
      outcomes[i] = labels[i] == k;
    }
    return new BinaryForecasts(forecasts, outcomes);
  }

  /** The largest probability of each example beside whether that class was right. */
  public BinaryForecasts topLabel() {
    double[] forecasts = new double[size()];
    boolean[] outcomes = new boolean[size()];
    for (int i = 0; i < size(); i++) {
      int top = 0;
      for (int k = 1; k < classes(); k++) {
        top = probabilities[i][k] > probabilities[i][top] ? k : top;
      }
      forecasts[i] = probabilities[i][top];
      outcomes[i] = labels[i] == top;
    }
    return new BinaryForecasts(forecasts, outcomes);
  }

  private static ClassProbabilities ofPickle(List<double[]> arrays) throws IOException {
    if (arrays.size() != 2 || arrays.get(0).length % arrays.get(1).length != 0) {
      throw new IOException("must be an array of probabilities and one of labels");
    }
    int rows = arrays.get(1).length;
    int classes = arrays.get(0).length / rows;
    double[][] probabilities = new double[rows][classes];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(arrays.get(0), i * classes, probabilities[i], 0, classes);
      labels[i] = (int) arrays.get(1)[i];
    }
    return new ClassProbabilities(probabilities, labels);
  }

  /** Nine digits name a 32-bit float: it is rounded back to that and widened. */
  private static ClassProbabilities ofText(double[][] rows) {
    double[][] probabilities = new double[rows.length][];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = (int) rows[i][0];
      probabilities[i] = new double[rows[i].length - 1];
      for (int k = 0; k < probabilities[i].length; k++) {
        probabilities[i][k] = (float) rows[i][k + 1];
      }
    }
    return new ClassProbabilities(probabilities, labels);
  }
}
