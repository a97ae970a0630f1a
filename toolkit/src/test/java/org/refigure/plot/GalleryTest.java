package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Draws one figure of every kind to {@code target/gallery}, for a person to look at. */
class GalleryTest {
  private static final Path FOLDER = Path.of("target", "gallery");

  @Test
  void everyKindOfFigureIsDrawnForNotebookAndForPrint() throws IOException {
    for (var entry : Gallery.figures().entrySet()) {
      Path png = entry.getValue().save(FOLDER, entry.getKey());
      Path print = FOLDER.resolve(entry.getKey() + "-print.png");
      Files.write(print, entry.getValue().png(300));
      assertThat(png).isNotEmptyFile();
      assertThat(print).isNotEmptyFile();
    }
  }
}
