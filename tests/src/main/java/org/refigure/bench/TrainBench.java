package org.refigure.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.refigure.train.StepEngines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a training step costs: speed, memory and probes of every engine, beside Python's. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Training steps of a small language model: every engine beside Python's PyTorch, one thread.")
final class TrainBench implements Callable<Integer> {
  private static final List<String> ENGINES = List.of("fused", "djl");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "Tiny sizes: shows that everything runs.")
  private boolean quick;

  @Option(
      names = "--widths",
      split = ",",
      description = "Widths of the model; by default ${DEFAULT-VALUE}.",
      defaultValue = "128,256,512")
  private List<Integer> widths = List.of();

  @Option(
      names = "--rounds",
      description = "Interleaved rounds; by default ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int rounds;

  @Option(
      names = "--head-size",
      description = "Width of an attention head; by default ${DEFAULT-VALUE}.",
      defaultValue = "32")
  private int headSize;

  @Override
  public Integer call() throws Exception {
    var report = new Report(spec.commandLine().getOut());
    report.line(Machine.line());
    List<Proxy> proxies = proxies();
    List<String> engines = engines(proxies.get(0), report);
    var speed = new TrainSpeed(report, engines, quick ? 1 : rounds);
    for (Proxy proxy : proxies) {
      speed.measure(proxy);
    }
    new TrainSideBySide(report, engines.get(0), quick).measure(proxies);
    new TrainMemory(report, engines, quick).measure(proxies, speed.pythonMemory());
    Proxy middle = proxies.get(proxies.size() / 2);
    new TrainProbes(report, engines.get(0), quick).measure(middle);
    return 0;
  }

  private List<Proxy> proxies() {
    var tiny = new Proxy(16, 8, 1, 8, 2);
    var first = new Proxy(widths.get(0), headSize, 4, 256, 8);
    return quick ? List.of(tiny) : widths.stream().map(first::withWidth).toList();
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
