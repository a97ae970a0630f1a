package org.refigure.optim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * An update rule: what a gradient does to one tensor.
 *
 * <p>A rule has settings and no state of its own; what it remembers belongs to the tensor ({@link
 * Tensor#state}), and so checkpoints save it. A rule of one's own is a class with one method:
 *
 * <pre>{@code
 * public class SignMomentum implements Optimizer {
 *   public void step(Tensor w, Pace pace) {
 *     double[] g = w.gradient(), m = w.state("momentum"), u = new double[g.length];
 *     for (int i = 0; i < g.length; i++) {
 *       m[i] = 0.9 * m[i] + 0.1 * g[i];
 *       u[i] = Math.signum(m[i]);
 *     }
 *     w.move(u, pace); // w ← (1 − shrink)w − ηu
 *   }
 * }
 * }</pre>
 */
public interface Optimizer {
  /**
   * Takes one step of a tensor: reads w, g and the state, and calls {@link Tensor#move} once.
   *
   * @param tensor w with its gradient and state; {@link Tensor#steps} counts this step already
   */
  void step(Tensor tensor, Pace pace);

  /** What the rule is called in tables, figures and checkpoints; the class's name by default. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What λ does under this rule; {@link Decay#RATE} by default. */
  default Decay decay() {
    return Decay.RATE;
  }

  /** Whether the rule is made for such a parameter; all by default. */
  default boolean takes(ParameterShape parameter) {
    return true;
  }

  /** The same rule with another meaning of λ. */
  default Optimizer with(Decay decay) {
    return new WithDecay(this, decay);
  }

  /**
   * The same rule followed by a change of the weights: a projection onto a constraint, a retraction
   * onto a manifold.
   *
   * @param name of the new rule, for checkpoints
   * @param after changes {@link Tensor#values} in place after every step
   */
  default Optimizer then(String name, Consumer<Tensor> after) {
    return new Followed(this, name, after);
  }

  /** Refuses a parameter that the rule is not made for, in one line. */
  default void require(ParameterShape parameter) {
    if (!takes(parameter)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s moves matrices and \"%s\" is a %s of %d × %d: give vectors a rule, for example"
                  + " .vectors(AdamW.STANDARD, 1e-3)",
              name(),
              parameter.name(),
              parameter.kind() == ParameterClass.MATRIX ? "matrix" : "vector-like parameter",
              parameter.rows(),
              parameter.columns()));
    }
  }

  /** The rules of this package at the settings of their papers, by name. */
  static Map<String, Optimizer> named() {
    Map<String, Optimizer> rules = new TreeMap<>();
    List.of(
            Sgd.PLAIN,
            Sgd.MOMENTUM,
            Sgd.NESTEROV,
            Adam.STANDARD,
            AdamW.STANDARD,
            AdamP.STANDARD,
            SgdP.STANDARD,
            Muon.STANDARD,
            Muon.EXACT,
            Muon.LIKE_ADAMW,
            Lion.STANDARD,
            AuON.STANDARD,
            AuON.REPOSITORY,
            AuON.HYBRID,
            AuON.UNBRAKED,
            Fismo.STANDARD,
            Fismo.NEWTON_SCHULZ)
        .forEach(rule -> rules.put(rule.name(), rule));
    return rules;
  }

  /**
   * The rule of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Optimizer named(String name) {
    Supplier<String> names = () -> String.join(", ", named().keySet());
    @Nullable Optimizer rule = named().get(name);
    if (rule == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "optimizer = \"%s\" must be one of %s; a rule of your own is a class that implements"
                  + " Optimizer",
              name,
              names.get()));
    }
    return rule;
  }
}
