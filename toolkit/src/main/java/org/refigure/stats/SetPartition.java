package org.refigure.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A partition of {0, …, n − 1} into blocks.
 *
 * @param blocks the blocks, each in increasing order, ordered by their first elements
 */
public record SetPartition(List<List<Integer>> blocks) {
  /** The largest set whose partitions are listed: 115975 of them. */
  private static final int LARGEST = 10;

  /** Copies the blocks. */
  public SetPartition {
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  /**
   * All partitions of n elements: 1, 2, 5, 15, 52, 203, … of them (Bell's numbers).
   *
   * @throws IllegalArgumentException if n is not between 1 and 10
   */
  public static List<SetPartition> all(int n) {
    if (n < 1 || n > LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "n = %d must be between 1 and %d (partitions of a set)", n, LARGEST));
    }
    List<SetPartition> partitions = new ArrayList<>();
    extend(new int[n], 0, 0, partitions);
    return partitions;
  }

  /** The partitions without a crossing: 1, 2, 5, 14, 42, 132, … (Catalan's numbers). */
  public static List<SetPartition> nonCrossing(int n) {
    return all(n).stream().filter(partition -> !partition.crosses()).toList();
  }

  /** Whether there are i &lt; j &lt; k &lt; l with i, k in one block and j, l in another. */
  public boolean crosses() {
    int[] labels = labels();
    for (int i = 0; i < labels.length; i++) {
      for (int j = i + 1; j < labels.length; j++) {
        for (int k = j + 1; labels[j] != labels[i] && k < labels.length; k++) {
          for (int l = k + 1; labels[k] == labels[i] && l < labels.length; l++) {
            if (labels[l] == labels[j]) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private int[] labels() {
    int[] labels = new int[blocks.stream().mapToInt(List::size).sum()];
    for (int block = 0; block < blocks.size(); block++) {
      for (int element : blocks.get(block)) {
        labels[element] = block;
      }
    }
    return labels;
  }

  /** Puts element {@code at} into each block there is and into a new one. */
  private static void extend(int[] labels, int at, int blocks, List<SetPartition> found) {
    if (at == labels.length) {
      found.add(of(labels, blocks));
      return;
    }
    for (int label = 0; label <= blocks; label++) {
      labels[at] = label;
      extend(labels, at + 1, Math.max(blocks, label + 1), found);
    }
  }

  private static SetPartition of(int[] labels, int count) {
    List<List<Integer>> blocks = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      blocks.add(new ArrayList<>());
    }
    for (int element = 0; element < labels.length; element++) {
      blocks.get(labels[element]).add(element);
    }
    return new SetPartition(blocks);
  }

  /** The blocks with elements counted from 1, as papers write them: {@code {1,3}{2,4}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<Integer> block : blocks) {
      text.append(
          Arrays.toString(block.stream().mapToInt(element -> element + 1).toArray())
              .replace("[", "{")
              .replace("]", "}")
              .replace(" ", ""));
    }
    return text.toString();
  }
}
