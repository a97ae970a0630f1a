package org.refigure.notebook;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.plot.Figure;

/** What is shown of a figure, and where its files go. */
final class FigureOutput {
  private static final int LONGEST_NAME = 60;

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

  /** A file name made of the figure's title, or of what it shows where it has none. */
  static String fileName(Figure figure) {
    return slug(figure.title().isBlank() ? figure.alternativeText() : figure.title());
  }

  /** Words as a file name: lower-case letters, digits and single dashes. */
  static String slug(String words) {
    String plain =
        spelled(Normalizer.normalize(words, Normalizer.Form.NFKD))
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    return cut.isEmpty() ? "figure" : cut.replaceAll("-$", "");
  }

  /** Greek letters by their names: σ₁ becomes sigma1. */
  private static String spelled(String words) {
    return words
        .codePoints()
        .mapToObj(
            c ->
                Character.isLetter(c)
                        && Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK
                    ? Character.getName(c).replaceFirst(".*LETTER (\\w+).*", "$1")
                    : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String environment() {
    return System.getenv().getOrDefault("REFIGURE_FIGURES", "");
  }
}
