package org.refigure.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.refigure.checkpoint.Checkpoint;
import org.refigure.checkpoint.CheckpointSpectra;
import org.refigure.checkpoint.WidthComparison;
import org.refigure.claim.EstimateText;
import org.refigure.notebook.TableText;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How the matrices of checkpoints change with the width. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares checkpoints of one architecture at several widths: how norms and top singular values"
          + " of each kind of matrix grow, whether the latter stay level, and which weight decay"
          + " would make them.",
      "Ends 0 whatever it finds."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure compare small.pt large.pt",
      "  environment/refigure compare a.safetensors b.safetensors c/ --widths 256,512,1024 --match"
          + " blocks"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CHECKPOINT",
      arity = "2..*",
      description = "A file, an index or a folder for each width.")
  private List<Path> files = List.of();

  @Option(
      names = "--widths",
      paramLabel = "D,D,...",
      split = ",",
      description =
          "The widths, in the order of the checkpoints; read from the shapes if not given.")
  private List<Integer> widths = List.of();

  @Option(
      names = "--match",
      paramLabel = "REGEX",
      description = "Only tensors in whose names this is found.")
  private String match = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Writes the table to a file that ends in .csv, .json or .parquet.")
  private Optional<Path> to = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      to.ifPresent(TableFile::requireEnding);
      List<CheckpointSpectra> spectra = new ArrayList<>();
      for (Path file : files) {
        spectra.add(CheckpointSpectra.of(Checkpoint.of(file).matching(match)));
      }
      WidthComparison comparison = widths.isEmpty() ? WidthComparison.of(spectra) : given(spectra);
      out.println(TableText.of(comparison.table()));
      comparison.unmatched().forEach(line -> out.println("left out: " + line));
      out.println();
      out.println(verdict(comparison));
      to.ifPresent(file -> TableFile.write(comparison.table(), file));
      to.ifPresent(file -> out.println("written to " + file));
      out.flush();
      return 0;
    } catch (IOException | IllegalArgumentException | SweepException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private WidthComparison given(List<CheckpointSpectra> spectra) {
    if (widths.size() != spectra.size()) {
      throw new UsageException(
          "--widths = "
              + widths
              + " must have one width for each of the "
              + spectra.size()
              + " checkpoints");
    }
    Map<Integer, CheckpointSpectra> byWidth = new LinkedHashMap<>();
    for (int i = 0; i < widths.size(); i++) {
      if (byWidth.put(widths.get(i), spectra.get(i)) != null) {
        throw new UsageException("--widths = " + widths + " must differ from each other");
      }
    }
    return WidthComparison.of(byWidth);
  }

  private static String verdict(WidthComparison comparison) {
    return comparison
        .hidden()
        .map(
            q ->
                String.format(
                    Locale.ROOT,
                    "Hidden matrices, all layers: σ₁ ∝ d^q with q = %s: %s. A decay that grows by"
                        + " d^(2q) more than now would make them level (arXiv 2510.15262; under η ∝ 1/d"
                        + " and a constant decay p = q + ½, and the rule is λ ∝ d^(2p − 1)).",
                    EstimateText.of(q),
                    switch (WidthComparison.verdict(q)) {
                      case LEVEL -> "level, within ±" + WidthComparison.LEVEL;
                      case NOT_LEVEL -> "not level, beyond ±" + WidthComparison.LEVEL;
                      case UNDECIDED ->
                          "it cannot be told whether within ±"
                              + WidthComparison.LEVEL
                              + "; more layers, widths or seeds would tell";
                    }))
        .orElse("No matrix grows along both sides: there is no hidden one to judge.");
  }
}
