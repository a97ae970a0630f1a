package org.refigure.train;

import java.util.Locale;
import java.util.Optional;
import org.refigure.OptionalLibrary;
import org.refigure.Setting;
import org.refigure.data.TokenBatch;
import org.refigure.fused.Support;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;

/**
 * Which engine computes the steps of a {@link Llama}: one word.
 *
 * <p>{@code djl} is the readable reference and the only one for a GPU; {@code fused} the fast one
 * for a CPU; {@code auto} takes the fused one where it can and else says in the provenance why not.
 */
public final class StepEngines {
  /** The system property that holds the word where a program names none. */
  public static final String PROPERTY = "refigure.step";

  /** The environment variable that is asked after {@link #PROPERTY}. */
  public static final String VARIABLE = "REFIGURE_STEP";

  private StepEngines() {}

  /**
   * The word where a program names none: the system property {@code refigure.step}, else the
   * environment variable {@code REFIGURE_STEP}, else {@code auto}.
   */
  public static String defaultWord() {
    return Setting.of("step").orElse("auto");
  }

  /** The engine of the default word, on one CPU thread. */
  public static StepEngine<TokenBatch> open(Llama llama) {
    return open(llama, defaultWord());
  }

  /**
   * The engine of a word, on one CPU thread.
   *
   * @param word {@code auto}, {@code fused} or {@code djl}
   * @throws IllegalArgumentException if it is another word
   * @throws IllegalStateException if that engine cannot work here; says why
   */
  public static StepEngine<TokenBatch> open(Llama llama, String word) {
    return open(llama, word, "cpu");
  }

  /**
   * The engine of a word on a device.
   *
   * @param word {@code auto}, {@code fused} or {@code djl}
   * @param device {@code cpu} or {@code gpu0}, {@code gpu1}, …
   * @throws IllegalArgumentException if it is another word or there is no such device
   * @throws IllegalStateException if that engine cannot work here; says why
   */
  public static StepEngine<TokenBatch> open(Llama llama, String word, String device) {
    return switch (word) {
      case "djl" -> djl(llama, device);
      case "fused" -> {
        if (!device.equals("cpu")) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "step engine \"fused\" runs on device cpu, not on %s: take djl",
                  device));
        }
        yield new FusedStep(llama);
      }
      case "auto" -> {
        if (!device.equals("cpu")) {
          yield djl(llama, device);
        }
        Optional<String> missing = Support.missing();
        yield missing.isEmpty()
            ? new FusedStep(llama)
            : new Instead(inPlaceOfFused(llama, missing.get()), missing.get());
      }
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "step engine \"%s\" must be auto, fused or djl (property %s or variable %s)",
                  word,
                  PROPERTY,
                  VARIABLE));
    };
  }

  private static StepEngine<TokenBatch> djl(Llama llama, String device) {
    OptionalLibrary.PYTORCH.require("step engine \"djl\" (\"fused\" does without)");
    return new DjlStep<>(new LlamaNetwork(llama), device);
  }

  private static StepEngine<TokenBatch> inPlaceOfFused(Llama llama, String reason) {
    OptionalLibrary.PYTORCH.require(
        String.format(Locale.ROOT, "step engine \"auto\": not fused (%s), and djl", reason));
    return djl(llama, "cpu");
  }

  /** An engine that stands in for the fused one, and why. */
  private static final class Instead extends ForwardingEngine<TokenBatch> {
    private final String reason;

    Instead(StepEngine<TokenBatch> engine, String reason) {
      super(engine);
      this.reason = reason;
    }

    @Override
    public String provenance() {
      return String.format(Locale.ROOT, "%s; not fused: %s", engine.provenance(), reason);
    }
  }
}
