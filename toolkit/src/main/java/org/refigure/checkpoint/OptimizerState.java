package org.refigure.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a saved optimizer of PyTorch says of its parameters, {@code optimizer.state_dict()}: it
 * numbers them group by group and, unless it was made from named parameters, does not name them.
 *
 * @param place name of the dictionary in the file, with a dot behind; empty where it is the file
 * @param groups in its own order
 */
public record OptimizerState(String place, List<Group> groups) {

  /**
   * Parameters with one recipe.
   *
   * @param numbers of the parameters
   * @param names the same parameters' names; empty where they are not saved
   * @param beta2 β₂ of the second moment
   * @param savedEpsilon ε; empty where it is not saved
   */
  public record Group(
      List<Long> numbers, List<String> names, double beta2, OptionalDouble savedEpsilon) {
    /** Copies the lists. */
    public Group {
      numbers = List.copyOf(numbers);
      names = List.copyOf(names);
    }

    /** ε; 1e-8, which is usual, where it is not saved. */
    public double epsilon() {
      return savedEpsilon.orElse(USUAL_EPSILON);
    }
  }

  private static final double USUAL_BETA2 = 0.999;
  private static final double USUAL_EPSILON = 1e-8;

  /** Copies the list. */
  public OptimizerState {
    groups = List.copyOf(groups);
  }

  /** Whether a dictionary is that of an optimizer; what it says if so. */
  static Optional<OptimizerState> of(String name, Map<?, ?> map) {
    if (!(map.get("state") instanceof Map<?, ?>)
        || !(map.get("param_groups") instanceof List<?> described)) {
      return Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    for (Object each : described) {
      if (!(each instanceof Map<?, ?> group) || !(group.get("params") instanceof List<?> params)) {
        return Optional.empty();
      }
      List<Long> numbers = new ArrayList<>();
      for (Object number : params) {
        if (number instanceof Number whole) {
          numbers.add(whole.longValue());
        }
      }
      List<String> names = new ArrayList<>();
      if (group.get("param_names") instanceof List<?> named) {
        named.forEach(word -> names.add(String.valueOf(word)));
      }
      double beta2 =
          group.get("betas") instanceof List<?> betas
                  && betas.size() == 2
                  && betas.get(1) instanceof Number number
              ? number.doubleValue()
              : USUAL_BETA2;
      OptionalDouble epsilon =
          group.get("eps") instanceof Number number
              ? OptionalDouble.of(number.doubleValue())
              : OptionalDouble.empty();
      groups.add(new Group(numbers, names, beta2, epsilon));
    }
    return Optional.of(new OptimizerState(name.isEmpty() ? "" : name + ".", groups));
  }

  /** Name of a tensor that it keeps for a parameter: {@code exp_avg}, {@code exp_avg_sq}. */
  String tensor(long number, String what) {
    return place + "state." + number + "." + what;
  }
}
