package org.refigure.graph;

import java.util.List;
import java.util.TreeSet;

/** Lists of all connected graphs. */
public final class ConnectedGraphs {
  private static final int MOST = 9; // 261,080 graphs; 10 would be 11,716,571

  private ConnectedGraphs() {}

  /**
   * All connected graphs on so many vertices, one of each kind, in canonical form and in ascending
   * order. Each has a vertex whose removal leaves it connected, so all arise from the smaller ones
   * by a vertex with some neighbours. Their numbers, 1, 1, 2, 6, 21, 112, 853, 11117, 261080, are
   * OEIS A001349.
   *
   * @param vertices 1 … 9
   * @throws IllegalArgumentException if there would be too many
   */
  public static List<SmallGraph> on(int vertices) {
    if (vertices < 1 || vertices > MOST) {
      throw new IllegalArgumentException(
          "vertices = " + vertices + " must be in 1.." + MOST + " (list of connected graphs)");
    }
    List<SmallGraph> graphs = List.of(new SmallGraph(1, 0));
    for (int n = 1; n < vertices; n++) {
      TreeSet<Long> forms = new TreeSet<>();
      for (SmallGraph smaller : graphs) {
        for (int neighbours = 1; neighbours < 1 << n; neighbours++) {
          forms.add(CanonicalForm.of(smaller.withVertex(neighbours)).graph().edges());
        }
      }
      int size = n + 1;
      graphs = forms.stream().map(edges -> new SmallGraph(size, edges)).toList();
    }
    return graphs;
  }
}
