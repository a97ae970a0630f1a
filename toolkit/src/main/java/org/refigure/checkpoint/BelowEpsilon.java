package org.refigure.checkpoint;

/**
 * How many entries of a matrix have second moments that Adam's ε outweighs, √v̂ &lt; ε: there an
 * update is nearer to m/ε than to m/√v̂, and shrinks with the gradient (Everett et al., arXiv
 * 2407.05872).
 *
 * @param matrix name of the weights
 * @param entries all of them
 * @param below those with √v̂ &lt; ε
 * @param epsilon ε
 * @param isSaved whether the file says ε; if not it is PyTorch's 1e-8
 */
public record BelowEpsilon(
    String matrix, long entries, long below, double epsilon, boolean isSaved) {

  /** Share of the entries, 0 … 1. */
  public double share() {
    return (double) below / entries;
  }
}
