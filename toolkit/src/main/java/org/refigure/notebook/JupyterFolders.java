package org.refigure.notebook;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.refigure.UserFolders;

/**
 * Where Jupyter keeps its data, kernels among them.
 *
 * <p>Source: Jupyter core, "Common directories and file locations".
 */
final class JupyterFolders {
  private JupyterFolders() {}

  /** The data folders in the order Jupyter searches them. */
  static List<Path> searchPath(Map<String, String> environment) {
    var folders = new ArrayList<Path>();
    String own = environment.getOrDefault("JUPYTER_PATH", "");
    Stream.of(own.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .forEach(folders::add);
    addIfSet(folders, environment, "JUPYTER_DATA_DIR", "");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      addIfSet(folders, environment, "APPDATA", "jupyter");
      addIfSet(folders, environment, "PROGRAMDATA", "jupyter");
    } else {
      addUnix(folders, environment, system.startsWith("mac"));
    }
    return folders;
  }

  private static void addUnix(List<Path> folders, Map<String, String> environment, boolean mac) {
    Path home = UserFolders.current().home().orElse(Path.of(""));
    if (mac) {
      folders.add(home.resolve("Library/Jupyter"));
    } else {
      String data = environment.getOrDefault("XDG_DATA_HOME", "");
      folders.add(
          (data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("jupyter"));
    }
    addIfSet(folders, environment, "VIRTUAL_ENV", "share/jupyter");
    addIfSet(folders, environment, "CONDA_PREFIX", "share/jupyter");
    if (mac) {
      folders.add(Path.of("/opt/homebrew/share/jupyter"));
    }
    folders.add(Path.of("/usr/local/share/jupyter"));
    folders.add(Path.of("/usr/share/jupyter"));
  }

  private static void addIfSet(
      List<Path> folders, Map<String, String> environment, String variable, String below) {
    String folder = environment.getOrDefault(variable, "");
    if (!folder.isBlank()) {
      folders.add(Path.of(folder).resolve(below));
    }
  }
}
