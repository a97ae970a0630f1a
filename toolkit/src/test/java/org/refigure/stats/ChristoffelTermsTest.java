package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.lattice.IsingGraph;

class ChristoffelTermsTest {
  private static final double CRITICAL = 0.5 * Math.log(1 + Math.sqrt(2));

  @Test
  void theFourTermsAreAnIdentityOfEveryFamily() {
    JointCumulants cumulants = cumulants(IsingGraph.torus(3), 0.2);
    ChristoffelTerms terms = ChristoffelTerms.of(cumulants);

    // Contractions of 18⁴ terms in double precision.
    assertThat(terms.violation()).isLessThan(1e-10);
    assertThat(terms.sum())
        .isCloseTo(FisherCurvature.of(cumulants).scalar(), within(1e-10 * Math.abs(terms.sum())));
  }

  @Test
  void bondsOfATreeAreFlatAndThoseOfACycleAreNot() {
    IsingGraph cycle = new IsingGraph(4, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 0}});

    assertThat(FisherCurvature.of(cumulants(IsingGraph.chain(8), CRITICAL)).scalar())
        .isCloseTo(0, within(1e-12));
    assertThat(ChristoffelTerms.of(cumulants(cycle, CRITICAL)).sum()).isNotCloseTo(0, within(1e-3));
  }

  private static JointCumulants cumulants(IsingGraph graph, double coupling) {
    return JointCumulants.of(graph.weights(coupling), graph.statistics());
  }
}
