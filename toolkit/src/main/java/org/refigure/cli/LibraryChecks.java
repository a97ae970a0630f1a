package org.refigure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.refigure.NativeFolder;
import org.refigure.blas.OpenBlasLibrary;
import org.refigure.model.Blas;
import org.refigure.model.MatrixView;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Line;
import org.refigure.plot.Panel;
import org.refigure.spectrum.Spectrum;
import org.refigure.sweep.Study;
import org.refigure.sweep.SweepException;
import org.refigure.train.PyTorch;

/** Loads every native library that a reproduction may ask for, and uses it once. */
final class LibraryChecks {
  private static final int SIDE = 512;

  private LibraryChecks() {}

  static List<Check> all() {
    return List.of(
        check("database", LibraryChecks::database),
        blas(),
        linearAlgebra(),
        check("PyTorch", () -> PyTorch.version() + ", one thread"),
        check("drawing", LibraryChecks::drawing));
  }

  private static Check check(String name, Supplier<String> use) {
    try {
      return Check.well(name, use.get());
    } catch (SweepException e) { // which names the folder itself
      return Check.ill(name, String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      return Check.ill(name, remedy("does not work: " + e));
    }
  }

  /** Makes a study, as a sweep does, and removes it. */
  private static String database() {
    try {
      Path folder = Files.createTempDirectory("refigure-doctor");
      Path file = folder.resolve("study.sqlite");
      try (Study study = Study.open(file)) {
        study.records();
      } finally {
        for (String part : new String[] {"", "-wal", "-shm"}) {
          Files.deleteIfExists(folder.resolve("study.sqlite" + part));
        }
        Files.delete(folder);
      }
      return "SQLite makes, opens and closes a study";
    } catch (IOException e) {
      throw new IllegalStateException("no study can be made in the temporary folder: " + e, e);
    }
  }

  /** Where arrays must be copied, every product takes longer. */
  private static Check blas() {
    try {
      String seen =
          String.format(
              Locale.ROOT,
              "OpenBLAS %s%s on one thread, %.0f GFLOP/s in a product of %d by %d",
              Blas.version(),
              chosen(),
              gigaflops(),
              SIDE,
              SIDE);
      return Blas.openBlas().copies()
          ? Check.of("BLAS", folder().map(why -> seen + ", slowed by copies: " + why), seen)
          : Check.well("BLAS", seen + ", arrays in place");
    } catch (RuntimeException | LinkageError e) {
      return Check.ill("BLAS", remedy("OpenBLAS does not load"));
    }
  }

  /** Who chose the kernels, where it was not OpenBLAS itself. */
  private static String chosen() {
    String choice = System.getenv(OpenBlasLibrary.CHOICE);
    return choice == null || choice.isBlank()
        ? ""
        : String.format(Locale.ROOT, ", chosen by %s=%s,", OpenBlasLibrary.CHOICE, choice);
  }

  /** The best of a few products: 2·n³ operations each. */
  private static double gigaflops() {
    MatrixView a = MatrixView.of(new float[SIDE * SIDE], SIDE, SIDE);
    MatrixView c = MatrixView.of(new float[SIDE * SIDE], SIDE, SIDE);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      Blas.openBlas().multiply(1, a, a, 0, c);
      least = Math.min(least, System.nanoTime() - start);
    }
    return 2.0 * SIDE * SIDE * SIDE / least;
  }

  /** Where it does not load, everything works, but slower. */
  private static Check linearAlgebra() {
    return Spectrum.hasLapack()
        ? Check.well("linear algebra", "LAPACK loads")
        : Check.ill(
            "linear algebra",
            remedy("LAPACK of OpenBLAS does not load, so spectra of large matrices are slow"));
  }

  private static String drawing() {
    double[] line = {1, 2};
    Panel panel = Panel.of("", Axis.linear("x"), Axis.linear("y")).with(Line.of("", line, line));
    try {
      return Figure.of(panel).png().length / 1024 + " KiB PNG";
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "a figure cannot be drawn (%s): install a JDK with its desktop module, headless is"
                  + " enough",
              e),
          e);
    }
  }

  private static String remedy(String fault) {
    return fault
        + "; "
        + folder()
            .orElseGet(
                () ->
                    String.format(
                        Locale.ROOT,
                        "this is %s on %s: a 64-bit Linux, macOS or Windows is needed",
                        System.getProperty("os.name"),
                        System.getProperty("os.arch")));
  }

  /** What keeps native code from being loaded, where a folder does. */
  private static Optional<String> folder() {
    return Stream.concat(Stream.of(NativeFolder.temporary()), MachineChecks.home().stream())
        .flatMap(each -> each.problem().stream())
        .findFirst();
  }
}
