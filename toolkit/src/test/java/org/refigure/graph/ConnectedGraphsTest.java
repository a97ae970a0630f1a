package org.refigure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class ConnectedGraphsTest {
  private static final List<SmallGraph> EIGHT = ConnectedGraphs.on(8);

  private static long pairs(Function<SmallGraph, ?> key) {
    Map<Object, Long> groups =
        EIGHT.stream().collect(Collectors.groupingBy(key, HashMap::new, Collectors.counting()));
    return groups.values().stream().mapToLong(m -> m * (m - 1) / 2).sum();
  }

  @Test
  void theNumbersAreThoseOfOeis() {
    assertThat(Stream.of(1, 2, 3, 4, 5, 6, 7).map(n -> ConnectedGraphs.on(n).size()))
        .containsExactly(1, 1, 2, 6, 21, 112, 853);
    assertThat(EIGHT).hasSize(11117).allMatch(SmallGraph::connected);
  }

  /** An independent program (networkx isomorphisms, hashes, whole numbers) gave these. */
  @Test
  void pairsThatCannotBeToldApart() {
    ColourRefinement refinement = new ColourRefinement();
    assertThat(pairs(g -> refinement.fingerprint(g, 8))).isEqualTo(312);
    assertThat(pairs(g -> CharacteristicPolynomial.of(g.adjacency()))).isEqualTo(733);
    assertThat(pairs(g -> CharacteristicPolynomial.of(g.laplacian()))).isEqualTo(1022);
    assertThat(pairs(g -> rounded(g.adjacency()))).isEqualTo(733);
    assertThat(pairs(g -> rounded(g.laplacian()))).isEqualTo(1022);
  }

  private static List<Long> rounded(double[][] matrix) {
    return Arrays.stream(
            new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues())
        .mapToObj(value -> Math.round(value * 1e6))
        .toList();
  }

  @Test
  void aRelabellingChangesNoKeyAndNoForm() {
    for (int k = 0; k < EIGHT.size(); k += 97) {
      SmallGraph graph = EIGHT.get(k);
      int[] order = Samples.order(8, k);
      SmallGraph other = graph.relabelled(order);
      assertThat(CanonicalForm.of(other).graph()).isEqualTo(graph);
      assertThat(SortingFrame.of(other, VertexKeys.exact(other)).images())
          .isEqualTo(SortingFrame.of(graph, VertexKeys.exact(graph)).images());
    }
  }

  @Test
  void wholeNumbersAndEigenspacesGiveTheSameTies() {
    for (SmallGraph graph : EIGHT) {
      long exact = SortingFrame.of(graph, VertexKeys.exact(graph)).size();
      assertThat(SortingFrame.of(graph, VertexKeys.spectral(graph, 6)).size()).isEqualTo(exact);
    }
  }

  @Test
  void symmetricGraphsHaveTheirAutomorphisms() {
    assertThat(CanonicalForm.of(SmallGraph.cycle(8)).orders()).hasSize(16);
    assertThat(CanonicalForm.of(SmallGraph.cube()).orders()).hasSize(48);
    assertThat(CanonicalForm.of(SmallGraph.of(4, 0, 1, 1, 2, 2, 3)).orders()).hasSize(2);
    SortingFrame ties = SortingFrame.of(SmallGraph.cycle(8), VertexKeys.exact(SmallGraph.cycle(8)));
    assertThat(ties.size()).isEqualTo(40320);
    assertThat(ties.images()).hasSize(40320 / 16).contains(ties.sample(3));
  }

  @Test
  void aLineOfGraph6IsReadAndWritten() {
    assertThat(SmallGraph.parse("DQc")).isEqualTo(SmallGraph.of(5, 0, 2, 0, 4, 1, 3, 3, 4));
    assertThat(SmallGraph.parse("DQc").graph6()).isEqualTo("DQc");
    assertThat(EIGHT).allMatch(graph -> SmallGraph.parse(graph.graph6()).equals(graph));
  }

  @Test
  void aCharacteristicPolynomialOfAClosedForm() {
    // a path of three: x³ − 2x
    assertThat(CharacteristicPolynomial.of(SmallGraph.of(3, 0, 1, 1, 2).adjacency()))
        .containsExactly(0L, -2L, 0L);
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmallGraph(12, 0))
        .withMessageContaining("vertices = 12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmallGraph(2, 2))
        .withMessageContaining("edges = 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallGraph.of(3, 1, 1))
        .withMessageContaining("1–1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallGraph.parse("D"))
        .withMessageContaining("'D'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConnectedGraphs.on(10))
        .withMessageContaining("vertices = 10");
  }
}
