package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.Matrix;
import org.refigure.spectrum.Spectrum;
import org.refigure.sweep.Recorder;

/** Records norm, rotation and spectrum of a {@link Walk}, each beside its closed form. */
final class WalkReport implements Walk.Observer {
  private final Setting setting;
  private final long steps;
  private final Recorder recorder;
  private final List<Double> lateRotations = new ArrayList<>();

  WalkReport(Setting setting, long steps, Recorder recorder) {
    this.setting = setting;
    this.steps = steps;
    this.recorder = recorder;
  }

  @Override
  public void see(long step, Matrix before, Matrix after, Matrix update) {
    double rms = after.rms();
    recorder.point("rms", step, rms);
    if (setting.weightDecay() > 0) {
      recorder.point("rmsRatio", step, rms / setting.theory().rms());
    }
    if (setting.weightDecay() > 0 && step > 1) {
      double rotation = angle(before, after) / setting.theory().rotationPerStep();
      recorder.point("rotationRatio", step, rotation);
      if (step > 3 * steps / 4) {
        lateRotations.add(rotation);
      }
    }
  }

  /** Records the values at the last step and returns the spectrum. */
  Spectrum finish(Matrix weights) {
    int width = setting.width();
    double rms = weights.rms();
    Spectrum spectrum = Spectrum.of(weights.data(), width, width);
    double top = spectrum.topSingularValue();
    recorder.vector("singularValues", spectrum.singularValues());
    recorder.value("topSingularValue", top);
    recorder.value("frobenius", rms * width);
    recorder.value("stableRank", spectrum.stableRank());
    recorder.value("edgeRatio", top / (2 * Math.sqrt(width) * rms));
    recorder.value("finalRms", rms);
    if (setting.weightDecay() > 0) {
      double unit = Math.sqrt(setting.learningRate() / setting.weightDecay());
      recorder.value("scaledTop", top / unit);
      recorder.value("scaledFrobenius", rms * width / unit);
      recorder.value("rmsOverFormula", rms / setting.theory().rms());
      recorder.value("rmsOverSimple", rms / setting.theory().simpleRms());
      recorder.value(
          "rotationOverFormula",
          lateRotations.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    }
    return spectrum;
  }

  /** The angle between two matrices as vectors, in radians; atan2 keeps small angles exact. */
  static double angle(Matrix a, Matrix b) {
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.data().length; i++) {
      aa += (double) a.data()[i] * a.data()[i];
      bb += (double) b.data()[i] * b.data()[i];
    }
    double lengthA = Math.sqrt(aa);
    double lengthB = Math.sqrt(bb);
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      double x = a.data()[i] / lengthA;
      double y = b.data()[i] / lengthB;
      difference += (x - y) * (x - y);
      sum += (x + y) * (x + y);
    }
    // Kahan: 2·atan2(|x−y|, |x+y|) for unit vectors.
    return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
  }
}
