package org.refigure.graph;

import java.util.Locale;

/**
 * A simple undirected graph on at most 11 vertices, held in one number.
 *
 * @param vertices 1 … 11
 * @param edges bit j(j − 1)/2 + i is set where vertices i &lt; j are joined: the order of graph6
 */
public record SmallGraph(int vertices, long edges) {
  /** The most vertices whose pairs fit into a {@code long}. */
  public static final int MOST = 11;

  private static final int GRAPH6 = 63;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are too many vertices, or edges between others
   */
  public SmallGraph {
    if (vertices < 1 || vertices > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "vertices = %d must be in 1..%d (small graph)", vertices, MOST));
    }
    if (edges >>> pairs(vertices) != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "edges = %d must use the lowest %d bits only, the pairs of %d vertices",
              edges,
              pairs(vertices),
              vertices));
    }
  }

  /** The graph of pairs of vertices: {@code of(3, 0, 1, 1, 2)} is a path. */
  public static SmallGraph of(int vertices, int... pairs) {
    long edges = 0;
    for (int p = 0; p < pairs.length; p += 2) {
      int low = Math.min(pairs[p], pairs[p + 1]);
      int high = Math.max(pairs[p], pairs[p + 1]);
      if (low < 0 || low == high || high >= vertices) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%d–%d is no edge on vertices 0..%d", low, high, vertices - 1));
      }
      edges |= bit(low, high);
    }
    return new SmallGraph(vertices, edges);
  }

  /** A cycle of three vertices or more. */
  public static SmallGraph cycle(int vertices) {
    int[] pairs = new int[2 * vertices];
    for (int i = 0; i < vertices; i++) {
      pairs[2 * i] = i;
      pairs[2 * i + 1] = (i + 1) % vertices;
    }
    return of(vertices, pairs);
  }

  /** The eight corners of a cube and its twelve edges. */
  public static SmallGraph cube() {
    return of(8, 0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7);
  }

  /**
   * The graph of a line of graph6, the format of nauty.
   *
   * @throws IllegalArgumentException if the line has the wrong length or a sign outside of ?…~
   */
  public static SmallGraph parse(String graph6) {
    int vertices = graph6.isEmpty() ? 0 : graph6.charAt(0) - GRAPH6;
    if (vertices < 1 || vertices > MOST || graph6.length() != 1 + (pairs(vertices) + 5) / 6) {
      throw new IllegalArgumentException(
          "'" + graph6 + "' is no line of graph6 of a graph on 1.." + MOST + " vertices");
    }
    long edges = 0;
    for (int p = 0; p < pairs(vertices); p++) {
      int six = graph6.charAt(1 + p / 6) - GRAPH6;
      if (six < 0 || six >= 64) {
        throw new IllegalArgumentException("'" + graph6 + "' has a sign outside of ?…~ (graph6)");
      }
      edges |= (long) (six >> 5 - p % 6 & 1) << p;
    }
    return new SmallGraph(vertices, edges);
  }

  /** The line of graph6. */
  public String graph6() {
    StringBuilder line = new StringBuilder().append((char) (vertices + GRAPH6));
    for (int from = 0; from < pairs(vertices); from += 6) {
      int six = 0;
      for (int p = from; p < from + 6; p++) {
        six = six << 1 | (int) (edges >>> p & 1);
      }
      line.append((char) (six + GRAPH6));
    }
    return line.toString();
  }

  /** Whether two vertices are joined. */
  public boolean joined(int i, int j) {
    return i != j && (edges & bit(Math.min(i, j), Math.max(i, j))) != 0;
  }

  /** The neighbours of a vertex, bit j for vertex j. */
  public int neighbours(int i) {
    int mask = 0;
    for (int j = 0; j < vertices; j++) {
      mask |= joined(i, j) ? 1 << j : 0;
    }
    return mask;
  }

  /** Whether a path leads from each vertex to each other. */
  public boolean connected() {
    int reached = 1;
    for (int open = 1; open != 0; ) {
      int next = neighbours(Integer.numberOfTrailingZeros(open)) & ~reached;
      open = open & open - 1 | next;
      reached |= next;
    }
    return reached == (1 << vertices) - 1;
  }

  /** The graph with one vertex more, joined to those of a mask. */
  public SmallGraph withVertex(int neighbours) {
    return new SmallGraph(vertices + 1, edges | (long) neighbours << pairs(vertices));
  }

  /** The relabelled graph whose vertex i is vertex {@code order[i]} of this one. */
  public SmallGraph relabelled(int... order) {
    long moved = 0;
    for (int j = 1; j < vertices; j++) {
      for (int i = 0; i < j; i++) {
        moved |= joined(order[i], order[j]) ? bit(i, j) : 0;
      }
    }
    return new SmallGraph(vertices, moved);
  }

  /** A_ij = 1 where i and j are joined, else 0. */
  public double[][] adjacency() {
    double[][] a = new double[vertices][vertices];
    for (int i = 0; i < vertices; i++) {
      for (int j = 0; j < vertices; j++) {
        a[i][j] = joined(i, j) ? 1 : 0;
      }
    }
    return a;
  }

  /** L = diag(degrees) − A. */
  public double[][] laplacian() {
    double[][] l = adjacency();
    for (int i = 0; i < vertices; i++) {
      for (int j = 0; j < vertices; j++) {
        l[i][j] = -l[i][j];
      }
      l[i][i] = Integer.bitCount(neighbours(i));
    }
    return l;
  }

  private static int pairs(int vertices) {
    return vertices * (vertices - 1) / 2;
  }

  private static long bit(int low, int high) {
    return 1L << pairs(high) + low;
  }
}
