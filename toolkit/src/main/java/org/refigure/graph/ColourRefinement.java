package org.refigure.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Weisfeiler–Leman test of dimension 1: vertices start in one colour; in each round the new
 * colour is the old one with the multiset of the neighbours' old ones. Graphs with different
 * fingerprints are different; message-passing networks can tell no others apart.
 *
 * <p>One table of colours serves all graphs that are to be compared: use one object for them.
 */
public final class ColourRefinement {
  private final Map<List<Integer>, Integer> table = new HashMap<>();

  /**
   * The sorted colours after some rounds; as many rounds as vertices are enough.
   *
   * @param rounds at least 1
   */
  public List<Integer> fingerprint(SmallGraph graph, int rounds) {
    int n = graph.vertices();
    List<Integer> colours = new ArrayList<>(Collections.nCopies(n, 0));
    for (int round = 0; round < rounds; round++) {
      List<Integer> next = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        List<Integer> seen = new ArrayList<>();
        for (int j = 0; j < n; j++) {
          if (graph.joined(i, j)) {
            seen.add(colours.get(j));
          }
        }
        Collections.sort(seen);
        seen.add(colours.get(i));
        next.add(table.computeIfAbsent(seen, unseen -> table.size() + 1));
      }
      colours = next;
    }
    Collections.sort(colours);
    return colours;
  }
}
