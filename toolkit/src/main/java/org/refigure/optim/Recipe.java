package org.refigure.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * How all weights of a model follow their gradients: clip, then AdamW with the rates of each
 * parameter.
 *
 * <p>With the gradient g of the whole model, g ← g·min(1, c/‖g‖); then for each parameter one step
 * of {@link AdamW} with η·schedule(step) and λ.
 *
 * @param adamW the update rule
 * @param rates η and λ of each parameter: parameter groups are what shares a value here
 * @param schedule factor of every η over time
 * @param clipNorm c, largest global norm of a gradient; infinite for none
 */
public record Recipe(
    AdamW adamW, Function<ParameterShape, Rates> rates, Schedule schedule, double clipNorm) {

  /**
   * Checks the clip.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Recipe {
    if (!(clipNorm > 0)) {
      throw new IllegalArgumentException(
          "clipNorm = %s must be > 0, infinite for none (recipe)".formatted(clipNorm));
    }
  }

  /** AdamW of the language-model papers, rates per class, clipped at norm 1. */
  public static Recipe of(Rates matrix, Rates vector, Schedule schedule) {
    return new Recipe(AdamW.LANGUAGE_MODEL, byClass(matrix, vector), schedule, 1);
  }

  /** One pair of rates for matrix-like and one for vector-like parameters. */
  public static Function<ParameterShape, Rates> byClass(Rates matrix, Rates vector) {
    return parameter -> parameter.kind() == ParameterClass.MATRIX ? matrix : vector;
  }

  /** The state before the first step. */
  public State start(List<ParameterShape> parameters) {
    return new State(Parameters.zeros(parameters), Parameters.zeros(parameters), 0);
  }

  /**
   * Takes one step in place.
   *
   * @param weights w, changed in place
   * @param gradient g on entry; on return the updates u of AdamW
   * @param state the moments, advanced by one step
   * @return ‖g‖ before clipping; when it is not finite nothing is changed
   */
  public double step(Parameters weights, Parameters gradient, State state) {
    double norm = gradient.norm();
    if (!Double.isFinite(norm)) {
      return norm;
    }
    if (norm > clipNorm) {
      gradient.scale(clipNorm / norm);
    }
    double factor = schedule.at(state.steps());
    List<ParameterShape> parameters = weights.descriptions();
    for (int i = 0; i < parameters.size(); i++) {
      ParameterShape each = parameters.get(i);
      Rates own = rates.apply(each);
      adamW.step(
          weights.get(each),
          gradient.get(each),
          state.moments.get(i),
          factor * own.learningRate(),
          own.weightDecay());
    }
    return norm;
  }

  /** The moments of all weights of a model. */
  public static final class State {
    private final Parameters first;
    private final Parameters second;
    private final List<AdamW.Moments> moments = new ArrayList<>();

    /**
     * Moments as they were after some steps; the values are shared.
     *
     * @throws IllegalArgumentException if both are not of the same model or the steps are negative
     */
    public State(Parameters first, Parameters second, long steps) {
      second.requireModel(first.descriptions());
      this.first = first;
      this.second = second;
      for (ParameterShape each : first.descriptions()) {
        moments.add(new AdamW.Moments(first.get(each), second.get(each), steps));
      }
    }

    /** m of every weight, shared. */
    public Parameters first() {
      return first;
    }

    /** v of every weight, shared. */
    public Parameters second() {
      return second;
    }

    /** How many steps were taken. */
    public long steps() {
      return moments.get(0).steps();
    }
  }
}
