package org.refigure.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of a model's tensors each number of an optimizer is. Groups keep the model's order, so the
 * tensors are the groups laid into one another, some tensors (buffers, a tied head) left out; the
 * shapes must leave one way to do so.
 */
final class ParameterOrder {
  private static final int MOST_STATES = 200_000;

  /** Each tensor is a call deep. */
  private static final int MOST_TENSORS = 4_000;

  private final List<StoredTensor> model;
  private final List<OptimizerState.Group> groups;
  private final Map<Long, long[]> shapes;
  private final int[] at;
  private final List<Long> numbers = new ArrayList<>();
  private final Set<String> hopeless = new HashSet<>();
  private final List<Map<Long, String>> found = new ArrayList<>();
  private int states;

  private ParameterOrder(
      List<StoredTensor> model, List<OptimizerState.Group> groups, Map<Long, long[]> shapes) {
    this.model = model;
    this.groups = groups;
    this.shapes = shapes;
    at = new int[groups.size()];
  }

  /**
   * The name of each number; empty where no way fits, or several.
   *
   * @param model the model's tensors, in its order
   * @param shapes of what the optimizer keeps for a number; numbers without are of any shape
   */
  static Optional<Map<Long, String>> of(
      List<StoredTensor> model, List<OptimizerState.Group> groups, Map<Long, long[]> shapes) {
    if (isNamed(groups)) {
      Map<Long, String> named = new TreeMap<>();
      for (OptimizerState.Group group : groups) {
        for (int i = 0; i < group.numbers().size(); i++) {
          named.put(group.numbers().get(i), group.names().get(i));
        }
      }
      return Optional.of(named);
    }
    if (model.size() > MOST_TENSORS) {
      return Optional.empty();
    }
    ParameterOrder order = new ParameterOrder(model, groups, shapes);
    int parameters = groups.stream().mapToInt(group -> group.numbers().size()).sum();
    order.lay(0, model.size() - parameters);
    return order.found.size() == 1 && order.states < MOST_STATES
        ? Optional.of(order.found.get(0))
        : Optional.empty();
  }

  /** Whether every parameter's name is saved. */
  static boolean isNamed(List<OptimizerState.Group> groups) {
    return groups.stream().allMatch(group -> group.names().size() == group.numbers().size());
  }

  /** Lays the tensors from one on; true if a way was found. Two ways are enough to know. */
  private boolean lay(int tensor, int spare) {
    String state = tensor + Arrays.toString(at);
    if (spare < 0 || found.size() > 1 || hopeless.contains(state) || ++states >= MOST_STATES) {
      return false;
    }
    if (tensor == model.size()) {
      Map<Long, String> way = new TreeMap<>();
      for (int i = 0; i < numbers.size(); i++) {
        if (numbers.get(i) >= 0) {
          way.put(numbers.get(i), model.get(i).name());
        }
      }
      return found.add(way);
    }
    boolean any = false;
    for (int g = 0; g < at.length; g++) {
      List<Long> own = groups.get(g).numbers();
      if (at[g] < own.size() && fits(own.get(at[g]), model.get(tensor))) {
        numbers.add(own.get(at[g]++));
        any |= lay(tensor + 1, spare);
        at[g]--;
        numbers.remove(numbers.size() - 1);
      }
    }
    numbers.add(-1L);
    any |= lay(tensor + 1, spare - 1);
    numbers.remove(numbers.size() - 1);
    if (!any) {
      hopeless.add(state);
    }
    return any;
  }

  private boolean fits(long number, StoredTensor tensor) {
    long @Nullable [] shape = shapes.get(number);
    return shape == null || Arrays.equals(shape, tensor.shape());
  }
}
