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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.refigure.checkpoint.Checkpoint;
import org.refigure.checkpoint.CheckpointSpectra;
import org.refigure.checkpoint.CheckpointUpdates;
import org.refigure.checkpoint.Room;
import org.refigure.checkpoint.SteadyScale;
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
          + " would make them. With rates and decays σ₁/√(η/λ) too; where training checkpoints keep"
          + " Adam's moments, in the file or in optimizer.pt beside it, the exponent that the last"
          + " updates predict, and the share of entries that ε outweighs.",
      "Ends 0 whatever it finds."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure compare small.pt large.pt",
      "  environment/refigure compare a.safetensors b.safetensors c/ --widths 256,512,1024 --match"
          + " blocks",
      "  environment/refigure compare a/training.pt b/training.pt --rates 0.01,0.005 --decays 0.1,0.1"
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
      names = "--rates",
      paramLabel = "R,R,...",
      split = ",",
      description = "The hidden matrices' learning rate at each checkpoint; with --decays.")
  private List<Double> rates = List.of();

  @Option(
      names = "--decays",
      paramLabel = "L,L,...",
      split = ",",
      description = "Their weight decay at each; gives σ₁/√(η/λ).")
  private List<Double> decays = List.of();

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
      if (rates.isEmpty() != decays.isEmpty()) {
        throw new UsageException("--rates and --decays must be given together: √(η/λ) needs both");
      }
      List<CheckpointSpectra> spectra = new ArrayList<>();
      List<CheckpointUpdates> updates = new ArrayList<>();
      Room room = new Room();
      for (Path file : files) {
        Checkpoint checkpoint = Checkpoint.of(file);
        spectra.add(CheckpointSpectra.of(checkpoint.weights().matching(match), room));
        updates.add(CheckpointUpdates.of(checkpoint, match, room));
      }
      Map<Integer, CheckpointSpectra> byWidth =
          widths.isEmpty() ? WidthComparison.byWidth(spectra) : given(spectra);
      WidthComparison comparison = WidthComparison.of(byWidth);
      out.println(TableText.of(comparison.table()));
      comparison.unmatched().forEach(line -> out.println("left out: " + line));
      out.println();
      out.println(verdict(comparison));
      out.println();
      rules(comparison, List.copyOf(byWidth.values()), spectra, updates).forEach(out::println);
      to.ifPresent(file -> TableFile.write(comparison.table(), file));
      to.ifPresent(file -> out.println("written to " + file));
      out.flush();
      return 0;
    } catch (IOException | IllegalArgumentException | SweepException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Map<Integer, CheckpointSpectra> given(List<CheckpointSpectra> spectra) {
    if (widths.size() != spectra.size()) {
      throw new UsageException(
          "--widths = "
              + widths
              + " must have one width for each of the "
              + spectra.size()
              + " checkpoints");
    }
    Map<Integer, CheckpointSpectra> byWidth = new TreeMap<>();
    for (int i = 0; i < widths.size(); i++) {
      if (byWidth.put(widths.get(i), spectra.get(i)) != null) {
        throw new UsageException("--widths = " + widths + " must differ from each other");
      }
    }
    return byWidth;
  }

  /**
   * Exponents over √(η/λ) and those that the optimizer's moments predict, or why there are none.
   */
  private List<String> rules(
      WidthComparison comparison,
      List<CheckpointSpectra> ascending,
      List<CheckpointSpectra> given,
      List<CheckpointUpdates> updates) {
    Optional<SteadyScale> scale = Optional.empty();
    if (!rates.isEmpty()) {
      if (rates.size() != given.size() || decays.size() != given.size()) {
        throw new UsageException(
            "--rates and --decays must have one number for each of the "
                + given.size()
                + " checkpoints");
      }
      List<Integer> order = ascending.stream().map(given::indexOf).toList();
      scale =
          Optional.of(
              SteadyScale.of(
                  comparison.widths(),
                  order.stream().map(rates::get).toList(),
                  order.stream().map(decays::get).toList()));
    }
    List<String> lines = new ArrayList<>();
    Map<Integer, CheckpointSpectra> known = new LinkedHashMap<>();
    for (int i = 0; i < ascending.size(); i++) {
      CheckpointUpdates of = updates.get(given.indexOf(ascending.get(i)));
      int width = comparison.widths().get(i);
      of.spectra().ifPresent(update -> known.put(width, update));
      of.epsilon().ifPresent(line -> lines.add("width " + width + ": " + line));
      if (of.spectra().isEmpty()) {
        lines.add("no p by the optimizer's moments: " + of.problem());
      }
    }
    Optional<WidthComparison> predicted =
        known.size() == ascending.size()
            ? Optional.of(WidthComparison.of(known))
            : Optional.empty();
    boolean named = updates.stream().allMatch(CheckpointUpdates::isNamed);
    if (predicted.isPresent() && !named) {
      lines.add(
          "The optimizer does not name its parameters, and safetensors keep no order of them: updates"
              + " are matched by number, all of them, and which is of which kind cannot be told.");
    }
    Optional<WidthComparison> byKind = named ? predicted : Optional.empty();
    if (scale.isPresent() || byKind.isPresent()) {
      lines.add(0, TableText.of(comparison.rules(scale, byKind)));
    }
    predicted
        .flatMap(WidthComparison::hidden)
        .ifPresent(
            p ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "By the last updates, σ₁/rms ∝ d^p with p = %s over all hidden layers (as"
                            + " notebook 01e, but of one batch a width: rather too high than too"
                            + " low).",
                        EstimateText.of(p))));
    return lines;
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
