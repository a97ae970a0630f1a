package org.refigure.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.Scale;
import org.refigure.Setting;

/**
 * Where a reproduction's results go.
 *
 * @param path the folder, absolute
 */
record OutputFolder(Path path) {
  /**
   * Makes the folder and checks that it takes files, before anything is computed.
   *
   * @throws UsageException if it cannot be made, read or written
   */
  static OutputFolder prepared(Path wanted) {
    Path path = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      Path probe = Files.createTempFile(path, ".probe", "");
      Files.write(probe, new byte[4096]); // a full disk takes an empty file
      Files.delete(probe);
      try (Stream<Path> entries = Files.list(path)) {
        entries.findFirst();
      }
    } catch (IOException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--out = %s must be a folder that can be read and written (%s); choose another with"
                  + " --out",
              wanted,
              reason(e)));
    }
    return new OutputFolder(path);
  }

  /** The executed notebook. */
  Path notebook(ShelvedNotebook notebook) {
    return path.resolve(notebook.name() + ".ipynb");
  }

  /** The page for readers without Jupyter. */
  Path page(ShelvedNotebook notebook) {
    return path.resolve(notebook.name() + ".html");
  }

  /** The notebook's figures. */
  Path figures(ShelvedNotebook notebook) {
    return path.resolve("figures").resolve(notebook.name());
  }

  /** The study files of all notebooks: a second run finds its finished trials there. */
  Path studies() {
    return path.resolve("studies");
  }

  /**
   * What the kernel must know: the scale, where studies and figures go, and at smoke scale to run
   * trials in its own JVM, for starting workers takes longer than a smoke sweep.
   */
  Map<String, String> environment(ShelvedNotebook notebook, Scale scale) {
    Map<String, String> variables = new HashMap<>();
    variables.put("REFIGURE_SCALE", scale.word());
    variables.put("REFIGURE_STUDIES", studies().toString());
    variables.put("REFIGURE_FIGURES", figures(notebook).toString());
    if (scale == Scale.SMOKE) {
      variables.put("REFIGURE_ENGINE", Setting.of("engine").orElse("local"));
    }
    return variables;
  }

  /** The figure files of a notebook in words: {@code 6 PNG, 6 SVG}. */
  String figureFiles(ShelvedNotebook notebook) {
    Path folder = figures(notebook);
    if (!Files.isDirectory(folder)) {
      return "none";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst(".*\\.", ""))
          .collect(Collectors.groupingBy(ending -> ending, TreeMap::new, Collectors.counting()))
          .entrySet()
          .stream()
          .map(kind -> kind.getValue() + " " + kind.getKey().toUpperCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "access denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    if (problem instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return problem instanceof FileSystemException
        ? "the file system refuses"
        : String.valueOf(problem.getMessage());
  }
}
