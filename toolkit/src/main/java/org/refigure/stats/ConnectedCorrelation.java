package org.refigure.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Connected correlations of n observables from their moments: classical cumulants, and free ones,
 * which count only non-crossing partitions.
 *
 * <p>A moment takes the indices of some observables in increasing order, the order in which they
 * stand in the product: for operators that do not commute this order matters. Each moment is asked
 * for once. Source: Nica and Speicher, Lectures on the combinatorics of free probability, 11.
 */
public final class ConnectedCorrelation {
  private final List<SetPartition> partitions;
  private final int n;
  private final ToDoubleFunction<List<Integer>> moment;
  private final Map<List<Integer>, Double> moments = new HashMap<>();
  private final Map<List<Integer>, Double> cumulants = new HashMap<>();

  private ConnectedCorrelation(
      int n, List<SetPartition> partitions, ToDoubleFunction<List<Integer>> moment) {
    this.n = n;
    this.partitions = partitions;
    this.moment = moment;
  }

  /** κ = Σ_π (−1)<sup>|π|−1</sup>(|π| − 1)!·Π_B m(B) over all partitions: Ursell's function. */
  public static double classical(int n, ToDoubleFunction<List<Integer>> moment) {
    return new ConnectedCorrelation(n, SetPartition.all(n), moment).byInversion();
  }

  /** κ(S) = m(S) − Σ_π Π_B κ(B) over the non-crossing partitions of S into two or more blocks. */
  public static double free(int n, ToDoubleFunction<List<Integer>> moment) {
    return recursive(SetPartition.nonCrossing(n), moment);
  }

  /**
   * The recursion of {@link #free} over any family of partitions of n elements; a subset of k
   * elements uses those that the family induces. Over all partitions it gives {@link #classical}.
   */
  public static double recursive(
      List<SetPartition> family, ToDoubleFunction<List<Integer>> moment) {
    int n = family.get(0).blocks().stream().mapToInt(List::size).sum();
    ConnectedCorrelation correlation = new ConnectedCorrelation(n, family, moment);
    return correlation.cumulant(IntStream.range(0, n).boxed().toList());
  }

  private double byInversion() {
    double sum = 0;
    for (SetPartition partition : partitions) {
      double product = 1;
      for (int k = 1; k < partition.blocks().size(); k++) {
        product *= -k;
      }
      for (List<Integer> block : partition.blocks()) {
        product *= momentOf(block);
      }
      sum += product;
    }
    return sum;
  }

  /**
   * The partitions of a subset are those of the family in which every element outside the subset
   * stands alone, without these singles.
   */
  private double cumulant(List<Integer> subset) {
    Double known = cumulants.get(subset);
    if (known != null) {
      return known;
    }
    double value = momentOf(subset);
    for (SetPartition partition : partitions) {
      if (alone(partition, subset) && !partition.blocks().contains(subset)) {
        double product = 1;
        for (List<Integer> block : partition.blocks()) {
          product *= subset.contains(block.get(0)) ? cumulant(block) : 1;
        }
        value -= product;
      }
    }
    cumulants.put(subset, value);
    return value;
  }

  private boolean alone(SetPartition partition, List<Integer> subset) {
    if (subset.size() == n) {
      return true;
    }
    for (List<Integer> block : partition.blocks()) {
      if (block.size() > 1 && !subset.containsAll(block)) {
        return false;
      }
    }
    return true;
  }

  private double momentOf(List<Integer> indices) {
    Double known = moments.get(indices);
    if (known == null) {
      known = moment.applyAsDouble(indices);
      moments.put(indices, known);
    }
    return known;
  }
}
