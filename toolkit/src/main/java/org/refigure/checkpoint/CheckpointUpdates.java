package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * <p>Where safetensors hold the weights and {@code optimizer.pt} beside them the moments, as the
 * Trainer of Hugging Face saves them, nothing keeps the order of the parameters that the optimizer
 * numbers: unless it names them, updates are matched from width to width by number, and are all
 * taken whatever the pattern.
 *
 * @param spectra those of u/rms(u), under the names of the weights or, by number, of the moments;
 *     empty without moments
 * @param belowEpsilon how many second moments ε outweighs, for the same matrices
 * @param isNamed whether the names are the weights'
 * @param problem why there are none, in one line; empty where there are
 */
public record CheckpointUpdates(
    Optional<CheckpointSpectra> spectra,
    List<BelowEpsilon> belowEpsilon,
    boolean isNamed,
    String problem) {

  /** Copies the list. */
  public CheckpointUpdates {
    belowEpsilon = List.copyOf(belowEpsilon);
  }

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
    try {
      Optional<Checkpoint> beside =
          checkpoint.optimizer().isEmpty() ? checkpoint.optimizerBeside() : Optional.empty();
      Checkpoint holder = beside.orElse(checkpoint);
      if (holder.optimizer().isEmpty()) {
        return none(holder.name() + " holds no optimizer state");
      }
      OptimizerState state = holder.optimizer().get();
      Map<Long, Moments> moments = Moments.of(holder, state);
      if (moments.isEmpty()) {
        return none(holder.name() + " keeps no exp_avg: its optimizer is none of Adam's kind");
      }
      Checkpoint weights = checkpoint.weights();
      boolean isByNumber =
          beside.isPresent() && weights.isSorted() && !ParameterOrder.isNamed(state.groups());
      return isByNumber
          ? numbered(weights, moments, room)
          : named(holder.name(), weights, pattern, state, moments, room);
    } catch (CheckpointException e) {
      return none(String.valueOf(e.getMessage()));
    }
  }

  private static CheckpointUpdates named(
      String holder,
      Checkpoint weights,
      String pattern,
      OptimizerState state,
      Map<Long, Moments> moments,
      Room room)
      throws IOException {
    Map<Long, long[]> shapes = new TreeMap<>();
    moments.forEach((number, each) -> shapes.put(number, each.first().shape()));
    Optional<Map<Long, String>> names =
        ParameterOrder.of(weights.tensors(), state.groups(), shapes);
    if (names.isEmpty()) {
      return none(
          holder
              + ": the optimizer's parameters do not match the model's tensors in one way only:"
              + " give the optimizer model.named_parameters() (PyTorch 2.6)");
    }
    Map<String, Moments> byName = new TreeMap<>();
    moments.forEach((number, each) -> byName.put(String.valueOf(names.get().get(number)), each));
    if (weights.tensors().stream().noneMatch(tensor -> byName.containsKey(tensor.name()))) {
      return none(holder + ": the names of the optimizer's parameters are not the model's");
    }
    Map<String, Moments> wanted = new LinkedHashMap<>();
    for (StoredTensor weight : weights.matching(pattern).matrices()) {
      @Nullable Moments own = byName.get(weight.name());
      if (own != null) {
        if (!Arrays.equals(own.first().shape(), weight.shape())) {
          return none(
              String.format(
                  Locale.ROOT,
                  "%s keeps moments of shape %s for \"%s\", which is %s: they are of another model",
                  holder,
                  own.first().shapeText(),
                  weight.name(),
                  weight.shapeText()));
        }
        wanted.put(weight.name(), own);
      }
    }
    return spectra(weights.name(), wanted, true, room);
  }

  /** By the numbers of the parameters; each must have the shape of some weight of its own. */
  private static CheckpointUpdates numbered(
      Checkpoint weights, Map<Long, Moments> moments, Room room) throws IOException {
    List<String> left = new ArrayList<>();
    weights.tensors().forEach(tensor -> left.add(tensor.shapeText()));
    Map<String, Moments> wanted = new LinkedHashMap<>();
    for (Map.Entry<Long, Moments> each : moments.entrySet()) {
      StoredTensor first = each.getValue().first();
      if (!left.remove(first.shapeText())) {
        return none(
            String.format(
                Locale.ROOT,
                "%s keeps moments of shape %s for parameter %d, and %s has fewer tensors of that"
                    + " shape: they are of another model",
                first.file(),
                first.shapeText(),
                each.getKey(),
                weights.name()));
      }
      if (first.isMatrix()) {
        wanted.put(first.name(), each.getValue());
      }
    }
    return spectra(weights.name(), wanted, false, room);
  }

  private static CheckpointUpdates spectra(
      String name, Map<String, Moments> moments, boolean isNamed, Room room) throws IOException {
    int most = moments.values().stream().mapToInt(each -> each.first().size()).max().orElse(0);
    FloatBuffer update = room.floats(0, most);
    FloatBuffer squares = room.floats(1, most);
    List<MatrixSummary> found = new ArrayList<>();
    List<BelowEpsilon> below = new ArrayList<>();
    for (Map.Entry<String, Moments> entry : moments.entrySet()) {
      Moments each = entry.getValue();
      long count = each.update(update, squares);
      found.add(MatrixMeasure.of(each.first().named(entry.getKey()), update));
      below.add(
          new BelowEpsilon(
              entry.getKey(),
              each.first().size(),
              count,
              each.group().epsilon(),
              each.group().savedEpsilon().isPresent()));
    }
    return new CheckpointUpdates(
        Optional.of(new CheckpointSpectra(name, found)), below, isNamed, "");
  }

  /** What share of the second moments ε outweighs, in one line; empty without moments. */
  public Optional<String> epsilon() {
    long entries = belowEpsilon.stream().mapToLong(BelowEpsilon::entries).sum();
    long below = belowEpsilon.stream().mapToLong(BelowEpsilon::below).sum();
    if (below == 0) {
      return belowEpsilon.isEmpty()
          ? Optional.empty()
          : Optional.of("√v̂ is nowhere below Adam's ε = " + epsilons());
    }
    return belowEpsilon.stream()
        .max(Comparator.comparingDouble(BelowEpsilon::share))
        .map(
            worst ->
                String.format(
                    Locale.ROOT,
                    "√v̂ is below Adam's ε = %s in %.3g %% of the entries, most in %s: %.3g %%",
                    epsilons(),
                    100.0 * below / entries,
                    worst.matrix(),
                    100 * worst.share()));
  }

  private String epsilons() {
    return belowEpsilon.stream()
        .map(each -> each.epsilon() + (each.isSaved() ? "" : " (not saved: PyTorch's own)"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static CheckpointUpdates none(String problem) {
    return new CheckpointUpdates(Optional.empty(), List.of(), false, problem);
  }
}
