package org.refigure.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the papers' own algorithms cost. */
@Command(
    name = "papers",
    mixinStandardHelpOptions = true,
    description = "The algorithms of the papers against their floors and alternatives.")
final class PapersBench implements Callable<Integer> {
  private static final List<Benchmark> BENCHMARKS =
      List.of(new CurvatureBench(), new GauntBench(), new SinkhornBench(), new CalibrationBench());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "Tiny sizes: shows that everything runs.")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    var report = new Report(spec.commandLine().getOut());
    report.line(Machine.line());
    for (Benchmark benchmark : BENCHMARKS) {
      report.title(benchmark.title());
      benchmark.run(quick ? Benchmark.Size.QUICK : Benchmark.Size.FULL, report);
    }
    return 0;
  }
}
