package org.refigure.paper.pacinvariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.simple.SimpleMatrix;
import org.refigure.data.GaussianStream;

/**
 * A linear structural equation model X = BX + ε with ε ~ N(0, I) and nodes 0 … d − 1 in topological
 * order.
 *
 * @param weights B, strictly lower triangular: row i holds the coefficients of the parents of i
 */
public record StructuralModel(SimpleMatrix weights) {
  private static final int CORE = 8;
  private static final int MOST_PARENTS = 2;

  /**
   * A random model: node i has min(i, 2) parents among 0 … i − 1, coefficients ±U[0.5, 1]. The
   * first eight nodes are the core; further ones pad it and change nothing in it.
   *
   * @param nodes d ≥ 8
   * @param core decides the first eight nodes
   * @param padding decides the others
   */
  public static StructuralModel random(int nodes, long core, long padding) {
    if (nodes < CORE) {
      throw new IllegalArgumentException(
          "nodes = " + nodes + " must be ≥ " + CORE + ", the core (structural model)");
    }
    var weights = new SimpleMatrix(nodes, nodes);
    UniformRandomProvider inside = RandomSource.XO_SHI_RO_256_PP.create(core);
    UniformRandomProvider outside = RandomSource.XO_SHI_RO_256_PP.create(padding);
    for (int i = 1; i < nodes; i++) {
      UniformRandomProvider random = i < CORE ? inside : outside;
      int parents = Math.min(i, MOST_PARENTS);
      for (int parent : new PermutationSampler(random, i, parents).sample()) {
        double size = 0.5 + 0.5 * random.nextDouble();
        weights.set(i, parent, random.nextBoolean() ? size : -size);
      }
    }
    return new StructuralModel(weights);
  }

  /**
   * Environments: each shifts every coefficient into one site, drawn uniformly, by its own N(0, 1).
   *
   * @param sites where interventions may happen
   * @param count how many environments
   */
  public List<StructuralModel> interventions(int[] sites, int count, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var normal = new GaussianStream(~seed);
    var environments = new ArrayList<StructuralModel>();
    for (int e = 0; e < count; e++) {
      int site = sites[random.nextInt(sites.length)];
      SimpleMatrix shifted = weights.copy();
      for (int parent : parents(site)) {
        shifted.set(site, parent, shifted.get(site, parent) + normal.next());
      }
      environments.add(new StructuralModel(shifted));
    }
    return environments;
  }

  /** The nodes with an arrow into this one. */
  public int[] parents(int node) {
    return IntStream.range(0, node).filter(j -> weights.get(node, j) != 0).toArray();
  }

  /** All nodes but 0, which has no parents, and the target. */
  public int[] sitesWithout(int target) {
    return IntStream.range(1, nodes()).filter(i -> i != target).toArray();
  }

  /** d. */
  public int nodes() {
    return weights.getNumRows();
  }

  /** The covariance of X: Σ = (I − B)⁻¹(I − B)⁻ᵀ. */
  public SimpleMatrix covariance() {
    SimpleMatrix response = response();
    return response.mult(response.transpose());
  }

  /** The second moments of so many samples of X: an estimate of {@link #covariance}. */
  public SimpleMatrix sampledCovariance(int samples, long seed) {
    var noise = new SimpleMatrix(nodes(), samples);
    var stream = new GaussianStream(seed);
    double[] entries = noise.getDDRM().data;
    Arrays.setAll(entries, i -> stream.next());
    SimpleMatrix x = response().mult(noise);
    return x.mult(x.transpose()).scale(1.0 / samples);
  }

  private SimpleMatrix response() {
    return SimpleMatrix.identity(nodes()).minus(weights).invert();
  }
}
