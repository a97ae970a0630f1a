package org.refigure.paper.fishercurvature;

import org.refigure.stats.FisherCurvature;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * The scalar curvature R of the Ising model on an L×L torus, one coordinate per bond, exactly.
 *
 * <p>Parameters: {@code size} = L, {@code ratio} = J/J_c. Values: {@code curvature} = R, {@code
 * tensorNorm} = T_abc T^abc, {@code traceNorm} = T_a T^a, {@code mean} = ⟨x_b⟩, and {@code
 * anisotropy}, a difference that symmetry makes 0. There is no randomness: the seed does not
 * matter.
 */
public final class TorusCurvature implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    double coupling = trial.number("ratio") * CriticalPoint.COUPLING;
    BondMoments moments = BondMoments.of(trial.integer("size"), coupling);
    FisherCurvature curvature = FisherCurvature.ofEquivalent(moments.cumulants());
    recorder.value("curvature", curvature.scalar());
    recorder.value("tensorNorm", curvature.tensorNorm());
    recorder.value("traceNorm", curvature.traceNorm());
    recorder.value("mean", moments.first());
    recorder.value("anisotropy", moments.anisotropy());
  }

  /** L²·8^L/16 multiplications for the moments, and 8L⁶ third cumulants. */
  @Override
  public double cost(Trial trial) {
    double size = trial.integer("size");
    return size * size * Math.pow(8, size) / 16 + 100 * Math.pow(size, 6);
  }
}
