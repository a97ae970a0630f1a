package org.refigure.sweep;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the notebook is called that runs in this JVM, for the names of study files. */
final class NotebookName {
  static final String PROPERTY = "refigure.notebook";

  /** Jupyter's own: the notebook's path. */
  private static final String VARIABLE = "JPY_SESSION_NAME";

  private NotebookName() {}

  /** The notebook's file name without its ending, else the working folder's name. */
  static String current() {
    String said = System.getenv().getOrDefault(VARIABLE, "");
    String path = System.getProperty(PROPERTY, said);
    return path.isBlank() ? name(Path.of("").toAbsolutePath()) : of(path);
  }

  /** The file name of a path of any system, without {@code .ipynb}. */
  static String of(String path) {
    String file = path.strip().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ipynb$", "");
    return file.isEmpty() ? "notebook" : file;
  }

  private static String name(Path folder) {
    @Nullable Path name = folder.getFileName();
    return name == null ? "notebook" : name.toString();
  }
}
