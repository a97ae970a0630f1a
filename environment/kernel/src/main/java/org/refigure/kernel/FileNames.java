package org.refigure.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names of files, for the arguments of magic commands. */
final class FileNames {

  private static final int MOST = 200;

  private FileNames() {}

  /** Paths that begin as typed, folders with a slash at their end. */
  static List<String> beginning(String typed) {
    String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    String name = typed.substring(folder.length());
    try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
          .filter(file -> !name.isEmpty() || !String.valueOf(file.getFileName()).startsWith("."))
          .map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .sorted()
          .limit(MOST)
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
