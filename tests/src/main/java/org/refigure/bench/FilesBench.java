package org.refigure.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bytedeco.openblas.global.openblas;
import org.refigure.checkpoint.Checkpoint;
import org.refigure.checkpoint.StoredTensor;
import org.refigure.data.GaussianStream;
import org.refigure.spectrum.Spectrum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checkpoints and tables that other programs wrote. */
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    description = {
      "A generated checkpoint in bfloat16 through \"spectrum\", a generated table through"
          + " \"import\", each in a JVM of its own; full spectra beside LAPACK and NumPy.",
      "Needs as much room as the checkpoint in the folder of temporary files."
    })
final class FilesBench implements Callable<Integer> {
  private static final long MEGA = 1_000_000;

  /** Threads that read, as many as spectrum works with on bfloat16. */
  private static final int READERS = Math.min(2, Runtime.getRuntime().availableProcessors());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "Tiny sizes: shows that everything runs.")
  private boolean quick;

  private final List<String> goals = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    var report = new Report(spec.commandLine().getOut());
    report.line(Machine.line());
    Path folder = Files.createTempDirectory("refigure-files");
    try {
      checkpoint(folder, report);
      tables(folder, report);
    } finally {
      for (String name : List.of("model.safetensors", "spectra.csv", "steps.csv", "runs.csv")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
    spectra(report);
    if (!quick) {
      report.title("Goals");
      goals.forEach(report::line);
    }
    return 0;
  }

  private void goal(Goal goal, double value, String what, String measured) {
    goals.add(String.format(Locale.ROOT, "%-58s %-22s %s", what, measured, goal.verdict(value)));
  }

  private void checkpoint(Path folder, Report report) throws Exception {
    int width = quick ? 64 : 2048;
    Path file = folder.resolve("model.safetensors");
    ForeignFiles.safetensors(file, width, quick ? MEGA : 2000 * MEGA);
    report.title("σ₁, norm and stable rank of every matrix of a checkpoint in bfloat16");
    double before = Reading.seconds(file, READERS, quick ? 1 : 5);
    CommandChild.Seen seen =
        CommandChild.run(
            2, "spectrum", file.toString(), "--to", folder.resolve("spectra.csv").toString());
    double reading = Math.min(before, Reading.seconds(file, READERS, quick ? 1 : 5));
    Checkpoint opened = Checkpoint.of(file);
    long largest = opened.matrices().stream().mapToLong(StoredTensor::bytes).max().orElse(0);
    double bytes = Files.size(file);
    report.line(
        "%,.0f MB from the system's cache by %d threads, best of 10: %s (%.1f GB/s; one thread %.1f"
            + " GB/s)",
        bytes / MEGA,
        READERS,
        Report.duration(reading),
        bytes / reading * 1e-9,
        bytes / Reading.seconds(file, 1, quick ? 1 : 5) * 1e-9);
    report.line(
        "spectrum, %d threads: %s, %s of CPU   %s",
        READERS,
        Report.duration(seen.seconds()),
        Report.duration(seen.cpu()),
        Goal.atMost(120).verdict(seen.seconds()));
    double passes = products(folder.resolve("spectra.csv"));
    if (!quick) {
      double first = seen.seconds() / passes / reading;
      double again = seen.again() / passes / reading;
      report.line(
          "%d matrices, %.1f passes (each a product with WᵀW, by the mean weight): %s a pass, %.2f"
              + " times a reading   %s",
          opened.matrices().size(),
          passes,
          Report.duration(seen.seconds() / passes),
          first,
          Goal.atMost(1.5).verdict(first));
      report.line(
          "again in that JVM, which has compiled its loops by then: %s, %s a pass, %.2f times a"
              + " reading",
          Report.duration(seen.again()), Report.duration(seen.again() / passes), again);
      goal(
          Goal.atMost(1.5),
          first,
          String.format(Locale.ROOT, "a pass over bfloat16, of %.1f, beside a reading", passes),
          String.format(Locale.ROOT, "%.2f (again %.2f)", first, again));
      goal(
          Goal.atMost(120),
          seen.seconds(),
          "σ₁, norm, stable rank of 2 GB",
          Report.duration(seen.seconds()));
    }
    if (seen.peak().isPresent()) {
      double allowed = 3.0 * largest / MEGA + 300;
      report.line(
          "most memory %,d MB, largest tensor %,d MB   %s",
          seen.peak().getAsLong() / MEGA,
          largest / MEGA,
          Goal.atMost(Math.rint(allowed)).verdict(seen.peak().getAsLong() / (double) MEGA));
    }
  }

  /** Products with WᵀW of the command's table, a matrix counting by its size. */
  private static double products(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    int shape = List.of(lines.get(0).split(",")).indexOf("shape");
    int count = List.of(lines.get(0).split(",")).indexOf("products");
    double products = 0;
    double numbers = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      String[] sides = cells[shape].split("×");
      double size = Double.parseDouble(sides[0]) * Double.parseDouble(sides[1]);
      products += size * Double.parseDouble(cells[count]);
      numbers += size;
    }
    return products / numbers;
  }

  private void tables(Path folder, Report report) throws Exception {
    int rows = quick ? 2_000 : 1_000_000;
    report.title("Import of a table in CSV");
    Path steps = ForeignFiles.table(folder.resolve("steps.csv"), rows);
    table("a row for each step of a run", steps, rows, report);
    Path runs = ForeignFiles.runs(folder.resolve("runs.csv"), rows);
    table("a row for each run", runs, rows, report);
  }

  private void table(String what, Path file, int rows, Report report) throws Exception {
    Path study = file.resolveSibling(file.getFileName() + ".sqlite");
    CommandChild.Seen seen =
        CommandChild.run(
            1,
            "import",
            file.toString(),
            "--width",
            "width",
            "--rate",
            "lr",
            "--loss",
            "loss",
            "--to",
            study.toString());
    report.line(
        "%s: %,d rows, %,d MB: %s, %s of CPU   %s",
        what,
        rows,
        Files.size(file) / MEGA,
        Report.duration(seen.seconds()),
        Report.duration(seen.cpu()),
        Goal.atMost(10).verdict(seen.seconds()));
    goal(
        Goal.atMost(10),
        seen.seconds(),
        String.format(Locale.ROOT, "import of %,d rows, %s", rows, what),
        Report.duration(seen.seconds()));
    Files.delete(file);
    Files.deleteIfExists(study);
  }

  private void spectra(Report report) throws Exception {
    report.title("All singular values of a square matrix, on one thread");
    for (int side : quick ? new int[] {48} : new int[] {512, 1024}) {
      double[] matrix = new double[side * side];
      GaussianStream numbers = new GaussianStream(side);
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] = numbers.next();
      }
      String lapack = "LAPACK's gesdd, " + side;
      String ours = "Spectrum.of, " + side;
      Rounds rounds =
          new Rounds()
              .add(lapack, () -> gesdd(matrix, side))
              .add(ours, () -> Spectrum.of(matrix, side, side));
      Optional<NumpySpectra> numpy = NumpySpectra.of(side, side);
      numpy.ifPresent(each -> rounds.add("NumPy, " + side, each));
      rounds.run(quick ? 1 : 15);
      numpy.ifPresent(NumpySpectra::close);
      report.timings(rounds);
      if (!quick) {
        report.line("ours over LAPACK %s", Goal.atMost(1.1).verdict(rounds.ratio(ours)));
        goal(
            Goal.atMost(1.1),
            rounds.ratio(ours),
            String.format(Locale.ROOT, "all singular values of %d×%d beside LAPACK", side, side),
            String.format(Locale.ROOT, "%.3f times", rounds.ratio(ours)));
      }
      if (numpy.isEmpty()) {
        report.line("NumPy of Python is absent: no row for it");
      }
    }
  }

  /** Values only, by LAPACK itself; the matrix is copied, for it is overwritten. */
  private static double gesdd(double[] matrix, int side) {
    DoubleBuffer copy = direct(matrix.length).put(0, matrix);
    DoubleBuffer values = direct(side);
    int wrong =
        openblas.LAPACKE_dgesdd(
            openblas.LAPACK_COL_MAJOR,
            (byte) 'N',
            side,
            side,
            copy,
            side,
            values,
            direct(1),
            1,
            direct(1),
            1);
    if (wrong != 0) {
      throw new IllegalStateException("gesdd ended with " + wrong);
    }
    return values.get(0);
  }

  private static DoubleBuffer direct(int length) {
    return ByteBuffer.allocateDirect(length * Double.BYTES)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer();
  }
}
