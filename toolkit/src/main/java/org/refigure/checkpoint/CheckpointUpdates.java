package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last update of every matrix, from the moments that a training checkpoint keeps: u = m /
 * (√(v/(1 − β₂ᵗ)) + ε), divided by its root mean square.
 *
 * <p>If updates have the law of A^½ZB^½, AdamW's steady state has it too, so σ₁/rms of an update
 * grows with the width as that of the weights: it predicts p of σ₁ ∝ √(η/λ)·d^p without a look at
 * them (notebook 01e, arXiv 2510.15262). The notebook takes A and B from the mean over many
 * updates; of one update, its own σ₁ must be taken, for uuᵀ and uᵀu of a single u would count each
 * direction twice. One update shows directions of its batch that others would average out: p may be
 * high.
 *
 * @param spectra those of u/rms(u), under the names of the weights; empty without moments
 * @param problem why there are none, in one line; empty where there are
 */
public record CheckpointUpdates(Optional<CheckpointSpectra> spectra, String problem) {

  /**
   * The updates of the weights whose names are found by a pattern.
   *
   * @throws IOException if a file cannot be read; names file and tensor
   */
  public static CheckpointUpdates of(Checkpoint checkpoint, String pattern) throws IOException {
    return of(checkpoint, pattern, new Room());
  }

  /** The same in room that other checkpoints use too. */
  public static CheckpointUpdates of(Checkpoint checkpoint, String pattern, Room room)
      throws IOException {
    if (checkpoint.optimizer().isEmpty()) {
      return none(checkpoint.name() + " holds no optimizer state");
    }
    OptimizerState state = checkpoint.optimizer().get();
    Map<String, StoredTensor> all = new HashMap<>();
    checkpoint.tensors().forEach(tensor -> all.put(tensor.name(), tensor));
    Map<Long, long[]> shapes = new HashMap<>();
    for (OptimizerState.Group group : state.groups()) {
      for (long number : group.numbers()) {
        @Nullable StoredTensor moment = all.get(state.tensor(number, "exp_avg"));
        if (moment != null) {
          shapes.put(number, moment.shape());
        }
      }
    }
    if (shapes.isEmpty()) {
      return none(checkpoint.name() + " keeps no exp_avg: its optimizer is none of Adam's kind");
    }
    List<StoredTensor> model = checkpoint.weights().tensors();
    Optional<Map<Long, String>> names = ParameterOrder.of(model, state.groups(), shapes);
    if (names.isEmpty()) {
      return none(
          checkpoint.name()
              + ": the optimizer's parameters do not match the model's tensors in one way only:"
              + " give the optimizer model.named_parameters() (PyTorch 2.6)");
    }
    Map<String, Moments> moments = new TreeMap<>();
    for (OptimizerState.Group group : state.groups()) {
      for (long number : group.numbers()) {
        @Nullable StoredTensor mean = all.get(state.tensor(number, "exp_avg"));
        @Nullable StoredTensor square = all.get(state.tensor(number, "exp_avg_sq"));
        if (mean != null && square != null && square.size() == mean.size()) {
          double steps = steps(all.get(state.tensor(number, "step")));
          double seen = steps > 0 ? 1 - Math.pow(group.beta2(), steps) : 1;
          moments.put(
              String.valueOf(names.get().get(number)),
              new Moments(mean, square, seen, group.epsilon()));
        }
      }
    }
    if (moments.keySet().stream()
        .noneMatch(model.stream().map(StoredTensor::name).toList()::contains)) {
      return none(
          checkpoint.name() + ": the names of the optimizer's parameters are not the model's");
    }
    return new CheckpointUpdates(
        Optional.of(spectra(checkpoint.weights().matching(pattern), moments, room)), "");
  }

  private record Moments(StoredTensor first, StoredTensor second, double seen, double epsilon) {
    /** u/rms(u), from the beginning of a buffer on. */
    void update(FloatBuffer room, FloatBuffer squares) throws IOException {
      first.read(room);
      second.read(squares);
      int size = first.size();
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double u = room.get(i) / (Math.sqrt(squares.get(i) / seen) + epsilon);
        room.put(i, (float) u);
        sum += u * u;
      }
      float scale = (float) Math.sqrt(size / sum);
      for (int i = 0; i < size; i++) {
        room.put(i, room.get(i) * scale);
      }
    }
  }

  private static CheckpointSpectra spectra(
      Checkpoint weights, Map<String, Moments> moments, Room room) throws IOException {
    List<StoredTensor> kept =
        weights.matrices().stream().filter(each -> moments.containsKey(each.name())).toList();
    long largest = 4L * kept.stream().mapToInt(StoredTensor::size).max().orElse(0);
    FloatBuffer update = room.place(0, largest).asFloatBuffer();
    FloatBuffer squares = room.place(1, largest).asFloatBuffer();
    List<MatrixSummary> found = new ArrayList<>();
    for (StoredTensor weight : kept) {
      moments.get(weight.name()).update(update, squares);
      found.add(MatrixMeasure.of(weight, update));
    }
    return new CheckpointSpectra(weights.name(), found);
  }

  private static double steps(@Nullable StoredTensor step) throws IOException {
    return step == null || step.size() != 1 ? 0 : step.numbers()[0];
  }

  private static CheckpointUpdates none(String problem) {
    return new CheckpointUpdates(Optional.empty(), problem);
  }
}
