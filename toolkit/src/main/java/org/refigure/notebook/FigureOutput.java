package org.refigure.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.refigure.plot.Figure;

/** What is shown of a figure, and where its files go. */
final class FigureOutput {
  private FigureOutput() {}

  /**
   * A PNG with the size its text is made for, and in words what it shows; no SVG, which would
   * double the notebook's size.
   */
  static MimeBundle bundle(Figure figure) {
    byte[] png = figure.png();
    var bundle =
        MimeBundle.of(figure.alternativeText())
            .with("image/png", Base64.getEncoder().encodeToString(png));
    return PngSize.of(png).map(size -> bundle.about("image/png", size.metadata())).orElse(bundle);
  }

  /**
   * The folder a reader wants the figures in: {@code refigure.figures}, {@code REFIGURE_FIGURES}.
   */
  static Optional<Path> folder() {
    return Stream.of(System.getProperty("refigure.figures", ""), environment())
        .filter(folder -> !folder.isBlank())
        .findFirst()
        .map(Path::of);
  }

  /**
   * Writes a figure's files under a name made of its title, or of what it shows where it has none.
   * What an earlier run of the notebook wrote is replaced; another figure of this run is not: the
   * second of one title ends in {@code -2}.
   */
  static Path save(Figure figure, Path folder) {
    String name = FileName.of(figure.title().isBlank() ? figure.alternativeText() : figure.title());
    byte[] png = figure.png();
    int copy = 1;
    while (isOther(folder.resolve(numbered(name, copy) + ".png"), png)) {
      copy++;
    }
    return figure.save(folder, numbered(name, copy));
  }

  private static String numbered(String name, int copy) {
    return copy == 1 ? name : name + "-" + copy;
  }

  /** Whether this run wrote another figure there. */
  private static boolean isOther(Path file, byte[] png) {
    try {
      return Files.isRegularFile(file)
          && !Files.getLastModifiedTime(file).toInstant().isBefore(started())
          && !Arrays.equals(Files.readAllBytes(file), png);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be read (" + FileProblem.of(e) + "): choose another folder", e);
    }
  }

  private static Instant started() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  private static String environment() {
    return System.getenv().getOrDefault("REFIGURE_FIGURES", "");
  }
}
