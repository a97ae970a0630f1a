package org.refigure.paper.gauntproducts;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.harmonic.Convolution2D;
import org.refigure.harmonic.SphericalHarmonics;
import org.refigure.stats.Estimate;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The study of {@link ProductAgreement} read, and the verdicts of notebook 10. */
public final class GauntResults {
  private final Selection trials;

  private GauntResults(Selection trials) {
    this.trials = trials;
  }

  /** Degrees 1 to 16, or to 6 at smoke scale; the largest first. */
  public static Sweep sweep(Scale scale) {
    int most = scale.judged() ? 16 : 6;
    return Sweep.of(ProductAgreement.class)
        .over("degree", IntStream.range(0, most).mapToObj(i -> (Object) (most - i)).toArray());
  }

  /** Reads a study of {@link #sweep}. */
  public static GauntResults of(Study study) {
    return new GauntResults(Selection.of(study));
  }

  /** The degrees, ascending. */
  double[] degrees() {
    return trials.distinct("degree");
  }

  /** A recorded value at every degree. */
  double[] values(String name) {
    return Arrays.stream(degrees())
        .map(degree -> trials.where("degree", degree).only().value(name))
        .toArray();
  }

  /** Multiplications of one product at every third degree. */
  public static Table counts() {
    IntColumn degrees = IntColumn.create("L");
    DoubleColumn dense = DoubleColumn.create("dense");
    DoubleColumn sparse = DoubleColumn.create("sparse");
    DoubleColumn fourier = DoubleColumn.create("Fourier");
    for (int degree = 1; degree <= 10; degree += 3) {
      degrees.append(degree);
      dense.append(DenseProduct.multiplications(degree));
      sparse.append(new SparseProduct(GauntTensor.ofDegree(degree)).multiplications());
      fourier.append(new FourierProduct(degree).multiplications());
    }
    return Table.create("Multiplications of one product", degrees, dense, sparse, fourier);
  }

  /** Every claim of the brief, judged. */
  public Scorecard scorecard(Scale scale, ProductTiming timing) {
    Scorecard card = tensor(Scorecard.of(Claims.PAPER, scale));
    card = counts(card);
    card =
        card.with(most(Claims.FOURIER, values("denseFourier")))
            .with(most(Claims.TRUNCATED, values("truncated")))
            .with(most(Claims.BAND, values("band")))
            .with(most(Claims.EQUIVARIANCE, perDegree(values("equivariance"))))
            .with(single(Claims.INTEGER, wrongIntegers()))
            .with(single(Claims.DENSE_SLOPE, Counts.denseSlope(16)))
            .with(single(Claims.FOURIER_SLOPE, Counts.fourierSlope()));
    card = times(card, timing);
    return controls(card)
        .always(
            Claims.NETWORKS
                .undecided("")
                .notJudged("needs OC20 and 3BPA, which are not shipped, and a GPU"));
  }

  private static Scorecard tensor(Scorecard card) {
    GauntTensor all = GauntTensor.byQuadrature(6, 6, -1);
    double distance =
        new DenseProduct(all).distance(new DenseProduct(GauntTensor.byClebschGordan(6, 6)));
    double odd =
        all.entries().stream()
            .filter(GauntTensor.Entry::odd)
            .mapToDouble(entry -> Math.abs(entry.value()))
            .max()
            .orElseThrow();
    int vector = SphericalHarmonics.index(1, 0);
    int quadrupole = SphericalHarmonics.index(2, 0);
    return card.with(single(Claims.G_VECTOR, all.at(vector, vector, quadrupole)))
        .with(single(Claims.G_CONSTANT, all.at(0, 0, 0)))
        .with(single(Claims.G_QUADRUPOLE, all.at(quadrupole, quadrupole, quadrupole)))
        .with(single(Claims.WIGNER_ECKART, distance))
        .with(single(Claims.ODD, odd));
  }

  private static Scorecard counts(Scorecard before) {
    Scorecard card = before;
    int[] published = {10, 83, 353};
    for (int degree = 1; degree <= 3; degree++) {
      card =
          card.with(
              single(
                  Claims.nonZero(degree, degree, published[degree - 1]),
                  Counts.nonZero(degree, degree)));
    }
    for (int[] degrees : new int[][] {{4, 4}, {5, 5}, {6, 6}, {3, 6}}) {
      int count = Counts.nonZero(degrees[0], degrees[1]);
      int other = Counts.nonZeroByClebschGordan(degrees[0], degrees[1]);
      card =
          card.with(
              single(Claims.sameCount(degrees[0], degrees[1]), count - other)
                  .because(count + " entries"));
    }
    return card;
  }

  private static Scorecard times(Scorecard card, ProductTiming timing) {
    int[] degrees = timing.degrees();
    if (degrees[degrees.length - 1] < 10) {
      String later = "these degrees are timed from laptop scale on";
      return card.with(Claims.SPEED_UP.undecided(later)).with(Claims.SLOPE_GAP.undecided(later));
    }
    return card.with(Claims.SPEED_UP.judge(timing.speedUp(10)))
        .with(Claims.SLOPE_GAP.judge(timing.slopeGap()))
        .with(single(Claims.SPARSE_CROSSOVER, timing.crossover(true)));
  }

  private Scorecard controls(Scorecard card) {
    double[] x = {0.3, -1.2, 0.7};
    double[] y = {1.1, 0.4, -0.8};
    return card.with(single(Claims.CROSS_GAUNT, gauntCross(x, y)))
        .with(single(Claims.CROSS_CLEBSCH, crossDistance(x, y)))
        .with(single(Claims.ALIASED, Arrays.stream(values("aliased")).min().orElseThrow()))
        .with(
            single(Claims.NO_SHIFT, Arrays.stream(values("bandWithoutShift")).min().orElseThrow()))
        .with(most(Claims.CONSTANT, values("constant")));
  }

  /** The degree-1 part of the product of two functions of degree 1: the Gaunt 1 ⊗ 1 → 1. */
  private static double gauntCross(double[] x, double[] y) {
    double[] left = {0, x[0], x[1], x[2]};
    double[] right = {0, y[0], y[1], y[2]};
    double[] product = new FourierProduct(1).multiply(left, right);
    return Math.max(Math.abs(product[1]), Math.max(Math.abs(product[2]), Math.abs(product[3])));
  }

  /** How far 1 ⊗ 1 → 1 by Clebsch–Gordan is from −(x × y)/√2. */
  private static double crossDistance(double[] x, double[] y) {
    double[] coupling = RealCoupling.vectorCoupling(x, y);
    double largest = 0;
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      double cross = x[j] * y[k] - x[k] * y[j];
      largest = Math.max(largest, Math.abs(coupling[i] + cross / Math.sqrt(2)));
    }
    return largest;
  }

  /** Entries of a 7×5 by 4×6 convolution that round to another integer than the direct sum. */
  private static int wrongIntegers() {
    double[][] a = new double[7][5];
    double[][] b = new double[4][6];
    fill(a, 3);
    fill(b, 5);
    double[][] full = Convolution2D.full(a, b);
    int wrong = 0;
    for (int i = 0; i < full.length; i++) {
      for (int j = 0; j < full[i].length; j++) {
        long sum = 0;
        for (int k = Math.max(0, i - 3); k <= Math.min(6, i); k++) {
          for (int l = Math.max(0, j - 5); l <= Math.min(4, j); l++) {
            sum += Math.round(a[k][l] * b[i - k][j - l]);
          }
        }
        wrong += Math.round(full[i][j]) == sum ? 0 : 1;
      }
    }
    return wrong;
  }

  private static void fill(double[][] array, int factor) {
    for (int i = 0; i < array.length; i++) {
      for (int j = 0; j < array[i].length; j++) {
        array[i][j] = (factor * i * i + 7 * j + i * j) % 19 - 9;
      }
    }
  }

  private double[] perDegree(double[] values) {
    double[] degrees = degrees();
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] / degrees[i]).toArray();
  }

  private static Finding most(Claim claim, double[] values) {
    return single(claim, Arrays.stream(values).max().orElseThrow());
  }

  private static Finding single(Claim claim, double value) {
    return claim.judge(Estimate.single(value));
  }
}
