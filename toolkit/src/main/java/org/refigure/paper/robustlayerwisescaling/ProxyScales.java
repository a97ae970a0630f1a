package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.data.Tokenizer;
import org.refigure.model.Llama;
import org.refigure.optim.ScalingRule;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Plan;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Throughput;
import org.refigure.train.MatrixProducts;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The language models at workstation and at cluster scale, as sweeps: 8 layers, heads of 64, 1,024
 * tokens of FineWeb-Edu (GPT-2 BPE) per sequence, d₀ = 256. Sizes of the paper and of its authors'
 * sister code; most are inferred ({@link Assumptions}).
 *
 * <p>AdamC, learnable multipliers and mixture-of-experts, which the plan for cluster scale names
 * too, are left out: our model and optimisers have none of them.
 */
public final class ProxyScales {
  /** Planning figure for one H200-class GPU, utilisation included. */
  public static final Throughput ONE_GPU =
      new Throughput(
          375e12,
          "stated, 350–400 TFLOP/s in bfloat16 on one H200-class GPU; the float32 of DjlStep takes several times longer");

  /** Share of the matrix-product peak that a training step is taken to reach on a CPU. */
  private static final double UTILISATION = 0.6;

  private static final int BASE_WIDTH = 256;
  private static final double BASE_RATE = Math.pow(2, -7);
  private static final double BASE_DECAY = 0.3;
  private static final double EPSILON = 1e-10;
  private static final int WIDEST = 2048;
  private static final List<Integer> WIDTHS = List.of(BASE_WIDTH, 512, 1024, WIDEST);
  private static final int LAYERS = 8;
  private static final int HEAD_SIZE = 64;
  private static final int CLUSTER_STEPS = 20_000;
  private static final ScalingRule PAPER = ScalingRule.SQUARE_ROOT_DECAY;

  private ProxyScales() {}

  /**
   * A part of a scale.
   *
   * @param name what it is for
   * @param sweep its trials
   */
  public record Part(String name, Sweep sweep) {}

  /**
   * The parts of a scale on a device.
   *
   * @param device {@code cpu}, {@code gpu0}, …
   * @param stepEngine the word of a step engine; on a GPU it must be {@code djl} or {@code auto}
   * @throws IllegalArgumentException if the scale is smaller than workstation
   */
  public static List<Part> parts(Scale scale, String device, String stepEngine) {
    return switch (scale) {
      case WORKSTATION -> workstation(device, stepEngine);
      case CLUSTER -> cluster(device, stepEngine);
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "scale = %s must be workstation or cluster: smaller ones are notebooks' own",
                  scale.word()));
    };
  }

  /** Both scales on a GPU, priced at {@link #ONE_GPU}; nothing is run. */
  public static Table plan() {
    return plan(ONE_GPU, "gpu0", "djl");
  }

  /** One core of this machine: its matrix-product peak, measured now, times a stated share. */
  public static Throughput oneCore() {
    return new Throughput(
        UTILISATION * MatrixProducts.peak("cpu"),
        String.format(
            Locale.ROOT,
            "%.0f %% of the float32 matrix-product peak measured now",
            100 * UTILISATION));
  }

  /** Both scales: trials, tokens, operations, largest memory and hours on one such device. */
  public static Table plan(Throughput throughput, String device, String stepEngine) {
    List<String> names =
        List.of("scale", "part", "trials", "tokens each", "FLOP", "memory, largest", "hours");
    List<StringColumn> columns = names.stream().map(StringColumn::create).toList();
    for (Scale scale : List.of(Scale.WORKSTATION, Scale.CLUSTER)) {
      for (Part part : parts(scale, device, stepEngine)) {
        Plan plan = plan(part.sweep());
        List<String> cells =
            List.of(
                scale.word(),
                part.name(),
                String.valueOf(plan.total()),
                tokens(part.sweep()),
                String.format(Locale.ROOT, "%.2g", plan.flops()),
                String.format(Locale.ROOT, "%.0f GB", plan.memory().largest() / 1e9),
                String.format(Locale.ROOT, "%,.0f", plan.timeAt(throughput).toSeconds() / 3600.0));
        for (int i = 0; i < cells.size(); i++) {
          columns.get(i).append(cells.get(i));
        }
      }
    }
    return Table.create(
        String.format(Locale.ROOT, "On one %s at %s; not run", device, throughput),
        columns.toArray(StringColumn[]::new));
  }

  private static List<Part> workstation(String device, String engine) {
    Sweep base = models(device, engine).fix("epsilon", EPSILON);
    Sweep any = models(device, engine).fix("sequences", 128).fix("steps", 5000);
    Sweep runs = any.fix("epsilon", EPSILON).fix("decayFrom", 0.8);
    Sweep transfer = at(runs, 1, BASE_WIDTH, PAPER, octaves(-10, -5));
    for (ScalingRule rule : decayRules(true)) {
      transfer =
          transfer
              .and(at(runs, 2, 512, rule, octaves(-10, -5)))
              .and(at(runs, 1, 1024, rule, octaves(-10, -5)))
              .and(at(runs, 1, 2048, rule, octaves(-8, -6)));
    }
    Sweep decay =
        at(runs, 1, BASE_WIDTH, PAPER, BASE_RATE)
            .and(at(runs, 1, 1024, PAPER, BASE_RATE))
            .over("decayFactor", 0.25, 0.5, 2.0, 4.0);
    Sweep six =
        FigureOneRun.ALL.stream()
            .map(
                run ->
                    at(
                            base.fix("sequences", 64).fix("steps", 20_000).fix("decayFrom", 1.0),
                            1,
                            512,
                            PAPER,
                            BASE_RATE)
                        .fix("rateFactor", run.learningRateFactor())
                        .fix("decayFactor", run.weightDecayFactor()))
            .reduce(Sweep::and)
            .orElseThrow();
    Sweep falling = any.fix("epsilon", EPSILON).fix("decayFrom", 1.0).fix("schedule", "cosine");
    Sweep cosine =
        perWidth(List.of(BASE_WIDTH, 512, 1024), falling, octaves(-10, -5))
            .and(at(falling, 1, WIDEST, PAPER, octaves(-8, -6)));
    Sweep epsilon =
        perWidth(WIDTHS, any.fix("epsilon", 1e-8).fix("decayFrom", 0.8), octaves(-8, -6));
    return List.of(
        new Part("width transfer: s = 0, ½, 1, joint", transfer),
        new Part("decay ×¼ … ×4 at d = 256, 1024", decay),
        new Part("Figure 1 at d = 512", six),
        new Part("cosine after the warm-up, s = ½", cosine),
        new Part("ε = 1e-8 in place of 1e-10, s = ½", epsilon));
  }

  private static List<Part> cluster(String device, String engine) {
    Sweep any =
        models(device, engine).fix("epsilon", EPSILON).fix("sequences", 480).fix("decayFrom", 0.8);
    Sweep runs = any.fix("steps", CLUSTER_STEPS);
    Sweep transfer = at(runs, 1, BASE_WIDTH, PAPER, octaves(-11, -5));
    Sweep seeds = at(runs, 3, BASE_WIDTH, PAPER, octaves(-8, -6));
    for (int width : new int[] {512, 1024, 2048}) {
      for (ScalingRule rule : decayRules(false)) {
        transfer = transfer.and(at(runs, 1, width, rule, octaves(-11, -5)));
        seeds = seeds.and(at(runs, 3, width, rule, octaves(-8, -6)));
      }
    }
    Sweep decay = perWidth(WIDTHS, runs, BASE_RATE).over("decayFactor", 0.25, 0.5, 1.0, 2.0, 4.0);
    double[] rates = octaves(-9, -5);
    Sweep gains = perWidth(WIDTHS, runs.fix("gains", true), rates);
    Sweep attention = perWidth(WIDTHS, runs.fix("attentionScale", Llama.Scale.INVERSE), rates);
    Sweep tokens =
        WIDTHS.stream()
            .map(width -> at(any.fix("steps", proportionate(width)), 1, width, PAPER, rates))
            .reduce(Sweep::and)
            .orElseThrow();
    return List.of(
        new Part("width transfer: s = 0, ½, 1", transfer),
        new Part("3 seeds around each optimum", seeds),
        new Part("5 decays per width", decay),
        new Part("learned gains, s = ½", gains),
        new Part("attention scale 1/d_h, s = ½", attention),
        new Part("tokens ∝ parameters, s = ½", tokens));
  }

  private static Sweep models(String device, String stepEngine) {
    return Sweep.of(LlamaTraining.class)
        .fix("layers", LAYERS)
        .fix("headSize", HEAD_SIZE)
        .fix("length", 1024)
        .fix("baseWidth", BASE_WIDTH)
        .fix("corpus", "fineweb")
        .fix("part", 8)
        .fix("stepEngine", stepEngine)
        .fix("device", device)
        .fix("baseDecay", BASE_DECAY);
  }

  /**
   * T at which a width sees as many tokens per parameter, embedding and read-out counted, as the
   * widest in all its steps.
   */
  private static long proportionate(int width) {
    return Math.round(CLUSTER_STEPS * parameters(width) / parameters(WIDEST));
  }

  private static double parameters(int width) {
    Llama.Size size = new Llama.Size(Tokenizer.GPT2.vocabulary(), width, LAYERS, 2.5);
    return Llama.of(size, HEAD_SIZE, 1).parameters().stream()
        .mapToDouble(each -> (double) each.rows() * each.columns())
        .sum();
  }

  /** The paper's rule, one seed. */
  private static Sweep perWidth(List<Integer> widths, Sweep runs, double... rates) {
    return widths.stream()
        .map(width -> at(runs, 1, width, PAPER, rates))
        .reduce(Sweep::and)
        .orElseThrow();
  }

  private static Sweep at(Sweep runs, int seeds, int width, ScalingRule rule, double... rates) {
    return runs.fix("rule", rule.name())
        .fix("width", width)
        .over("baseRate", Arrays.stream(rates).boxed().toArray())
        .seeds(seeds);
  }

  private static List<ScalingRule> decayRules(boolean joint) {
    return ScalingRule.named().stream()
        .filter(rule -> !rule.equals(ScalingRule.STANDARD))
        .filter(rule -> joint || !rule.equals(ScalingRule.JOINT))
        .toList();
  }

  private static double[] octaves(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToDouble(x -> Math.pow(2, x)).toArray();
  }

  /** As if nothing had been run, one trial at a time. */
  private static Plan plan(Sweep sweep) {
    try (Study nothing = Study.inMemory()) {
      return sweep.plan(nothing, new LocalEngine());
    }
  }

  private static String tokens(Sweep sweep) {
    double tokens =
        sweep.trials().stream()
            .mapToDouble(
                trial ->
                    (double) trial.integer("steps")
                        * trial.integer("sequences")
                        * trial.integer("length"))
            .max()
            .orElseThrow();
    return String.format(Locale.ROOT, "%.2g", tokens);
  }
}
