package org.refigure.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.refigure.UserFolders;

/**
 * Where data sets lie on this machine.
 *
 * <ol>
 *   <li>The repository's folder {@code datasets}: below {@code REFIGURE_HOME}, which the launch
 *       scripts set, else below the nearest parent of the current directory that has one. A kernel
 *       that Jupyter started stands in {@code notebooks} and finds it so; a program that only has
 *       the jar has no such folder, and goes on with the next.
 *   <li>The folder that the system property {@code refigure.data}, else the environment variable
 *       {@code REFIGURE_DATA} names.
 *   <li>The user's cache, where downloads are kept: {@code refigure/data} in {@code
 *       $XDG_CACHE_HOME} or {@code ~/.cache}.
 * </ol>
 */
final class DatasetFolders {
  private DatasetFolders() {}

  static List<Path> current() {
    return of(System.getenv(), System.getProperty("refigure.data", ""), Path.of(""));
  }

  static Path store() {
    return UserFolders.current().cache().resolve("data");
  }

  static List<Path> of(Map<String, String> environment, String property, Path start) {
    List<Path> folders = new ArrayList<>();
    repository(environment.getOrDefault("REFIGURE_HOME", ""), start).ifPresent(folders::add);
    String named = property.isBlank() ? environment.getOrDefault("REFIGURE_DATA", "") : property;
    if (!named.isBlank()) {
      folders.add(Path.of(named));
    }
    return folders;
  }

  /** A folder counts as ours by its card file: many projects have a folder "datasets". */
  private static Optional<Path> repository(String home, Path start) {
    Stream<Path> candidates =
        home.isBlank()
            ? Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent)
            : Stream.of(Path.of(home));
    return candidates
        .map(folder -> folder.resolve("datasets"))
        .filter(folder -> Files.isRegularFile(folder.resolve("digits.md")))
        .findFirst();
  }
}
