package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A paper's package holds its mathematics; experiments, sweeps, figures and claims stand in the
 * notebook's cells, where a reader can change them.
 */
class PaperPackagesTest {
  private static final Path PAPERS = Path.of("src/main/java/org/refigure/paper");
  private static final Pattern WINDOW =
      Pattern.compile(".*(Figures|Results|Report|Scorecard|Claims)\\.java");
  private static final int MOST_LINES = 500;
  private static final String FLAGSHIP = "robustlayerwisescaling";
  private static final int MOST_LINES_OF_THE_FLAGSHIP = 2500;

  @TestFactory
  Stream<DynamicTest> papersHoldMathematicsAndNoWindows() throws IOException {
    return papers().stream()
        .map(paper -> DynamicTest.dynamicTest(name(paper), () -> requireLaboratory(paper)));
  }

  @Test
  void aWindowAndAFullPackageAreNamed(@TempDir Path folder) throws IOException {
    Path paper = Files.createDirectories(folder.resolve("mypaper"));
    Files.writeString(paper.resolve("MyFigures.java"), "\n".repeat(3));
    Files.writeString(paper.resolve("Mathematics.java"), "\n".repeat(MOST_LINES));

    assertThat(faults(paper))
        .containsExactly(
            "MyFigures.java: figures, readings and claims belong into the notebook's cells",
            "503 lines, at most 500: what others could use moves down");
  }

  private static void requireLaboratory(Path paper) {
    assertThat(faults(paper)).isEmpty();
  }

  private static List<String> faults(Path paper) {
    List<String> faults = new ArrayList<>();
    long lines = 0;
    for (Path file : files(paper)) {
      String fileName = file.getFileName().toString();
      if (WINDOW.matcher(fileName).matches()) {
        faults.add(fileName + ": figures, readings and claims belong into the notebook's cells");
      }
      lines += lines(file);
    }
    int most = name(paper).equals(FLAGSHIP) ? MOST_LINES_OF_THE_FLAGSHIP : MOST_LINES;
    if (lines > most) {
      faults.add(lines + " lines, at most " + most + ": what others could use moves down");
    }
    return faults;
  }

  private static List<Path> papers() throws IOException {
    try (Stream<Path> folders = Files.list(PAPERS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<Path> files(Path paper) {
    try (Stream<Path> files = Files.walk(paper)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path paper) {
    return paper.getFileName().toString();
  }
}
