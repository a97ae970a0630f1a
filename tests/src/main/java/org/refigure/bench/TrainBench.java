package org.refigure.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.refigure.train.StepEngines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What a training step costs: speed, memory, probes and update rules of every engine, beside
 * Python's.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Training steps of a small language model: every engine beside Python's PyTorch, one"
            + " thread.")
final class TrainBench implements Callable<Integer> {
  /** A number that the options take. */
  private static final String WHOLE = "[1-9][0-9]{0,5}";

  private static final List<String> ENGINES = List.of("fused", "djl");

  /** Widths that are measured unless others are asked for, with heads of 32. */
  private static final String WIDE = "128,256,512";

  /** The shapes of the flagship's sweeps: two blocks, heads of 16. */
  private static final List<Integer> FLAGSHIP_WIDTHS = List.of(32, 64, 128, 256);

  /** The flagship's proxy at smoke scale. */
  private static final Proxy SMALLEST = new Proxy(32, 16, 2, 64, 2);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "Tiny sizes: shows that everything runs.")
  private boolean quick;

  @Option(
      names = "--widths",
      description =
          "Widths of the model, joined by commas; by default "
              + WIDE
              + " and the flagship's shapes (2 blocks, heads of 16, widths 32 to 256, 2,048 and 256"
              + " tokens a step).",
      defaultValue = "")
  private String widths = "";

  @Option(
      names = "--rounds",
      description = "Interleaved rounds; by default ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private String rounds = "";

  @Option(
      names = "--head-size",
      description = "Width of an attention head; by default ${DEFAULT-VALUE}.",
      defaultValue = "32")
  private String headSize = "";

  @Override
  public Integer call() throws Exception {
    long start = System.nanoTime();
    List<Proxy> proxies = proxies();
    int rounds = whole("--rounds", this.rounds, "5");
    var report = new Report(spec.commandLine().getOut());
    report.line(Machine.line());
    List<String> engines = engines(proxies.get(0), report);
    var speed = new TrainSpeed(report, quick ? 1 : rounds, quick);
    for (Proxy proxy : proxies) {
      speed.measure(proxy, engines);
    }
    for (Proxy proxy : flagship()) {
      speed.measure(proxy, engines.subList(0, 1));
    }
    new TrainSideBySide(report, engines.get(0), quick).measure(proxies);
    new TrainMemory(report, engines, quick).measure(proxies, speed.pythonMemory());
    Proxy middle = proxies.get(proxies.size() / 2);
    new TrainProbes(report, engines.get(0), quick).measure(middle);
    new TrainRules(report, engines.get(0), quick).measure(middle);
    new TrainHarness(report, engines.get(0), quick).measure(quick ? middle : SMALLEST);
    report.line("");
    report.line("All of it took %.1f min.", (System.nanoTime() - start) * 1e-9 / 60);
    return 0;
  }

  /** Those that were asked for; wrong numbers are refused whatever the size. */
  private List<Proxy> proxies() {
    int head = whole("--head-size", headSize, "32");
    if (head % 2 != 0) {
      throw wrong("--head-size", headSize, "must be even: rotary positions turn pairs", "32");
    }
    String widths = this.widths.isEmpty() ? WIDE : this.widths;
    if (!widths.matches(WHOLE + "(," + WHOLE + ")*")) {
      String rule = "must be whole numbers from 1 to 999999, joined by commas";
      throw wrong("--widths", widths, rule, "128,256");
    }
    List<Proxy> asked = new ArrayList<>();
    for (String text : widths.split(",")) {
      int width = Integer.parseInt(text);
      if (width % head != 0) {
        throw wrong("--widths", text, "must be a multiple of --head-size = " + head, "" + 4 * head);
      }
      asked.add(new Proxy(width, head, 4, 256, 8));
    }
    return quick ? List.of(new Proxy(16, 8, 1, 8, 2)) : asked;
  }

  /** None where particular widths are asked for. */
  private List<Proxy> flagship() {
    if (quick || !widths.isEmpty()) {
      return List.of();
    }
    List<Proxy> proxies = new ArrayList<>();
    for (int width : FLAGSHIP_WIDTHS) {
      proxies.add(new Proxy(width, 16, 2, 256, 8));
      proxies.add(new Proxy(width, 16, 2, 64, 4));
    }
    return proxies;
  }

  private int whole(String option, String text, String example) {
    if (!text.matches(WHOLE)) {
      throw wrong(option, text, "must be a whole number from 1 to 999999", example);
    }
    return Integer.parseInt(text);
  }

  private ParameterException wrong(String option, String text, String rule, String example) {
    return new ParameterException(
        spec.commandLine(),
        String.format(
            Locale.ROOT, "%s = \"%s\" %s, for example %s %s", option, text, rule, option, example));
  }

  /** Those that work here; the reason is told of every other. */
  private static List<String> engines(Proxy proxy, Report report) {
    List<String> working = new ArrayList<>();
    for (String word : ENGINES) {
      try (var engine = StepEngines.open(proxy.llama(), word)) {
        report.line("%-6s %s", word, engine.provenance());
        working.add(word);
      } catch (IllegalStateException e) {
        report.line("%-6s skipped: %s", word, e.getMessage());
      }
    }
    return working;
  }
}
