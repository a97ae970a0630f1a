package org.refigure.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where the repository lies: its notebooks are what is run. */
final class Home {
  private Home() {}

  /**
   * The folder of the notebooks: below {@code REFIGURE_HOME}, else below the nearest parent of the
   * current directory that has one.
   *
   * @throws UsageException if there is none
   */
  static Path notebooks(Map<String, String> environment, Path start) {
    String home = environment.getOrDefault("REFIGURE_HOME", "");
    if (!home.isBlank()) {
      return Path.of(home).resolve("notebooks");
    }
    return Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("notebooks"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    String.format(
                        Locale.ROOT,
                        "%s and its parents have no folder \"notebooks\"; start from a clone of the repository or set REFIGURE_HOME to one",
                        start.toAbsolutePath())));
  }
}
