package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import org.refigure.Scale;
import org.refigure.model.Activation;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Sweep;

/**
 * One version of Model A's task and student: what is varied to see what the width exponents depend
 * on.
 *
 * @param name as tables and figures call it
 * @param alpha α of the input spectrum i^−α
 * @param activation φ of the student
 * @param task batch size, teacher rank (0 for 2d) and label noise
 * @param widths widths at laptop scale
 */
public record Variant(
    String name, double alpha, Activation activation, Task task, List<Integer> widths) {

  /**
   * What the student sees.
   *
   * @param batch samples per step
   * @param teacherRank hidden width of the teacher; 0 for twice the student's width
   * @param labelNoise standard deviation of the noise on each output
   */
  public record Task(int batch, int teacherRank, double labelNoise) {
    private static final Task BASE = new Task(64, 0, 0.3);
  }

  private static final List<Integer> NARROW = List.of(32, 64, 128);
  private static final List<Integer> WIDE = List.of(32, 64, 128, 256);

  /** The base of all variants: α = 1, SiLU, batch 64, noise 0.3. */
  public static final Variant BASE =
      new Variant("α = 1, SiLU", 1, Activation.SILU, Task.BASE, WIDE);

  /** Isotropic inputs: the update noise has no preferred direction to grow into. */
  public static final Variant ISOTROPIC = new Variant("α = 0", 0, Activation.SILU, Task.BASE, WIDE);

  /** A teacher of rank 8 at every width: the signal does not grow with the width. */
  public static final Variant LOW_RANK =
      new Variant("teacher rank 8", 1, Activation.SILU, new Task(64, 8, 0.3), NARROW);

  /** All variants that run at a scale. */
  public static List<Variant> all(Scale scale) {
    if (scale == Scale.SMOKE) {
      return List.of(BASE);
    }
    return List.of(
        BASE,
        ISOTROPIC,
        new Variant("α = 2", 2, Activation.SILU, Task.BASE, NARROW),
        new Variant("batch 16", 1, Activation.SILU, new Task(16, 0, 0.3), NARROW),
        new Variant("ReLU", 1, Activation.RELU, Task.BASE, NARROW),
        LOW_RANK,
        new Variant("label noise 2", 1, Activation.SILU, new Task(64, 0, 2), NARROW));
  }

  /** The sweep of this variant over its widths: η = 8·10⁻³·64/d, λ = ¼√(d/64). */
  Sweep sweep(Scale scale) {
    boolean smoke = scale == Scale.SMOKE;
    return fixed()
        .fix("learningRate", 8e-3)
        .fix("weightDecay", 0.25)
        .fix("steps", smoke ? 1500 : 4000)
        .over("width", (smoke ? List.of(32, 64) : widths).toArray())
        .seeds(smoke ? 1 : 3);
  }

  /** A sweep of Model A with everything fixed that makes up this variant. */
  Sweep fixed() {
    return Sweep.of(GainModel.class)
        .fix("alpha", alpha)
        .fix("activation", activation)
        .fix("batch", task.batch())
        .fix("teacherRank", task.teacherRank())
        .fix("labelNoise", task.labelNoise());
  }

  /** This variant's trials among others. */
  Selection of(Selection trials) {
    return trials
        .where("alpha", alpha)
        .where("activation", activation)
        .where("batch", task.batch())
        .where("teacherRank", task.teacherRank())
        .where("labelNoise", task.labelNoise());
  }
}
