package org.refigure.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.refigure.model.Blas;

/**
 * Tokens per second of a full training step on one thread, round by round beside Python's and
 * beside the largest float32 product that OpenBLAS reaches in the same rounds.
 *
 * <p>Operations are counted as {@code Llama.flopsPerToken} does: 6 for every weight of a product
 * and 12·L·d·T for attention, its masked half included, which an engine may skip.
 */
final class TrainSpeed {
  private static final String PYTHON = "python";
  private static final String PEAK = "sgemm";
  private static final int PEAK_SIDE = 1536;
  private static final double SECONDS_PER_TURN = 1.5;

  /** Until compilers are done. */
  private static final double WARM_UP_SECONDS = 5;

  /** Of Python and of OpenBLAS, which are compiled already: until their memory is there. */
  private static final double TOUCHING_SECONDS = 1;

  private static final double PROFILED_SECONDS = 4;

  private final Report report;
  private final int rounds;
  private final boolean quick;
  private final Map<Integer, Long> pythonMemory = new LinkedHashMap<>();
  private final Optional<ProductLimit> ownChoice;

  TrainSpeed(Report report, int rounds, boolean quick) throws IOException, InterruptedException {
    this.report = report;
    ownChoice = ProductLimit.ofOwnChoice(quick ? 64 : PEAK_SIDE);
    this.rounds = rounds;
    this.quick = quick;
  }

  /** Largest resident size of Python by width, in bytes, where Python ran. */
  Map<Integer, Long> pythonMemory() {
    return pythonMemory;
  }

  /** Measures engines on one model, and profiles the first of them. */
  void measure(Proxy proxy, List<String> engines) throws Exception {
    report.title("One thread, " + proxy);
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    try {
      for (String word : engines) {
        candidates.put(word, new TrainingSteps(proxy, word));
      }
      try {
        PythonSteps python = new PythonSteps(proxy);
        candidates.put(PYTHON, python);
        report.line(
            "Python's PyTorch is %s, eager; its AdamW scales the decay and places ε by another"
                + " convention, at the same cost",
            python.version());
      } catch (IllegalStateException e) {
        report.line("%s skipped: %s", PYTHON, e.getMessage());
      }
      PeakProduct product = new PeakProduct(quick ? 64 : PEAK_SIDE);
      candidates.put(PEAK, product);
      Rounds timed = timed(candidates);
      double peak = product.flops() / timed.timing(PEAK).min();
      Optional<PeerBlas> peer = Optional.empty();
      if (candidates.get(PYTHON) instanceof PythonSteps python) {
        peer = Optional.of(python.blas(product.side()));
      }
      table(proxy, engines, peak, peer, timed);
      new StepProfile(report, quick ? 0.1 : PROFILED_SECONDS)
          .measure(proxy, candidates.get(engines.get(0)));
      engines.forEach(word -> allocation(word, (TrainingSteps) candidates.get(word)));
      if (candidates.get(PYTHON) instanceof PythonSteps python) {
        pythonMemory.put(proxy.width(), python.peakMemory());
      }
    } finally {
      candidates.values().forEach(Candidate::close);
    }
  }

  /** Warms up, so that compilers are done, then takes turns of about equal length. */
  private Rounds timed(Map<String, Candidate> candidates) throws Exception {
    Rounds timed = new Rounds();
    for (Map.Entry<String, Candidate> each : candidates.entrySet()) {
      double seconds = warmUp(each.getValue());
      int calls = quick ? 1 : (int) Math.max(1, Math.round(SECONDS_PER_TURN / seconds));
      timed.add(each.getKey(), calls, each.getValue());
    }
    return timed.runWarm(rounds);
  }

  /** Seconds of the last call. */
  private double warmUp(Candidate candidate) {
    double compiling = candidate instanceof TrainingSteps ? WARM_UP_SECONDS : TOUCHING_SECONDS;
    double limit = quick ? 0 : compiling;
    long start = System.nanoTime();
    long before;
    do {
      before = System.nanoTime();
      candidate.call();
    } while ((System.nanoTime() - start) * 1e-9 < limit);
    return (System.nanoTime() - before) * 1e-9;
  }

  private void table(
      Proxy proxy, List<String> engines, double peak, Optional<PeerBlas> peer, Rounds timed) {
    List<ProductLimit> products = new ArrayList<>();
    products.add(new ProductLimit("OpenBLAS " + Blas.version(), peak));
    peer.ifPresent(blas -> products.add(new ProductLimit("Python's " + blas.name(), blas.flops())));
    ownChoice.ifPresent(products::add);
    ProductLimit limit = ProductLimit.of(products);
    report.line("largest product here: %s, best of the rounds", products.get(0));
    peer.ifPresent(blas -> report.line("Python's product: %s", blas.line(peak)));
    report.line("the limit, the largest product by any library at hand: %s", limit);
    report.line(
        "a step is %.2f GFLOP, of which %.0f %% are masked",
        proxy.flopsPerStep() * 1e-9, 100 * proxy.maskedShare());
    for (Rounds.Timing timing : timed.timings()) {
      if (timing.name().equals(PEAK)) {
        continue;
      }
      double seconds = timing.median();
      double ofPeak = proxy.flopsPerStep() / seconds / peak;
      report.line(
          "%-8s %,8.0f tokens/s   step %s (%s–%s)   %.2f of the product's speed%s, %.2f of the limit",
          timing.name(),
          proxy.tokensPerStep() / seconds,
          Report.duration(seconds),
          Report.duration(timing.min()),
          Report.duration(timing.max()),
          ofPeak,
          verdict(timing.name(), StepGoals.ofPeak(proxy), ofPeak),
          ofPeak * peak / limit.flops());
    }
    for (String word : peer.isPresent() ? engines : List.<String>of()) {
      Spread faster = timed.speed(word, PYTHON);
      String verdict = verdict(word, StepGoals.faster(proxy), faster.median());
      report.line(
          "%-8s %s times Python's tokens/s%s", word, faster, peer.get().verdict(verdict, peak));
    }
    if (engines.size() > 1) {
      report.line(
          "%-8s %s times the tokens/s of %s",
          engines.get(0), timed.speed(engines.get(0), engines.get(1)), engines.get(1));
    }
  }

  /** The goals are the fast engine's. */
  private String verdict(String word, Optional<Goal> goal, double value) {
    return word.equals("fused") ? goal.map(each -> "   " + each.verdict(value)).orElse("") : "";
  }

  private void allocation(String word, TrainingSteps training) {
    double whole = allocated(training::call);
    double engine = allocated(training::lossAndGradient);
    report.line(
        "%-8s %,.0f bytes of heap allocated by a step, %,.0f of them by the engine%s",
        word, whole, engine, verdict(word, Optional.of(Goal.atMost(0)), engine));
  }

  /** Bytes of the heap that one call takes: the median of three, or one that takes a second. */
  private double allocated(Runnable call) {
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Double> bytes = new ArrayList<>();
    long start = System.nanoTime();
    do {
      long before = bean.getCurrentThreadAllocatedBytes();
      call.run();
      bytes.add((double) (bean.getCurrentThreadAllocatedBytes() - before));
    } while (!quick && bytes.size() < 3 && System.nanoTime() - start < 1e9);
    return Spread.of(bytes.stream().mapToDouble(Double::doubleValue).toArray()).median();
  }
}
