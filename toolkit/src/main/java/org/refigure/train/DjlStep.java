package org.refigure.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.refigure.model.Differentiable;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.Tensors;

/**
 * Differentiates any {@link Differentiable} with DJL's PyTorch engine.
 *
 * <p>Each evaluation copies the weights into buffers outside the heap, wraps them as fresh leaves
 * of the graph and closes everything at its end: nothing is updated in place, nothing accumulates.
 * On the CPU a leaf shares its buffer's memory. Gradients are switched on per thread and taken
 * through the engine's own calls, because DJL's collector exists once per JVM.
 *
 * @param <B> what one batch is
 */
public final class DjlStep<B> implements StepEngine<B> {
  private static final Tensors.Listener NOBODY = (name, input, output) -> {};

  private final Differentiable<B> network;
  private final String device;
  private final NDManager manager;
  private final List<ParameterShape> parameters;
  private final Map<String, ByteBuffer> buffers = new HashMap<>();

  /** A step on one CPU thread. */
  public DjlStep(Differentiable<B> network) {
    this(network, "cpu");
  }

  /**
   * A step on a device.
   *
   * @param device {@code cpu} or {@code gpu0}, {@code gpu1}, …
   * @throws IllegalArgumentException if there is no such device
   * @throws IllegalStateException if PyTorch has no build for this platform
   */
  public DjlStep(Differentiable<B> network, String device) {
    this.network = network;
    this.device = device;
    manager = PyTorch.scope(device);
    parameters = network.parameters();
    for (ParameterShape each : parameters) {
      buffers.put(
          each.name(),
          ByteBuffer.allocateDirect(Math.multiplyExact(each.size(), Float.BYTES))
              .order(ByteOrder.nativeOrder()));
    }
  }

  @Override
  public String provenance() {
    return String.format(Locale.ROOT, "%s, %s", PyTorch.version(), device);
  }

  @Override
  public double lossAndGradient(Parameters weights, B batch, Parameters gradient) {
    try (NDManager scope = manager.newSubManager()) {
      JniUtils.setGradMode(true);
      Map<String, NDArray> leaves = leaves(weights, scope);
      leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));
      NDArray loss = network.loss(new Tensors(scope, leaves, NOBODY), batch);
      JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
      for (ParameterShape each : parameters) {
        read(leaves.get(each.name()).getGradient(), gradient.get(each));
      }
      return loss.getFloat();
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  @Override
  public double loss(Parameters weights, B batch) {
    return evaluate(weights, batch, NOBODY);
  }

  @Override
  public Map<String, Double> gains(Parameters weights, B batch) {
    Map<String, Double> gains = new LinkedHashMap<>();
    weights.descriptions(ParameterClass.MATRIX).forEach(each -> gains.put(each.name(), Double.NaN));
    evaluate(
        weights,
        batch,
        (name, input, output) ->
            gains.computeIfPresent(name, (key, before) -> rms(output) / rms(input)));
    return gains;
  }

  /** xW on a batch for every parameter W that is multiplied with, by its name, row after row. */
  public Map<String, float[]> products(Parameters weights, B batch) {
    Map<String, float[]> products = new LinkedHashMap<>();
    evaluate(weights, batch, (name, input, output) -> products.put(name, output.toFloatArray()));
    return products;
  }

  @Override
  public void close() {
    manager.close();
  }

  private double evaluate(Parameters weights, B batch, Tensors.Listener listener) {
    try (NDManager scope = manager.newSubManager()) {
      JniUtils.setGradMode(false);
      return network.loss(new Tensors(scope, leaves(weights, scope), listener), batch).getFloat();
    }
  }

  private Map<String, NDArray> leaves(Parameters weights, NDManager scope) {
    weights.requireModel(parameters);
    Map<String, NDArray> leaves = new HashMap<>();
    for (ParameterShape each : parameters) {
      ByteBuffer buffer = buffers.get(each.name());
      buffer.asFloatBuffer().put(weights.get(each));
      Shape shape = new Shape(each.rows(), each.columns());
      leaves.put(each.name(), scope.create(buffer, shape, DataType.FLOAT32));
    }
    return leaves;
  }

  private static void read(NDArray from, float[] to) {
    try (from) {
      from.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer().get(to);
    }
  }

  private static double rms(NDArray x) {
    return Math.sqrt(x.mul(x).mean().getFloat());
  }
}
