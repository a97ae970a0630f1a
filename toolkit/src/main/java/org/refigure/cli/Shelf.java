package org.refigure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notebooks of a folder, in reading order.
 *
 * @param folder where they lie
 * @param notebooks by number, then letter
 */
public record Shelf(Path folder, List<ShelvedNotebook> notebooks) {
  /** Copies the list. */
  public Shelf {
    notebooks = List.copyOf(notebooks);
  }

  /**
   * Looks into a folder.
   *
   * @throws UsageException if it cannot be listed
   */
  public static Shelf of(Path folder) {
    return new Shelf(
        folder,
        files(folder).stream()
            .map(ShelvedNotebook::of)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(ShelvedNotebook::name))
            .toList());
  }

  /** Names of notebook files that belong to no paper by their name, in order. */
  List<String> strangers() {
    return files(folder).stream()
        .filter(file -> file.toString().endsWith(".ipynb") && ShelvedNotebook.of(file).isEmpty())
        .map(file -> file.getFileName().toString())
        .sorted()
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "notebooks = %s must be a readable folder; start from a clone of the repository or set REFIGURE_HOME to one",
              folder));
    }
  }

  /** The notebooks of a paper. */
  public List<ShelvedNotebook> ofPaper(String number) {
    return notebooks.stream().filter(notebook -> notebook.number().equals(number)).toList();
  }

  /** What can be asked for, in one line: {@code 00, 01a, 01b}. */
  public String tags() {
    return notebooks.isEmpty()
        ? "none"
        : notebooks.stream().map(ShelvedNotebook::tag).distinct().collect(Collectors.joining(", "));
  }
}
