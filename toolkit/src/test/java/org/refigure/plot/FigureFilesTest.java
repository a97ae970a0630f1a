package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFilesTest {
  private final Figure figure = Figure.of(Panel.of("p", Axis.linear("x"), Axis.linear("y")));
  @TempDir private Path folder;

  @Test
  void pngSvgPdfAndCsvAreWrittenIntoANewFolder() throws IOException {
    Path dir = folder.resolve("a").resolve("b");
    Path png = figure.save(dir, "loss-1.2");
    assertThat(png).isEqualTo(dir.resolve("loss-1.2.png")).hasBinaryContent(figure.png());
    assertThat(dir.resolve("loss-1.2.svg")).hasContent(figure.svg());
    assertThat(dir.resolve("loss-1.2.pdf")).isNotEmptyFile();
    assertThat(dir.resolve("loss-1.2.csv")).isNotEmptyFile();
    try (var files = Files.list(dir)) {
      assertThat(files).hasSize(4); // no partial file is left
    }
  }

  @Test
  void savingAgainReplacesTheFiles() {
    figure.save(folder, "f");
    Path png = figure.title("changed").save(folder, "f");
    assertThat(png).hasBinaryContent(figure.title("changed").png());
  }

  @Test
  void namesThatArePathsAreRefused() {
    for (String name : new String[] {"", "../up", "a/b", ".hidden", "a b"}) {
      assertThatThrownBy(() -> figure.save(folder, name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "name = \"%s\" must be a plain file name of letters, digits, dot, dash and underscore:"
                      .formatted(name)
                  + " give the folder as the first argument and leave the ending out");
    }
  }

  @Test
  void aFolderThatCannotBeCreatedIsNamedWithTheNextStep() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> figure.save(file, "f"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "folder %s cannot be created (a file of that name is in the way): a figure needs a folder"
                    .formatted(file)
                + " to write to, choose another");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndLeavesNoPart() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("f.svg"));
    Files.createFile(inTheWay.resolve("child"));
    assertThatThrownBy(() -> figure.save(folder, "f"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(inTheWay + " cannot be written (")
        .hasMessageEndingWith("bytes in a writable folder, free space or choose another folder");
    assertThat(folder.resolve("f.svg.part")).doesNotExist();
  }

  @Test
  void namesOfDevicesAreRefused() {
    for (String name : new String[] {"CON", "nul", "Lpt1", "aux.v2"}) {
      assertThatThrownBy(() -> figure.save(folder, name))
          .hasMessage(
              "name = \""
                  + name
                  + "\" is a device on Windows, whatever the ending: add a word, for example \""
                  + name
                  + "-figure\"");
    }
  }
}
