package org.refigure.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class SpdMetricTest {
  private static final SimpleMatrix A = new SimpleMatrix(new double[][] {{2, 0.5}, {0.5, 1}});
  private static final SimpleMatrix B = new SimpleMatrix(new double[][] {{1, -0.3}, {-0.3, 3}});
  private static final BuresWasserstein BW = new BuresWasserstein();
  private static final List<SpdMetric> ALL =
      List.of(
          BW,
          new AffineInvariant(),
          new LogEuclidean(),
          Deformed.generalised(SimpleMatrix.diag(2, 1, 0.5, 3)),
          Deformed.power(0.5, 4));

  private static SimpleMatrix random(long seed) {
    SimpleMatrix g = new SimpleMatrix(Samples.normal(4, 6, seed));
    return g.mult(g.transpose()).scale(1 / 6.0);
  }

  private static double apart(SimpleMatrix a, SimpleMatrix b) {
    return a.minus(b).elementMaxAbs();
  }

  /** Forty digits of mpmath gave these. */
  @Test
  void distancesAndMeansOfTwoMatrices() {
    assertThat(BW.squaredDistance(A, B)).isCloseTo(0.92931185496777, within(1e-13));
    assertThat(Deformed.generalised(SimpleMatrix.diag(4, 1)).squaredDistance(A, B))
        .isCloseTo(0.66180802327499508, within(1e-13));
    assertThat(
            apart(
                BW.mean(List.of(A, B)), mean(1.42647303257373, 0.14059928411082, 1.84119900368432)))
        .isLessThan(1e-12);
    SimpleMatrix affine = new AffineInvariant().mean(List.of(A, B));
    assertThat(apart(affine, mean(1.37752429839504, 0.13269326624076, 1.65097945991568)))
        .isLessThan(1e-12);
    SimpleMatrix root = Symmetric.root(A);
    SimpleMatrix closed =
        root.mult(Symmetric.root(root.invert().mult(B).mult(root.invert()))).mult(root);
    assertThat(apart(affine, closed)).isLessThan(1e-12);
  }

  private static SimpleMatrix mean(double a, double b, double c) {
    return new SimpleMatrix(new double[][] {{a, b}, {b, c}});
  }

  @Test
  void whatIsCentredComesBack() {
    for (SpdMetric metric : ALL) {
      SimpleMatrix m = random(1);
      SimpleMatrix x = random(2);
      assertThat(apart(metric.from(metric.centred(x, m), m), x)).as("%s", metric).isLessThan(1e-11);
    }
  }

  /** With d² from the distance alone, its gradient at the mean must vanish. */
  @Test
  void aMeanIsAMinimumOfTheVariance() {
    List<SimpleMatrix> batch = List.of(random(1), random(2), random(3), random(4), random(5));
    for (SpdMetric metric : ALL) {
      SimpleMatrix mean = metric.mean(batch);
      for (int k = 0; k < 5; k++) {
        SimpleMatrix direction = random(10 + k).scale(1e-5);
        double slope =
            (metric.variance(batch, mean.plus(direction))
                    - metric.variance(batch, mean.minus(direction)))
                / 2e-5;
        assertThat(slope).as("%s", metric).isCloseTo(0, within(1e-6));
      }
    }
  }

  @Test
  void aCommutingMeanHasAClosedForm() {
    SimpleMatrix basis = SimpleMatrix.wrap(Samples.orthogonal(4, 3));
    SimpleMatrix a = basis.mult(SimpleMatrix.diag(1, 4, 9, 0.25)).mult(basis.transpose());
    SimpleMatrix b = basis.mult(SimpleMatrix.diag(9, 1, 0.01, 4)).mult(basis.transpose());
    SimpleMatrix roots = Symmetric.root(a).plus(Symmetric.root(b)).scale(0.5);
    assertThat(apart(BW.mean(List.of(a, b)), roots.mult(roots))).isLessThan(1e-12);
  }

  @Test
  void logarithmAndExponentialAreInverseAndMeasureTheDistance() {
    SimpleMatrix p = random(6);
    SimpleMatrix x = random(7);
    SimpleMatrix s = BW.log(p, x);
    assertThat(apart(BW.exp(p, s), x)).isLessThan(1e-12);
    // ‖S‖² at P is ½ tr(S L), here with the tensor as a matrix
    SimpleMatrix flat = new SimpleMatrix(16, 1, true, s.getDDRM().data);
    double squared = flat.transpose().mult(BuresWasserstein.tensor(p)).mult(flat).get(0);
    assertThat(squared).isCloseTo(BW.squaredDistance(p, x), within(1e-12));
    SimpleMatrix atIdentity = BW.log(SimpleMatrix.identity(4), x);
    assertThat(
            apart(atIdentity, Symmetric.root(x).scale(2).minus(SimpleMatrix.identity(4).scale(2))))
        .isLessThan(1e-13);
  }

  /** A pole ladder, made of geodesics alone, carries a small vector along the same way. */
  @Test
  void transportIsThatOfALadder() {
    SimpleMatrix p = random(8);
    SimpleMatrix identity = SimpleMatrix.identity(4);
    SimpleMatrix start = Symmetric.part(random(9).minus(random(10)));
    SimpleMatrix along = BW.log(p, identity);
    double small = 1e-4;
    int rungs = 64;
    SimpleMatrix carried = start.scale(small);
    for (int k = 0; k < rungs; k++) {
      SimpleMatrix from = BW.exp(p, along.scale((double) k / rungs));
      SimpleMatrix to = BW.exp(p, along.scale((k + 1.0) / rungs));
      SimpleMatrix middle = BW.exp(p, along.scale((k + 0.5) / rungs));
      SimpleMatrix mirrored = BW.exp(middle, BW.log(middle, BW.exp(from, carried)).scale(-1));
      carried = BW.log(to, mirrored).scale(-1);
    }
    SimpleMatrix formula = BW.toIdentity(p, start);
    assertThat(apart(carried.scale(1 / small), formula)).isLessThan(1e-3 * formula.normF());
  }

  @Test
  void conditionNumbersOfTheMetric() {
    SimpleMatrix x = SimpleMatrix.diag(1, 0.1, 0.01);
    assertThat(condition(AffineInvariant.tensor(x))).isCloseTo(1e4, within(1e-6));
    assertThat(condition(BuresWasserstein.tensor(x))).isCloseTo(100, within(1e-9));
  }

  private static double condition(SimpleMatrix metric) {
    double[] values = Symmetric.of(metric).values();
    return Arrays.stream(values).max().getAsDouble() / Arrays.stream(values).min().getAsDouble();
  }

  @Test
  void trivialDeformationsChangeNothing() {
    SpdMetric one = Deformed.generalised(SimpleMatrix.identity(4));
    SpdMetric power = Deformed.power(1, 4);
    double distance = BW.squaredDistance(random(1), random(2));
    assertThat(one.squaredDistance(random(1), random(2))).isCloseTo(distance, within(1e-13));
    assertThat(power.squaredDistance(random(1), random(2))).isCloseTo(distance, within(1e-13));
  }

  @Test
  void aDerivativeIsThatOfFiniteDifferences() {
    SimpleMatrix x = random(11);
    SimpleMatrix s = Symmetric.part(random(12).minus(random(13)));
    SimpleMatrix up = Symmetric.of(x.plus(s.scale(1e-5))).map(Math::log);
    SimpleMatrix down = Symmetric.of(x.minus(s.scale(1e-5))).map(Math::log);
    SimpleMatrix slope = Symmetric.of(x).derivative(Math::log, v -> 1 / v, s);
    assertThat(apart(up.minus(down).scale(1 / 2e-5), slope)).isLessThan(1e-6 * slope.normF());
    // all eigenvalues equal: f′(2) S
    SimpleMatrix twice = SimpleMatrix.identity(4).scale(2);
    assertThat(apart(Symmetric.of(twice).derivative(Math::log, v -> 1 / v, s), s.scale(0.5)))
        .isLessThan(1e-15);
    SimpleMatrix l = Symmetric.of(x).lyapunov(s);
    assertThat(apart(x.mult(l).plus(l.mult(x)), s)).isLessThan(1e-13);
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Symmetric.of(new SimpleMatrix(2, 3)))
        .withMessageContaining("2 × 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deformed.power(0, 2))
        .withMessageContaining("theta = 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BW.mean(List.of()))
        .withMessageContaining("0 matrices");
  }
}
