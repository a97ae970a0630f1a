package org.refigure.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.refigure.notebook.FileProblem;
import org.refigure.notebook.NotebookFigure;

/**
 * The figure files that runs left behind. A file belongs to a figure of a notebook if the PNG
 * beside it is the notebook's picture byte for byte: figures of other runs are never passed off as
 * this one's.
 *
 * @param stems bytes of a PNG → its file without ending
 */
record RunFigures(Map<ByteBuffer, Path> stems) {
  private static final List<String> ENDINGS = List.of("svg", "pdf", "csv");

  /**
   * Looks below the {@code figures} of folders that {@code reproduce --out} filled.
   *
   * @throws SiteException if a folder has none or cannot be read
   */
  static RunFigures below(List<Path> runs) {
    Map<ByteBuffer, Path> stems = new HashMap<>();
    for (Path run : runs) {
      Path figures = run.resolve("figures");
      try (Stream<Path> files = Files.walk(figures)) {
        for (Path png : files.filter(file -> file.toString().endsWith(".png")).toList()) {
          stems.put(ByteBuffer.wrap(Files.readAllBytes(png)), png);
        }
      } catch (IOException e) {
        throw new SiteException(
            String.format(
                Locale.ROOT,
                "--run = %s must be the --out folder of a reproduction, with a readable folder"
                    + " \"figures\" (%s)",
                run,
                FileProblem.of(e)));
      }
    }
    return new RunFigures(stems);
  }

  /** Ending → file, for those that a run wrote of this very picture. */
  Map<String, Path> of(NotebookFigure figure) {
    Map<String, Path> found = new LinkedHashMap<>();
    Path png = stems.get(ByteBuffer.wrap(figure.bytes()));
    if (png != null) {
      String name = png.getFileName().toString().replaceFirst("png$", "");
      for (String ending : ENDINGS) {
        Path file = png.resolveSibling(name + ending);
        if (Files.isRegularFile(file)) {
          found.put(ending, file);
        }
      }
    }
    return found;
  }
}
