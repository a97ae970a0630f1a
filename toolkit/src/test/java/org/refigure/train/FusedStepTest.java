package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;
import org.refigure.optim.Schedule;

/** The engine computes the model that {@link LlamaNetwork} states; float64 is the reference. */
class FusedStepTest {
  /**
   * A sixteenth of one activation of the batch below (8 · 64 · 64 floats), for ten steps together:
   * a buffer made anew in any step is larger. How many vectors of the innermost loops stay objects
   * is the compiler's choice, which differs from run to run (0 to 128 bytes a step were seen).
   */
  private static final long SLACK = 8 * 64 * 64 * Float.BYTES / 16;

  /** A model and the shape of its batches. */
  record Setting(Llama llama, int sequences, int length) {}

  @Provide
  Arbitrary<Setting> settings() {
    Arbitrary<Llama.Attention> attention =
        Combinators.combine(
                Arbitraries.of(2, 4, 6, 16, 20, 64),
                Arbitraries.of(Llama.Scale.class),
                Arbitraries.of(true, false))
            .as(Llama.Attention::new);
    Arbitrary<Llama.ReadOut> readOut =
        Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(0.25, 1.0, 2.0))
            .as(Llama.ReadOut::new);
    Arbitrary<Llama> llama =
        Combinators.combine(
                attention,
                readOut,
                Arbitraries.of(true, false),
                Arbitraries.of(1, 2, 3),
                Arbitraries.of(1, 2, 3),
                Arbitraries.of(5, 16, 37, 256),
                Arbitraries.of(1.0, 2.5, 3.5))
            .as(
                (heads, out, gains, count, layers, vocabulary, ratio) ->
                    new Llama(
                        new Llama.Size(vocabulary, count * heads.headSize(), layers, ratio),
                        heads,
                        out,
                        gains));
    return Combinators.combine(llama, Arbitraries.integers().between(1, 5), lengths())
        .as(Setting::new);
  }

  private static Arbitrary<Integer> lengths() {
    return Arbitraries.of(1, 2, 7, 16, 17, 31, 64, 100);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF, seed = Draws.SEED)
  void lossGradientsAndGainsAreThoseOfFloat64(
      @ForAll("settings") Setting setting, @ForAll("seeds") int seed) {
    judge(setting, seed);
  }

  /**
   * The case that once decided a build, by 4.44e-6 between the two engines at layers.1.query where
   * 3.11e-6 was asked. The bound was too tight, the gradient was not imprecise: changing the
   * weights by one rounding changes this gradient by 1,500 roundings. FusedStep was off by 2.4e-6
   * of it, DjlStep, then taken for the truth, by 1.4e-4, which its condition allows.
   */
  @Test
  void anIllConditionedCaseIsJudgedByItsCondition() {
    var size = new Llama.Size(5, 6, 3, 3.5);
    var attention = new Llama.Attention(2, Llama.Scale.INVERSE_ROOT, true);
    var llama = new Llama(size, attention, new Llama.ReadOut(true, 2), false);
    judge(new Setting(llama, 3, 2), 64);
  }

  private static void judge(Setting setting, int seed) {
    Llama llama = setting.llama;
    Parameters weights = alive(llama, seed);
    TokenBatch batch = batch(setting, seed);
    DoubleReference exact = DoubleReference.at(llama, weights, batch, weight -> weight);
    DoubleReference.Bounds bounds = exact.bounds(llama, weights, batch);
    try (StepEngine<TokenBatch> fused = new FusedStep(llama);
        StepEngine<TokenBatch> djl = new DjlStep<>(new LlamaNetwork(llama))) {
      for (StepEngine<TokenBatch> engine : List.of(fused, djl)) {
        Parameters gradient = Parameters.initial(llama.parameters(), new GaussianStream(seed));
        double loss = engine.lossAndGradient(weights, batch, gradient);
        assertThat(loss).isCloseTo(exact.loss(), within(bounds.loss()));
        assertThat(engine.loss(weights, batch)).isEqualTo(loss);
        TokenBatch other = batch(setting, seed + 1);
        assertThat(engine.loss(weights, List.of(batch, other, batch)))
            .isEqualTo((loss + engine.loss(weights, other) + loss) / 3);
        for (ParameterShape each : llama.parameters()) {
          assertThat(exact.distance(each, gradient.get(each)))
              .as("%s of %s", each.name(), engine.provenance())
              .isLessThan(bounds.gradients().get(each.name()));
        }
        Map<String, Double> gains = engine.gains(weights, batch);
        assertThat(gains.keySet()).isEqualTo(exact.gains().keySet());
        gains.forEach(
            (name, gain) ->
                assertThat(gain)
                    .as(name)
                    .isCloseTo(exact.gains().get(name), within(bounds.gains().get(name))));
      }
    }
  }

  @Provide
  Arbitrary<Integer> seeds() {
    return Arbitraries.integers().between(1, 1_000_000);
  }

  @Test
  void batchesOfTwoShapesAreRefused() {
    Llama llama = Llama.of(new Llama.Size(37, 32, 1, 2.5), 16, 0.5);
    try (StepEngine<TokenBatch> fused = new FusedStep(llama)) {
      List<TokenBatch> batches =
          List.of(batch(new Setting(llama, 2, 9), 1), batch(new Setting(llama, 3, 9), 1));
      assertThatThrownBy(() -> fused.loss(alive(llama, 1), batches))
          .hasMessage("batches must all have one shape (Llama)");
    }
  }

  @Test
  void tenStepsOfAdamWStayTogether() {
    Setting setting = new Setting(Llama.of(new Llama.Size(37, 32, 2, 2.5), 16, 0.5), 4, 20);
    Recipe recipe = Recipe.of(new Rates(0.01, 0.1), new Rates(0.003, 0), Schedule.constant());
    Parameters ours = alive(setting.llama, 5);
    Parameters theirs = ours.copy();
    try (StepEngine<TokenBatch> fused = new FusedStep(setting.llama);
        StepEngine<TokenBatch> djl = new DjlStep<>(new LlamaNetwork(setting.llama))) {
      train(fused, ours, setting, recipe);
      train(djl, theirs, setting, recipe);
    }
    for (ParameterShape each : setting.llama.parameters()) {
      assertThat(difference(ours.get(each), theirs.get(each)))
          .as(each.name())
          .isLessThan(1e-3 * size(theirs.get(each)));
    }
  }

  private static void train(
      StepEngine<TokenBatch> engine, Parameters weights, Setting setting, Recipe recipe) {
    Parameters gradient = Parameters.zeros(weights.descriptions());
    RecipeState state = recipe.start(weights.descriptions());
    for (int step = 0; step < 10; step++) {
      engine.lossAndGradient(weights, batch(setting, step), gradient);
      recipe.step(weights, gradient, state);
    }
  }

  @Test
  @Tag("slow")
  void threeHundredStepsLearnAsTheyDoWithDjl() {
    double[] fused = curve("fused", 1);
    double[] djl = curve("djl", 1);
    double[] otherSeed = curve("djl", 2);
    double spread = 0;
    double apart = 0;
    for (int i = 100; i < fused.length; i++) {
      spread += Math.abs(otherSeed[i] - djl[i]) / 200;
      apart += Math.abs(fused[i] - djl[i]) / 200;
    }
    assertThat(djl[299]).as("it learns").isLessThan(0.7 * djl[0]);
    assertThat(apart).as("mean distance from step 100 on").isLessThan(spread);
  }

  /** The loss of every step on sequences whose next token is twice the last plus one. */
  private static double[] curve(String word, long seed) {
    Llama llama = Llama.of(new Llama.Size(61, 64, 2, 2.5), 16, 1);
    Recipe recipe = Recipe.of(new Rates(0.003, 0.1), new Rates(0.003, 0), Schedule.constant());
    Parameters weights = Parameters.initial(llama.parameters(), new GaussianStream(seed));
    Parameters gradient = Parameters.zeros(weights.descriptions());
    RecipeState state = recipe.start(weights.descriptions());
    double[] losses = new double[300];
    try (StepEngine<TokenBatch> engine = StepEngines.open(llama, word)) {
      for (int step = 0; step < losses.length; step++) {
        TokenBatch noise = batch(new Setting(llama, 8, 64), step);
        int[] tokens = noise.tokens();
        for (int i = 0; i < tokens.length; i++) {
          // Every fifth token stays random, so that something is left to learn at the end.
          tokens[i] = i % 5 == 0 ? tokens[i] : (2 * tokens[i - 1] + 1) % 61;
        }
        losses[step] = engine.lossAndGradient(weights, noise, gradient);
        recipe.step(weights, gradient, state);
      }
    }
    return losses;
  }

  @Test
  void severalAtOnceAndAfterOtherShapesGiveTheBitsOfOne() throws Exception {
    Setting setting = new Setting(Llama.of(new Llama.Size(61, 48, 2, 2.5), 16, 1), 6, 33);
    Parameters alone = gradient(setting, 40);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Parameters> task = () -> gradient(setting, 3);
      List<Future<Parameters>> all =
          threads.invokeAll(Stream.generate(() -> task).limit(6).toList());
      for (Future<Parameters> each : all) {
        for (ParameterShape parameter : alone.descriptions()) {
          assertThat(each.get().get(parameter)).isEqualTo(alone.get(parameter));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aStepAllocatesNoBuffer() {
    Setting setting = new Setting(Llama.of(new Llama.Size(64, 64, 2, 2.5), 16, 1), 8, 64);
    Parameters weights = alive(setting.llama, 2);
    Parameters gradient = Parameters.zeros(weights.descriptions());
    TokenBatch batch = batch(setting, 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    try (StepEngine<TokenBatch> engine = new FusedStep(setting.llama)) {
      // Until the compiler keeps the vectors in registers they are objects; it works beside us.
      long end = System.nanoTime() + 300_000_000_000L; // enough on a loaded machine
      while (least > SLACK && System.nanoTime() < end) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
          engine.lossAndGradient(weights, batch, gradient);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
    }
    assertThat(least).as("bytes of ten steps").isLessThanOrEqualTo(SLACK);
  }

  /** The gradient after the compiler has seen more or less of the engine, and another batch. */
  private static Parameters gradient(Setting setting, int warmUps) {
    Parameters gradient = Parameters.zeros(setting.llama.parameters());
    Parameters weights = alive(setting.llama, 3);
    try (StepEngine<TokenBatch> engine = new FusedStep(setting.llama)) {
      for (int i = 0; i < warmUps; i++) {
        engine.lossAndGradient(
            weights, batch(new Setting(setting.llama, 1 + i % 3, 5 + i), i), gradient);
      }
      engine.lossAndGradient(weights, batch(setting, 9), gradient);
    }
    return gradient;
  }

  /** No parameter at its special start: an alive read-out, gains that differ. */
  private static Parameters alive(Llama llama, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    Parameters weights = Parameters.initial(llama.parameters(), stream);
    llama.parameters().forEach(each -> stream.addTo(weights.get(each), 0.2));
    return weights;
  }

  private static TokenBatch batch(Setting setting, long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    int[] tokens = new int[setting.sequences * (setting.length + 1)];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = random.nextInt(setting.llama.size().vocabulary());
    }
    return new TokenBatch(setting.sequences, setting.length, tokens);
  }

  private static double difference(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.pow((double) a[i] - b[i], 2);
    }
    return Math.sqrt(sum);
  }

  private static double size(float[] a) {
    return difference(a, new float[a.length]);
  }
}
