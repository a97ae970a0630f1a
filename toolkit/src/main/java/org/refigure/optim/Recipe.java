package org.refigure.optim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * How all weights of a model follow their gradients: clip, then for each parameter one step of the
 * rule of its group.
 *
 * <p>With the gradient g of the whole model, g ← g·min(1, c/‖g‖); then every parameter takes a step
 * of its {@link Optimizer} with η·schedule(step) and λ. In a cell: {@code Recipe.of(Muon.STANDARD,
 * 0.02).vectors(AdamW.STANDARD, 1e-3).clip(1)}.
 *
 * @param groups rule, η and λ of each parameter: a group is what shares a value here
 * @param schedule factor of every η over time
 * @param clipNorm c, largest global norm of a gradient; infinite for none
 */
public record Recipe(Function<ParameterShape, Group> groups, Schedule schedule, double clipNorm) {

  /**
   * What a group of parameters shares.
   *
   * @param rule how they follow their gradients
   * @param rates η at the peak of the schedule, and λ
   */
  public record Group(Optimizer rule, Rates rates) {}

  /**
   * Checks the clip.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Recipe {
    if (!(clipNorm > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "clipNorm = %s must be > 0, infinite for none (recipe)", clipNorm));
    }
  }

  /** One rule for all parameters, with rates of each. */
  public Recipe(
      Optimizer rule, Function<ParameterShape, Rates> rates, Schedule schedule, double clipNorm) {
    this(each -> new Group(rule, rates.apply(each)), schedule, clipNorm);
  }

  /** AdamW of the language-model papers, rates per class, clipped at norm 1. */
  public static Recipe of(Rates matrix, Rates vector, Schedule schedule) {
    return new Recipe(AdamW.LANGUAGE_MODEL, byClass(matrix, vector), schedule, 1);
  }

  /** One rule and one constant η for all parameters, no decay, not clipped. */
  public static Recipe of(Optimizer rule, double learningRate) {
    Rates rates = new Rates(learningRate, 0);
    return new Recipe(rule, each -> rates, Schedule.constant(), Double.POSITIVE_INFINITY);
  }

  /** One pair of rates for matrix-like and one for vector-like parameters. */
  public static Function<ParameterShape, Rates> byClass(Rates matrix, Rates vector) {
    return parameter -> parameter.kind() == ParameterClass.MATRIX ? matrix : vector;
  }

  /** The same with a rule and rates of their own for some parameters. */
  public Recipe group(Predicate<ParameterShape> some, Optimizer rule, Rates rates) {
    Group own = new Group(rule, rates);
    return new Recipe(each -> some.test(each) ? own : groups.apply(each), schedule, clipNorm);
  }

  /**
   * The same with another rule for vector-like parameters (embeddings, read-outs, biases, gains),
   * which have no decay then: what matrix rules such as {@link Muon} need.
   */
  public Recipe vectors(Optimizer rule, double learningRate) {
    return group(each -> each.kind() == ParameterClass.VECTOR, rule, new Rates(learningRate, 0));
  }

  /** The same with this λ for matrix-like parameters; others keep theirs. */
  public Recipe decay(double weightDecay) {
    return rates(
        (each, rates) ->
            each.kind() == ParameterClass.MATRIX
                ? new Rates(rates.learningRate(), weightDecay)
                : rates);
  }

  /** The same under a schedule. */
  public Recipe schedule(Schedule schedule) {
    return new Recipe(groups, schedule, clipNorm);
  }

  /** The same with gradients clipped at a global norm. */
  public Recipe clip(double norm) {
    return new Recipe(groups, schedule, norm);
  }

  /**
   * The same at a width, by a rule for both classes: rates so far are those at the base width.
   *
   * @throws IllegalArgumentException if a width is below 1
   */
  public Recipe scaled(ScalingRule scaling, int width, int baseWidth) {
    return rates((each, rates) -> scaling.rates(each.kind(), rates, width, baseWidth));
  }

  /** The same with other rates. */
  public Recipe rates(RatesOf change) {
    return new Recipe(
        each -> {
          Group group = groups.apply(each);
          return new Group(group.rule, change.of(each, group.rates));
        },
        schedule,
        clipNorm);
  }

  /** New rates of a parameter from its old ones. */
  @FunctionalInterface
  public interface RatesOf {
    /** The rates that a parameter gets. */
    Rates of(ParameterShape parameter, Rates before);
  }

  /**
   * Who moves what, in one line: {@code Muon: W1, W2; AdamW: b1, b2}; for the record of a run.
   *
   * @param parameters those of the model
   */
  public String describe(List<ParameterShape> parameters) {
    return parameters.stream()
        .collect(
            Collectors.groupingBy(
                each -> groups.apply(each).rule.name(),
                LinkedHashMap::new,
                Collectors.mapping(ParameterShape::name, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining("; "));
  }

  /**
   * The state of a model of float32 weights before the first step.
   *
   * @throws IllegalArgumentException if a rule is not made for a parameter of its group
   */
  public RecipeState start(List<ParameterShape> parameters) {
    return start(parameters, false);
  }

  /**
   * The state of a model before the first step.
   *
   * @param weights only their shapes and their precision are looked at
   * @throws IllegalArgumentException if a rule is not made for a parameter of its group
   */
  public RecipeState start(Parameters weights) {
    return start(weights.descriptions(), weights.areDoubles());
  }

  private RecipeState start(List<ParameterShape> parameters, boolean doubles) {
    Map<ParameterShape, Optimizer> rules = new LinkedHashMap<>();
    for (ParameterShape each : parameters) {
      Optimizer rule = groups.apply(each).rule;
      rule.require(each);
      rules.put(each, rule);
    }
    return new RecipeState(rules, doubles);
  }

  /**
   * Takes one step in place.
   *
   * @param weights w, changed in place
   * @param gradient g on entry; on return the updates u of the rules
   * @param state what the rules remember, advanced by one step
   * @return ‖g‖ before clipping; when it is not finite nothing is changed
   */
  public double step(Parameters weights, Parameters gradient, RecipeState state) {
    double norm = gradient.norm();
    if (!Double.isFinite(norm)) {
      return norm;
    }
    if (norm > clipNorm) {
      gradient.scale(clipNorm / norm);
    }
    double factor = schedule.at(state.steps());
    for (ParameterShape each : weights.descriptions()) {
      state.step(each, groups.apply(each), factor, weights, gradient);
    }
    state.stepped();
    return norm;
  }
}
