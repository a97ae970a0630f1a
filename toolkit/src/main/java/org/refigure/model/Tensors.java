package org.refigure.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a {@link Differentiable} as tensors of DJL, for the length of one evaluation.
 */
public final class Tensors {
  private final NDManager manager;
  private final Map<String, NDArray> tensors;
  private final Listener listener;

  /** Sees the input and the output of every product with a parameter. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A product was taken.
     *
     * @param name the parameter W
     * @param input x, one row per position
     * @param output y = xW
     */
    void product(String name, NDArray input, NDArray output);
  }

  /**
   * Parameters by name.
   *
   * @param manager the scope of the evaluation
   * @param tensors all of one data type, rows × columns each
   * @param listener told of every product
   */
  public Tensors(NDManager manager, Map<String, NDArray> tensors, Listener listener) {
    this.manager = manager;
    this.tensors = Map.copyOf(tensors);
    this.listener = listener;
  }

  /** The scope of the evaluation: makes constants that vanish with it. */
  public NDManager manager() {
    return manager;
  }

  /** The data type of the parameters, for constants. */
  public DataType type() {
    return tensors.values().iterator().next().getDataType();
  }

  /**
   * A parameter.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public NDArray get(String name) {
    @Nullable NDArray tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "parameter \"%s\" must be one of %s", name, tensors.keySet()));
    }
    return tensor;
  }

  /**
   * A number to multiply or add with. DJL's own {@code x.mul(number)} keeps the number where the
   * garbage collector may free it before the backward pass reads it again, and then the gradient is
   * silently wrong; this one lives as long as the evaluation.
   */
  public NDArray constant(double value) {
    return manager.create(value);
  }

  /** y = xW for the parameter W of that name. */
  public NDArray linear(NDArray x, String name) {
    NDArray y = x.matMul(get(name));
    listener.product(name, x, y);
    return y;
  }
}
