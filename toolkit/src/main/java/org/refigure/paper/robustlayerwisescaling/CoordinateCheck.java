package org.refigure.paper.robustlayerwisescaling;

import org.refigure.paper.robustlayerwisescaling.gain.FirstSteps;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * The coordinate check: after a few steps every activation must have moved equally far at every
 * width, or the width rule is wrong (Yang and Hu, arXiv 2203.03466).
 *
 * <p>Parameters of a trial: {@code rule}, {@code width}. Records the curves {@code preactivation},
 * {@code branch} and {@code prediction}: rms of the change since step 0 on one fixed batch.
 */
public final class CoordinateCheck implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    FirstSteps.run(trial, recorder);
  }
}
