package org.refigure.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The frame of a graph under relabelling: all orders of the vertices that sort their keys. Ties
 * stand in any order, so there are Π (tie size)! of them.
 *
 * @param graph the graph
 * @param cells the vertices of equal key, keys ascending
 */
public record SortingFrame(SmallGraph graph, List<int[]> cells) {
  /** The frame of a graph with keys that do not depend on labels. */
  public static SortingFrame of(SmallGraph graph, VertexKeys keys) {
    int[] places = keys.places();
    List<int[]> cells = new ArrayList<>();
    for (int place = 0; place < places.length; place++) {
      int at = place;
      int[] cell = IntStream.range(0, places.length).filter(i -> places[i] == at).toArray();
      if (cell.length > 0) {
        cells.add(cell);
      }
    }
    return new SortingFrame(graph, List.copyOf(cells));
  }

  /** How many orders there are. */
  public long size() {
    long size = 1;
    for (int[] cell : cells) {
      for (int k = 2; k <= cell.length; k++) {
        size *= k;
      }
    }
    return size;
  }

  /**
   * The different graphs that the orders give, ascending. Each comes from equally many orders (as
   * many as there are automorphisms), so a mean over these is a mean over the frame, and none of
   * the orders needs to be left out.
   */
  public List<SmallGraph> images() {
    Set<Long> images = new HashSet<>();
    int[] order = cells.stream().flatMapToInt(Arrays::stream).toArray();
    int[] end = new int[order.length];
    int from = 0;
    for (int[] cell : cells) {
      Arrays.fill(end, from, from + cell.length, from + cell.length);
      from += cell.length;
    }
    collect(order, end, 0, images);
    return images.stream().sorted().map(edges -> new SmallGraph(graph.vertices(), edges)).toList();
  }

  /** The graph that one order of the frame gives, all equally likely. */
  public SmallGraph sample(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[] order = cells.stream().flatMapToInt(Arrays::stream).toArray();
    int from = 0;
    for (int[] cell : cells) {
      for (int k = cell.length - 1; k > 0; k--) {
        swap(order, from + k, from + random.nextInt(k + 1));
      }
      from += cell.length;
    }
    return graph.relabelled(order);
  }

  private void collect(int[] order, int[] end, int place, Set<Long> images) {
    if (place == order.length) {
      images.add(graph.relabelled(order).edges());
      return;
    }
    for (int other = place; other < end[place]; other++) {
      swap(order, place, other);
      collect(order, end, place + 1, images);
      swap(order, place, other);
    }
  }

  private static void swap(int[] order, int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}
