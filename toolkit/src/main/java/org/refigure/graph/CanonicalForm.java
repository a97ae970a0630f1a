package org.refigure.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A relabelling that all isomorphic graphs share, by individualisation and refinement: colour the
 * vertices, give one vertex of the first shared colour a colour of its own, refine, and so on; of
 * all graphs reached in the end, the one with the smallest {@link SmallGraph#edges} is taken.
 * Source: McKay and Piperno, Practical graph isomorphism II (2014), without their pruning: meant
 * for graphs as small as these.
 *
 * @param graph the canonical graph
 * @param orders all relabellings found that lead to it: a coset of the automorphism group, so its
 *     number is that of the automorphisms
 */
public record CanonicalForm(SmallGraph graph, List<int[]> orders) {
  private static final int BITS = 4; // a count of neighbours of one colour, at most 11

  /** The form of a graph. */
  public static CanonicalForm of(SmallGraph graph) {
    Search search = new Search(graph);
    search.visit(new int[graph.vertices()]);
    return new CanonicalForm(
        new SmallGraph(graph.vertices(), search.smallest), List.copyOf(search.orders));
  }

  private static final class Search {
    private final SmallGraph graph;
    private final int[] neighbours;
    private long smallest = Long.MAX_VALUE;
    private final List<int[]> orders = new ArrayList<>();

    Search(SmallGraph graph) {
      this.graph = graph;
      neighbours = new int[graph.vertices()];
      Arrays.setAll(neighbours, graph::neighbours);
    }

    /** Colours are ranks: a colour is the number of vertices with smaller ones. */
    void visit(int... colours) {
      int[] refined = refined(colours);
      int n = refined.length;
      int[] members = new int[n];
      for (int colour : refined) {
        members[colour]++;
      }
      int cell = 0;
      while (cell < n && members[cell] <= 1) {
        cell++;
      }
      if (cell == n) {
        leaf(refined);
        return;
      }
      for (int vertex = 0; vertex < n; vertex++) {
        if (refined[vertex] == cell) {
          int[] split = refined.clone();
          for (int other = 0; other < n; other++) {
            split[other] += refined[other] == cell && other != vertex ? 1 : 0;
          }
          visit(split);
        }
      }
    }

    private void leaf(int... places) {
      int[] order = new int[places.length];
      for (int vertex = 0; vertex < order.length; vertex++) {
        order[places[vertex]] = vertex;
      }
      long edges = graph.relabelled(order).edges();
      if (edges < smallest) {
        smallest = edges;
        orders.clear();
      }
      if (edges == smallest) {
        orders.add(order);
      }
    }

    /** New colours from the old one and the neighbours' old ones, until none is split. */
    private int[] refined(int... colours) {
      int n = colours.length;
      int[] now = colours;
      while (true) {
        long[] signature = new long[n];
        for (int i = 0; i < n; i++) {
          long counts = 0;
          for (int open = neighbours[i]; open != 0; open &= open - 1) {
            counts += 1L << BITS * now[Integer.numberOfTrailingZeros(open)];
          }
          signature[i] = (long) now[i] << BITS * SmallGraph.MOST | counts;
        }
        int[] next = new int[n];
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            next[i] += signature[j] < signature[i] ? 1 : 0;
          }
        }
        if (Arrays.equals(next, now)) {
          return now;
        }
        now = next;
      }
    }
  }
}
