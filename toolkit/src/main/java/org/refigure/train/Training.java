package org.refigure.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.refigure.data.GaussianStream;
import org.refigure.model.Parameters;
import org.refigure.model.tape.TapeModel;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;

/**
 * A training: batch, loss and gradient by an engine, one step of a recipe, again.
 *
 * <p>Batches are a function of the step, so a training that resumes needs no history of its data.
 * It records the curves {@code training loss} and {@code gradient norm} (before clipping) and what
 * its probes see. A run that leaves the finite numbers ends there and says so; an interrupt stops
 * it within one step, after which it may go on.
 *
 * @param <B> what one batch is
 */
public final class Training<B> {
  private final StepEngine<B> engine;
  private final LongFunction<B> batches;
  private final Recipe recipe;
  private final Parameters weights;
  private final Parameters gradient;
  private final List<ScheduledProbe> probes = new ArrayList<>();
  private final RecipeState state;
  private @Nullable Parameters remembered;
  private LongPredicate recording = step -> step % 10 == 0;
  private LongPredicate saving = step -> false;
  private Consumer<String> progress = line -> {};
  private Path file = Path.of("checkpoint.npz");
  private long stepNanos;

  private record ScheduledProbe(LongPredicate when, Probe probe) {}

  /**
   * A training before its first step.
   *
   * @param engine computes loss and gradient; the caller closes it
   * @param initial weights to start from, copied
   * @param batches the batch of each step, counted from 0
   * @param recipe how weights follow gradients
   */
  public Training(
      StepEngine<B> engine, Parameters initial, LongFunction<B> batches, Recipe recipe) {
    this.engine = engine;
    this.batches = batches;
    this.recipe = recipe;
    weights = initial.copy();
    gradient = initial.zeros();
    state = recipe.start(initial);
  }

  /**
   * A training of a small model in double precision, from weights that a seed decides.
   *
   * @param batches the batch of each step, counted from 0
   * @param recipe how weights follow gradients
   * @param seed of the initial weights, for example {@code trial.streamSeed("init")}
   */
  public static <B> Training<B> of(
      TapeModel<B> model, LongFunction<B> batches, Recipe recipe, long seed) {
    Parameters initial = Parameters.initialDoubles(model.parameters(), new GaussianStream(seed));
    return new Training<>(new TapeStep<>(model), initial, batches, recipe);
  }

  /** Lets a probe see every so many-th step, from step 0 on. */
  public Training<B> probe(long every, Probe probe) {
    requireInterval("probe", every);
    return probe(step -> step % every == 0, probe);
  }

  /** Records loss and gradient norm at every so many-th step; 10 by default. */
  public Training<B> record(long every) {
    requireInterval("record", every);
    return record(step -> step % every == 0);
  }

  /** Tells how far it is, about ten times a run: {@code .progress(System.out::println)}. */
  public Training<B> progress(Consumer<String> listener) {
    progress = listener;
    return this;
  }

  /** Lets a probe see the steps that a rule picks, for example {@code step -> step % 50 == 0}. */
  public Training<B> probe(LongPredicate when, Probe probe) {
    probes.add(new ScheduledProbe(when, probe));
    return this;
  }

  /** Records loss and gradient norm at the steps that a rule picks; every tenth by default. */
  public Training<B> record(LongPredicate when) {
    recording = when;
    return this;
  }

  /**
   * Writes a checkpoint every so many steps, and goes on from the file if it exists now.
   *
   * @throws IllegalArgumentException if the file is of another model or rule, or the interval is
   *     below 1
   * @throws UncheckedIOException if the file cannot be read
   */
  public Training<B> checkpoint(Path file, long interval) {
    requireInterval("checkpoint", interval);
    this.file = file;
    saving = step -> step % interval == 0;
    if (Files.exists(file)) {
      try {
        resume(Checkpoint.read(file, weights));
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
    return this;
  }

  /**
   * Goes on from a checkpoint, whose values are copied.
   *
   * @throws IllegalArgumentException if it is of another model or another rule
   */
  public void resume(Checkpoint from) {
    from.weights().requireModel(weights.descriptions());
    state.restore(from.state(), from.step());
    weights.set(from.weights());
  }

  /** A copy of all that this training is now. */
  public Checkpoint checkpoint() {
    return new Checkpoint(state.steps(), weights.copy(), state.save());
  }

  /** The weights, shared: they change while the training runs. */
  public Parameters weights() {
    return weights;
  }

  /**
   * Seconds spent so far in steps: batch, loss, gradient and rule, without probes and checkpoints;
   * for a recorder's {@code inSteps}.
   */
  public double stepSeconds() {
    return stepNanos / 1e9;
  }

  /** Steps taken. */
  public long steps() {
    return state.steps();
  }

  /**
   * Takes steps until so many were taken in all.
   *
   * @param until number of steps since the start, not since the last call
   * @throws InterruptedException if the thread was interrupted; the training stays usable
   * @throws UncheckedIOException if a checkpoint cannot be written
   */
  public TrainingRun run(long until, Measurements measurements) throws InterruptedException {
    long from = state.steps();
    long clipped = 0;
    double loss = Double.NaN;
    for (long step = from; step < until; step++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training stopped before step " + step);
      }
      long start = System.nanoTime();
      loss = engine.lossAndGradient(weights, batches.apply(step), gradient);
      stepNanos += System.nanoTime() - start;
      if (!Double.isFinite(loss)) {
        return ended(from, loss, clipped, "loss = " + loss);
      }
      List<Probe> due = due(step);
      Parameters before = due.isEmpty() ? weights : remembered();
      start = System.nanoTime();
      double norm = recipe.step(weights, gradient, state);
      stepNanos += System.nanoTime() - start;
      if (!Double.isFinite(norm)) {
        return ended(from, loss, clipped, "gradient norm = " + norm);
      }
      clipped += norm > recipe.clipNorm() ? 1 : 0;
      if (recording.test(step)) {
        measurements.point("training loss", step, loss);
        measurements.point("gradient norm", step, norm);
      }
      Probe.Step seen = new Probe.Step(step, before, weights, gradient);
      due.forEach(probe -> probe.measure(seen, measurements));
      if (saving.test(step + 1)) {
        save();
      }
      if ((step + 1) * 10 / until > step * 10 / until) {
        progress.accept(
            String.format(Locale.ROOT, "step %,d of %,d: loss %.4g", step + 1, until, loss));
      }
    }
    return ended(from, loss, clipped, null);
  }

  private static void requireInterval(String what, long every) {
    if (every < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s every %d steps: must be ≥ 1 (training)", what, every));
    }
  }

  /** A copy of the weights as they are now, in storage that every probed step uses. */
  private Parameters remembered() {
    if (remembered == null) {
      remembered = weights.zeros();
    }
    remembered.set(weights);
    return remembered;
  }

  private List<Probe> due(long step) {
    List<Probe> due = new ArrayList<>();
    for (ScheduledProbe each : probes) {
      if (each.when.test(step)) {
        due.add(each.probe);
      }
    }
    return due;
  }

  private TrainingRun ended(long from, double loss, long clipped, @Nullable String divergence) {
    long now = state.steps();
    return new TrainingRun(
        now,
        loss,
        clipped / Math.max(1.0, now - from),
        Optional.ofNullable(divergence).map(reason -> new TrainingRun.Divergence(now, reason)));
  }

  private void save() {
    try {
      new Checkpoint(state.steps(), weights, state.save()).write(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
