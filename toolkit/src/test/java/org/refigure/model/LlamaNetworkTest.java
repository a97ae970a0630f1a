package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;

/** The formulas in double precision: their gradients, their causality and their closed forms. */
class LlamaNetworkTest {
  private static final int VOCABULARY = 11;
  private static final TokenBatch BATCH =
      new TokenBatch(2, 6, new int[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7});
  private static final Llama.Size SIZE = new Llama.Size(VOCABULARY, 16, 2, 2.5);

  /** As trainings have it; two threads would wait for each other on a busy machine. */
  @BeforeAll
  static void oneThread() {
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(1);
  }

  static Stream<Llama> everySwitch() {
    return Stream.of(
        Llama.of(SIZE, 8, 0.5),
        llama(Llama.Scale.INVERSE, false, false, true),
        llama(Llama.Scale.INVERSE_ROOT, true, false, false),
        llama(Llama.Scale.INVERSE, true, true, true));
  }

  @ParameterizedTest
  @MethodSource("everySwitch")
  void gradientsAreTheSlopesOfTheLoss(Llama llama) {
    Differentiable<TokenBatch> network = new LlamaNetwork(llama);
    Map<String, double[]> weights = weights(llama);
    GaussianStream directions = new GaussianStream(2);
    try (NDManager scope = NDManager.newBaseManager("PyTorch")) {
      Map<String, NDArray> leaves = leaves(llama, weights, scope);
      leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(network.loss(tensors(scope, leaves), BATCH));
      }
      for (ParameterShape each : llama.parameters()) {
        double[] gradient = leaves.get(each.name()).getGradient().toDoubleArray();
        double[] direction = new double[each.size()];
        Arrays.setAll(direction, i -> directions.next());
        double expected = 0;
        for (int i = 0; i < direction.length; i++) {
          expected += gradient[i] * direction[i];
        }
        double stretch = 1e-5;
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
          Map<String, double[]> moved = new HashMap<>(weights);
          double by = side == 0 ? -stretch : stretch;
          double[] start = weights.get(each.name());
          double[] entries = new double[start.length];
          Arrays.setAll(entries, i -> start[i] + by * direction[i]);
          moved.put(each.name(), entries);
          ends[side] = loss(network, llama, moved);
        }
        // Rounding 1e-16/1e-5 and a cubic term of 1e-10, on slopes that are about 0.01 to 1.
        double slope = (ends[1] - ends[0]) / (2 * stretch);
        assertThat(slope).as(each.name()).isCloseTo(expected, within(1e-7 * (1 + Math.abs(slope))));
        assertThat(Math.abs(expected)).as(each.name()).isGreaterThan(1e-5);
      }
    }
  }

  @Test
  void garbageCollectedBeforeTheBackwardPassChangesNoGradient() {
    // A number that only autograd still knows would be freed here, and its place written over.
    assertThat(embeddingGradient(true)).isEqualTo(embeddingGradient(false));
  }

  private static double[] embeddingGradient(boolean collect) {
    Llama llama = llama(Llama.Scale.INVERSE, true, false, true);
    try (NDManager scope = NDManager.newBaseManager("PyTorch")) {
      Map<String, NDArray> leaves = leaves(llama, weights(llama), scope);
      leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray loss = new LlamaNetwork(llama).loss(tensors(scope, leaves), BATCH);
        List<ByteBuffer> others = new ArrayList<>();
        for (int i = 0; collect && i < 20_000; i++) {
          if (i == 0) {
            System.gc();
          }
          others.add(ByteBuffer.allocateDirect(8).putDouble(0, 7));
        }
        collector.backward(loss);
        assertThat(others).hasSize(collect ? 20_000 : 0);
      }
      return leaves.get("embedding").getGradient().toDoubleArray();
    }
  }

  @ParameterizedTest
  @MethodSource("everySwitch")
  void aTokenNeverChangesWhatCameBeforeIt(Llama llama) {
    int changed = 3;
    int[] tokens = BATCH.tokens().clone();
    tokens[changed] = (tokens[changed] + 1) % VOCABULARY;
    Map<String, double[]> weights = weights(llama);
    double[] before = logits(llama, weights, BATCH);
    double[] after = logits(llama, weights, new TokenBatch(2, 6, tokens));
    for (int position = 0; position < 12; position++) {
      double[] ours = row(before, position);
      double[] theirs = row(after, position);
      if (position >= changed && position < 6) {
        assertThat(theirs).as("position %d sees the change", position).isNotEqualTo(ours);
      } else {
        assertThat(theirs).as("position %d does not", position).isEqualTo(ours);
      }
    }
  }

  @Test
  void withAZeroReadOutEveryTokenIsEquallyLikely() {
    Llama llama = Llama.of(SIZE, 8, 0.5);
    Map<String, double[]> weights = weights(llama);
    Arrays.fill(weights.get("head"), 0);
    assertThat(loss(new LlamaNetwork(llama), llama, weights))
        .isCloseTo(Math.log(VOCABULARY), within(1e-14));
  }

  @Test
  void aRepeatedTokenIsSeenAlikeEverywhere() {
    // With one token repeated, every position sees the same values: rotary positions then cannot
    // matter, and all logits of a sequence agree.
    Llama llama = Llama.of(SIZE, 8, 1);
    int[] same = new int[14];
    Arrays.fill(same, 5);
    double[] logits = logits(llama, weights(llama), new TokenBatch(2, 6, same));
    for (int position = 1; position < 12; position++) {
      for (int token = 0; token < VOCABULARY; token++) {
        assertThat(logits[position * VOCABULARY + token]).isCloseTo(logits[token], within(1e-12));
      }
    }
  }

  @Test
  void orderMattersThroughTheRotation() {
    // Swapping two earlier tokens leaves the set of keys and values as it was: only the rotary
    // positions can tell.
    Llama llama = Llama.of(new Llama.Size(VOCABULARY, 16, 1, 2.5), 8, 1);
    Map<String, double[]> weights = weights(llama);
    double[] one = logits(llama, weights, new TokenBatch(1, 3, new int[] {1, 2, 3, 0}));
    double[] two = logits(llama, weights, new TokenBatch(1, 3, new int[] {2, 1, 3, 0}));
    assertThat(Math.abs(row(one, 2)[0] - row(two, 2)[0])).isGreaterThan(1e-6);
  }

  @Test
  void theMultiplierScalesTheLogits() {
    Llama once = Llama.of(SIZE, 8, 1);
    Llama twice = Llama.of(SIZE, 8, 2);
    double[] ours = logits(once, weights(once), BATCH);
    double[] doubled = logits(twice, weights(twice), BATCH);
    for (int i = 0; i < ours.length; i++) {
      assertThat(doubled[i]).isEqualTo(2 * ours[i]);
    }
  }

  private static Llama llama(Llama.Scale scale, boolean qkNorm, boolean tied, boolean gains) {
    return new Llama(
        SIZE, new Llama.Attention(8, scale, qkNorm), new Llama.ReadOut(tied, 2), gains);
  }

  /** Weights of order one, so that softmax, SiLU and norms are all bent. */
  private static Map<String, double[]> weights(Llama llama) {
    GaussianStream stream = new GaussianStream(1);
    Map<String, double[]> weights = new HashMap<>();
    for (ParameterShape each : llama.parameters()) {
      double[] entries = new double[each.size()];
      Arrays.setAll(entries, i -> each.initial().mean() + 0.5 * stream.next());
      weights.put(each.name(), entries);
    }
    return weights;
  }

  private static double loss(
      Differentiable<TokenBatch> network, Llama llama, Map<String, double[]> weights) {
    try (NDManager scope = NDManager.newBaseManager("PyTorch")) {
      return network.loss(tensors(scope, leaves(llama, weights, scope)), BATCH).getDouble();
    }
  }

  private static double[] logits(Llama llama, Map<String, double[]> weights, TokenBatch batch) {
    try (NDManager scope = NDManager.newBaseManager("PyTorch")) {
      return new LlamaNetwork(llama)
          .logits(tensors(scope, leaves(llama, weights, scope)), batch)
          .toDoubleArray();
    }
  }

  private static double[] row(double[] logits, int position) {
    return Arrays.copyOfRange(logits, position * VOCABULARY, (position + 1) * VOCABULARY);
  }

  private static Tensors tensors(NDManager scope, Map<String, NDArray> leaves) {
    return new Tensors(scope, leaves, (name, input, output) -> {});
  }

  private static Map<String, NDArray> leaves(
      Llama llama, Map<String, double[]> weights, NDManager scope) {
    Map<String, NDArray> leaves = new HashMap<>();
    for (ParameterShape each : llama.parameters()) {
      NDArray leaf = scope.create(weights.get(each.name()), new Shape(each.rows(), each.columns()));
      assertThat(leaf.getDataType()).isEqualTo(DataType.FLOAT64);
      leaves.put(each.name(), leaf);
    }
    return leaves;
  }
}
