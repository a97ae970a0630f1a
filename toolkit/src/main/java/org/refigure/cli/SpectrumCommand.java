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
import org.refigure.checkpoint.MatrixSummary;
import org.refigure.notebook.TableText;
import org.refigure.plot.Figure;
import org.refigure.plot.Line;
import org.refigure.plot.Spectra;
import org.refigure.spectrum.MarchenkoPastur;
import org.refigure.spectrum.Spectrum;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.PowerLawTail;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tech.tablesaw.columns.Column;

/** Norms and singular values of the matrices of checkpoints. */
@Command(
    name = "spectrum",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Norm, root mean square, top singular value and stable rank of every matrix of a checkpoint;"
          + " with --full all singular values, their outliers and their tail.",
      "Reads safetensors (also sharded), PyTorch's .pt, .pth and .bin, NumPy's .npy and .npz, one"
          + " matrix at a time; nothing in a file is executed."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure spectrum model.safetensors",
      "  environment/refigure spectrum model.pt --match \"attn|mlp\" --full --figures out",
      "  environment/refigure spectrum model.safetensors.index.json --to spectra.csv"
    })
final class SpectrumCommand implements Callable<Integer> {
  private static final int BINS = 40;
  private static final int PLACES = 400;
  private static final int MOST_FIGURES = 40;
  private static final Bootstrap RESAMPLING = new Bootstrap(200, 0.95, 1);

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of one checkpoint, or its folder.")
  private List<Path> files = List.of();

  @Option(
      names = "--match",
      paramLabel = "REGEX",
      description = "Only tensors in whose names this is found.")
  private String match = "";

  @Option(names = "--full", description = "All singular values; O(mn·min(m, n)) a matrix.")
  private boolean full;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Writes the table to a file that ends in .csv, .json or .parquet.")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--figures",
      paramLabel = "DIR",
      description = "Writes figures into a folder; with --full.")
  private Optional<Path> figures = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (figures.isPresent() && !full) {
      throw new UsageException("--figures needs all singular values: add --full");
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      to.ifPresent(TableFile::requireEnding);
      Checkpoint checkpoint =
          Checkpoint.of(files.get(0), files.subList(1, files.size()).toArray(Path[]::new))
              .matching(match);
      if (checkpoint.matrices().isEmpty()) {
        throw new UsageException(
            match.isEmpty()
                ? checkpoint.name()
                    + " holds no matrix: every tensor is a vector, a number or empty"
                : checkpoint.name() + " has no matrix in whose name \"" + match + "\" is found");
      }
      CheckpointSpectra spectra =
          full ? CheckpointSpectra.whole(checkpoint) : CheckpointSpectra.of(checkpoint);
      List<Column<?>> columns = spectra.columns();
      out.println(TableText.of(spectra.checkpoint(), columns));
      spectra.notes().forEach(out::println);
      if (!checkpoint.skipped().isEmpty()) {
        out.println("not read: " + String.join(", ", checkpoint.skipped()));
      }
      tails(spectra).forEach(out::println);
      to.ifPresent(file -> TableFile.write(columns, file));
      to.ifPresent(file -> out.println("written to " + file));
      figures.ifPresent(folder -> draw(spectra, folder, out));
      out.flush();
      return 0;
    } catch (IOException | IllegalArgumentException | SweepException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> tails(CheckpointSpectra spectra) {
    List<String> lines = new ArrayList<>();
    for (MatrixSummary matrix : spectra.matrices()) {
      matrix.spectrum().ifPresent(all -> lines.add(matrix.name() + ": " + tail(all)));
    }
    return lines;
  }

  private static String tail(Spectrum spectrum) {
    double[] eigenvalues = spectrum.singularValues();
    for (int i = 0; i < eigenvalues.length; i++) {
      eigenvalues[i] *= eigenvalues[i];
    }
    if (eigenvalues.length < 2 * PowerLawTail.SHORTEST) {
      return "no tail: "
          + eigenvalues.length
          + " singular values are too few for one of "
          + PowerLawTail.SHORTEST;
    }
    PowerLawTail tail = PowerLawTail.of(eigenvalues, RESAMPLING);
    return String.format(
        Locale.ROOT,
        "tail of σ²: exponent %.2f %s over the largest %d of %d, Kolmogorov–Smirnov %.3f, nearer to"
            + " a log-normal or a power law: %s (p = %.2g)",
        tail.exponent(),
        tail.interval(),
        tail.tail(),
        tail.size(),
        tail.distance(),
        tail.nearer(),
        tail.pValue());
  }

  private static void draw(CheckpointSpectra spectra, Path folder, PrintWriter out) {
    List<MatrixSummary> whole =
        spectra.matrices().stream().filter(matrix -> matrix.spectrum().isPresent()).toList();
    Map<String, double[]> values = new LinkedHashMap<>();
    for (MatrixSummary matrix : whole.subList(0, Math.min(whole.size(), MOST_FIGURES))) {
      double[] all = matrix.spectrum().orElseThrow().singularValues();
      values.put(matrix.name(), all);
      MarchenkoPastur law = MarchenkoPastur.ofMatrix(matrix.rows(), matrix.columns(), matrix.rms());
      double end = Math.max(matrix.topSingularValue(), Math.sqrt(law.upperEdge())) * 1.02;
      double[] x = new double[PLACES];
      double[] density = new double[PLACES];
      for (int i = 0; i < PLACES; i++) {
        x[i] = end * i / (PLACES - 1);
        density[i] = law.singularValueDensity(x[i]);
      }
      Line theory = Line.of("Marchenko–Pastur", x, density).dashed();
      Figure.of(Spectra.density(matrix.name(), all, BINS, theory))
          .save(folder, "density-" + matrix.name());
    }
    Figure.of(Spectra.rank(spectra.checkpoint(), values)).save(folder, "rank");
    out.println("figures written to " + folder);
  }
}
