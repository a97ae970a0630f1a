package org.refigure.paper.pacinvariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.refigure.stats.Mean;

class PacInvarianceTest {
  private static final int TARGET = 4;
  private static final int[] RESTRICTED = {1, 2, 6, 7};

  @Test
  void aModelHasTwoParentsANodeAndPaddingLeavesTheCoreAlone() {
    StructuralModel model = StructuralModel.random(24, 1, 2);
    for (int i = 0; i < 24; i++) {
      assertThat(model.parents(i)).hasSize(Math.min(i, 2));
      for (int parent : model.parents(i)) {
        assertThat(Math.abs(model.weights().get(i, parent))).isBetween(0.5, 1.0);
      }
    }
    SimpleMatrix core = StructuralModel.random(8, 1, 99).covariance();
    assertThat(model.covariance().extractMatrix(0, 8, 0, 8).minus(core).elementMaxAbs())
        .isLessThan(1e-12);
    assertThatThrownBy(() -> StructuralModel.random(7, 1, 1)).hasMessageContaining("nodes = 7");
  }

  @Test
  void theCovarianceSolvesItsEquation() {
    StructuralModel model = StructuralModel.random(16, 3, 4);
    SimpleMatrix rest = SimpleMatrix.identity(16).minus(model.weights());
    SimpleMatrix noise = rest.mult(model.covariance()).mult(rest.transpose());
    assertThat(noise.minus(SimpleMatrix.identity(16)).elementMaxAbs()).isLessThan(1e-10);
    SimpleMatrix sampled = model.sampledCovariance(200_000, 5);
    double scale = model.covariance().elementMaxAbs();
    assertThat(sampled.minus(model.covariance()).elementMaxAbs()).isLessThan(0.02 * scale);
  }

  @Test
  void theRegressionIsThatOfALinearSolver() {
    SimpleMatrix covariance = StructuralModel.random(8, 5, 6).covariance();
    int[] subset = {2, 7};
    SimpleMatrix inner =
        new SimpleMatrix(
            new double[][] {
              {covariance.get(2, 2), covariance.get(2, 7)},
              {covariance.get(7, 2), covariance.get(7, 7)}
            });
    SimpleMatrix right =
        new SimpleMatrix(new double[][] {{covariance.get(2, 4)}, {covariance.get(7, 4)}});
    assertThat(Defects.regression(covariance, TARGET, subset))
        .containsExactly(inner.solve(right).getDDRM().data, within(1e-12));
  }

  @Test
  void theParentsOfTheTargetHaveNoDefectUnlessItsOwnEquationIsTouched() {
    StructuralModel model = StructuralModel.random(16, 7, 8);
    Defects elsewhere = defects(model, model.sitesWithout(TARGET), 100, 9);
    double[] parents = elsewhere.of(model.parents(TARGET));
    assertThat(Arrays.stream(parents).max().orElseThrow()).isLessThan(1e-12);
    Defects own = defects(model, new int[] {TARGET}, 20, 9);
    assertThat(Arrays.stream(own.of(model.parents(TARGET))).min().orElseThrow()).isPositive();
  }

  @Test
  void theClassHasTheSizeOfTheBriefAndTheBoundIsItsFormula() {
    assertThat(Defects.subsets(48, TARGET)).hasSize(47 + 47 * 46 / 2);
    StructuralModel model = StructuralModel.random(8, 1, 1);
    Defects some = defects(model, RESTRICTED, 4, 1);
    double bound = new InvarianceAudit(some, some, 0.05).bound(32, 0.05);
    assertThat(bound).isCloseTo((Math.log(28) + Math.log(20)) / 32, within(1e-12));
  }

  /** The brief's NumPy reference has 0.671, 0.547 and 0.288 over 8 seeds of its own, ± 0.12. */
  @Test
  void theWorstViolationFallsAsTheReferenceSays() {
    int[] ns = {1, 2, 4};
    double[] expected = {0.671, 0.547, 0.288};
    for (int k = 0; k < ns.length; k++) {
      double[] worst = new double[40];
      for (int seed = 0; seed < worst.length; seed++) {
        StructuralModel model = StructuralModel.random(8, seed, 0);
        Defects training = defects(model, RESTRICTED, 4, 1000 + seed);
        Defects test = defects(model, RESTRICTED, 150, 2000 + seed);
        worst[seed] = new InvarianceAudit(training, test, 0.05).worstViolation(ns[k]);
      }
      assertThat(Mean.of(worst).value()).isCloseTo(expected[k], within(0.12));
    }
  }

  @Test
  void anEndlessToleranceLetsEverySubsetSurviveAndNoneBeViolated() {
    StructuralModel model = StructuralModel.random(8, 2, 1);
    Defects some = defects(model, RESTRICTED, 30, 3);
    var audit = new InvarianceAudit(some, some, Double.POSITIVE_INFINITY);
    assertThat(audit.survivors(30)).hasSize(28);
    assertThat(audit.worstViolation(30)).isZero();
  }

  private static Defects defects(StructuralModel model, int[] sites, int count, long seed) {
    List<SimpleMatrix> environments =
        model.interventions(sites, count, seed).stream().map(StructuralModel::covariance).toList();
    return Defects.of(
        Defects.subsets(model.nodes(), TARGET), TARGET, model.covariance(), environments);
  }
}
