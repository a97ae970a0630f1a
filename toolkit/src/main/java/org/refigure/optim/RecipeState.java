package org.refigure.optim;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * What the rules of a {@link Recipe} remember of all parameters of a model.
 *
 * <p>{@link AdamW} on float32 weights keeps float32 moments and computes in float32; every other
 * rule computes and remembers in float64, whatever the weights are.
 */
public final class RecipeState {
  private final Map<String, Memory> memories = new LinkedHashMap<>();
  private long steps;

  /**
   * What one rule remembers of one parameter.
   *
   * @param rule the name of the rule
   * @param values its memories by name; copies
   */
  public record Saved(String rule, Map<String, DoubleMatrix> values) {}

  /** Moves one parameter and remembers. */
  private sealed interface Memory {
    String rule();

    void step(Recipe.Group group, double factor, Parameters weights, Parameters gradient);

    Map<String, DoubleMatrix> save();

    void restore(Map<String, DoubleMatrix> saved, long steps);
  }

  /**
   * Before the first step.
   *
   * @param doubles whether the weights are float64
   */
  RecipeState(Map<ParameterShape, Optimizer> rules, boolean doubles) {
    rules.forEach(
        (shape, rule) ->
            memories.put(
                shape.name(),
                rule instanceof AdamW adamW && !doubles
                    ? new AdamWMemory(shape, adamW)
                    : new TensorMemory(
                        rule.name(), new Tensor(shape, new double[shape.size()], !doubles))));
  }

  /** How many steps were taken. */
  public long steps() {
    return steps;
  }

  /** A copy of what is remembered of every parameter, by its name. */
  public Map<String, Saved> save() {
    Map<String, Saved> saved = new LinkedHashMap<>();
    memories.forEach((name, memory) -> saved.put(name, new Saved(memory.rule(), memory.save())));
    return saved;
  }

  /**
   * Goes on from what was saved, which is copied.
   *
   * @param stepsTaken steps taken until then
   * @throws IllegalArgumentException if it is of another model or another rule; names the parameter
   */
  public void restore(Map<String, Saved> saved, long stepsTaken) {
    memories.forEach(
        (name, memory) -> {
          @Nullable Saved own = saved.get(name);
          if (own == null || !own.rule.equals(memory.rule())) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "the checkpoint's \"%s\" %s and this training moves it by %s: resume with the"
                        + " rule that it was made with",
                    name,
                    own == null ? "has no state" : "was moved by " + own.rule,
                    memory.rule()));
          }
        });
    memories.forEach((name, memory) -> memory.restore(saved.get(name).values, stepsTaken));
    steps = stepsTaken;
  }

  void step(
      ParameterShape shape,
      Recipe.Group group,
      double factor,
      Parameters weights,
      Parameters gradient) {
    memories.get(shape.name()).step(group, factor, weights, gradient);
  }

  void stepped() {
    steps++;
  }

  /** Any rule, in float64. */
  private record TensorMemory(String rule, Tensor tensor) implements Memory {
    @Override
    public void step(Recipe.Group group, double factor, Parameters weights, Parameters gradient) {
      String name = tensor.shape().name();
      weights.read(name, tensor.values());
      gradient.read(name, tensor.gradient());
      tensor.take(group.rule(), group.rates(), factor);
      weights.write(name, tensor.values());
      gradient.write(name, tensor.update());
    }

    @Override
    public Map<String, DoubleMatrix> save() {
      Map<String, DoubleMatrix> copy = new LinkedHashMap<>();
      tensor
          .state()
          .forEach(
              (name, memory) ->
                  copy.put(
                      name,
                      new DoubleMatrix(memory.rows(), memory.columns(), memory.data().clone())));
      return copy;
    }

    @Override
    public void restore(Map<String, DoubleMatrix> saved, long steps) {
      tensor.restore(saved, steps);
    }
  }

  /** AdamW on float32 weights. */
  private static final class AdamWMemory implements Memory {
    private final ParameterShape shape;
    private final AdamW rule;
    private AdamW.Moments moments;

    AdamWMemory(ParameterShape shape, AdamW rule) {
      this.shape = shape;
      this.rule = rule;
      moments = rule.start(shape.size());
    }

    @Override
    public String rule() {
      return rule.name();
    }

    @Override
    public void step(Recipe.Group group, double factor, Parameters weights, Parameters gradient) {
      rule.step(
          weights.get(shape),
          gradient.get(shape),
          moments,
          factor * group.rates().learningRate(),
          group.rates().weightDecay());
    }

    @Override
    public Map<String, DoubleMatrix> save() {
      Map<String, DoubleMatrix> copy = new LinkedHashMap<>();
      copy.put("first", widened(moments.first()));
      copy.put("second", widened(moments.second()));
      return copy;
    }

    @Override
    public void restore(Map<String, DoubleMatrix> saved, long steps) {
      moments =
          new AdamW.Moments(narrowed(saved.get("first")), narrowed(saved.get("second")), steps);
    }

    private DoubleMatrix widened(float[] numbers) {
      double[] widened = new double[numbers.length];
      for (int i = 0; i < widened.length; i++) {
        widened[i] = numbers[i];
      }
      return new DoubleMatrix(shape.rows(), shape.columns(), widened);
    }

    private static float[] narrowed(DoubleMatrix numbers) {
      float[] narrowed = new float[numbers.data().length];
      for (int i = 0; i < narrowed.length; i++) {
        narrowed[i] = (float) numbers.data()[i];
      }
      return narrowed;
    }
  }
}
