package org.refigure.data;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkpoints and the table that stand for a reader's own in notebook 01f: PyTorch wrote them,
 * by {@code datasets/your-own-runs/make.py}.
 */
public final class ExampleRuns {
  private static final String FOLDER = "your-own-runs";

  private ExampleRuns() {}

  /**
   * Where a file of them lies.
   *
   * @param name for example {@code runs.csv}
   * @throws DatasetException if the folder {@code datasets} of the repository is not found
   */
  public static Path file(String name) {
    return DatasetFolders.current().stream()
        .map(folder -> folder.resolve(FOLDER).resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    FOLDER
                        + "/"
                        + name
                        + " is not below the folder datasets of the repository: start the notebook"
                        + " from a clone"));
  }
}
