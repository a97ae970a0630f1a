package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Adam keeps for one parameter.
 *
 * @param first m
 * @param second v
 * @param seen 1 − β₂ᵗ, by which v̂ = v/seen; 1 where the step t is not kept
 * @param group its recipe
 */
record Moments(StoredTensor first, StoredTensor second, double seen, OptimizerState.Group group) {

  /**
   * Those of every parameter that has any, by its number.
   *
   * @param holder the file that keeps them
   * @throws CheckpointException if the two of a parameter differ in shape
   */
  static Map<Long, Moments> of(Checkpoint holder, OptimizerState state) throws IOException {
    Map<String, StoredTensor> all = new HashMap<>();
    holder.tensors().forEach(tensor -> all.put(tensor.name(), tensor));
    Map<Long, Moments> found = new TreeMap<>();
    for (OptimizerState.Group group : state.groups()) {
      for (long number : group.numbers()) {
        @Nullable StoredTensor first = all.get(state.tensor(number, "exp_avg"));
        @Nullable StoredTensor second = all.get(state.tensor(number, "exp_avg_sq"));
        if (first == null || second == null) {
          continue; // it never had a gradient
        }
        if (!Arrays.equals(first.shape(), second.shape())) {
          throw new CheckpointException(
              first.file()
                  + ": parameter "
                  + number
                  + " has an exp_avg of shape "
                  + first.shapeText()
                  + " and an exp_avg_sq of "
                  + second.shapeText()
                  + ": they must be alike, the file is altered");
        }
        double steps = steps(all.get(state.tensor(number, "step")));
        double seen = steps > 0 ? 1 - Math.pow(group.beta2(), steps) : 1;
        found.put(number, new Moments(first, second, seen, group));
      }
    }
    return found;
  }

  private static double steps(@Nullable StoredTensor step) throws IOException {
    return step == null || step.size() != 1 ? 0 : step.numbers()[0];
  }

  /**
   * u/rms(u) of the last update u = m/(√v̂ + ε).
   *
   * @param update where it is put, from the beginning on
   * @param squares room for v
   * @return how many entries have √v̂ &lt; ε
   */
  long update(FloatBuffer update, FloatBuffer squares) throws IOException {
    first.read(update);
    update.clear();
    second.read(squares);
    squares.clear();
    double epsilon = group.epsilon();
    int size = first.size();
    double sum = 0;
    long below = 0;
    for (int i = 0; i < size; i++) {
      double root = Math.sqrt(squares.get(i) / seen);
      double u = update.get(i) / (root + epsilon);
      update.put(i, (float) u);
      sum += u * u;
      below += root < epsilon ? 1 : 0;
    }
    float scale = (float) Math.sqrt(size / sum);
    for (int i = 0; i < size; i++) {
      update.put(i, update.get(i) * scale);
    }
    return below;
  }
}
