package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.cli.Refigure;
import org.refigure.sweep.Study;

class NativeFolderTest {
  private static final Path MOUNTS = Path.of("/proc/mounts");

  @TempDir private Path folder = Path.of("");

  @Test
  void aFolderThatServesHasNoProblemAndNothingIsLeftInIt() {
    assertThat(problem(folder)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsMissingOrNoFolderIsNamedWithTheRemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(problem(folder.resolve("no")))
        .contains("the folder %s does not exist: choose another".formatted(folder.resolve("no")));
    assertThat(problem(file))
        .contains("the folder %s is no folder: choose another".formatted(file));
  }

  @Test
  void aDiskWhereNoProgramMayRunIsNamed() throws IOException {
    Optional<Path> disk = mountedWithoutPrograms();
    assumeTrue(disk.isPresent(), "no disk of this machine is mounted noexec and can be written");
    assertThat(problem(disk.get()).orElseThrow()).contains("mounted noexec");
  }

  @Test
  void aStudyThatCannotLoadItsLibraryNamesTheFolderAndTheDoctorSaysSoToo() throws Exception {
    Path missing = folder.resolve("missing");
    FreshJvm jvm = FreshJvm.with(Map.of(), "-Djava.io.tmpdir=" + missing);
    String remedy =
        "the folder %s does not exist: choose another one with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir="
            .formatted(missing);

    assertThat(ours(jvm.run(Opening.class, folder.resolve("study.sqlite").toString())))
        .contains("study.sqlite cannot be opened: SQLite's native library does not load; " + remedy)
        .doesNotContain("\n");
    List<String> said = jvm.run(Refigure.class, "doctor").lines().toList();
    assertThat(said)
        .anySatisfy(line -> assertThat(line).startsWith("FIX  temporary folder").contains(remedy))
        .anySatisfy(line -> assertThat(line).startsWith("FIX  database").contains(remedy));
  }

  @Test
  void theDoctorLooksAtEverythingInOneLineEach() throws Exception {
    List<String> said =
        FreshJvm.with(Map.of("LC_ALL", "C.UTF-8")).run(Refigure.class, "doctor").lines().toList();

    for (String check :
        List.of(
            "temporary folder",
            "home folder",
            "studies",
            "locale",
            "disk",
            "database",
            "linear algebra",
            "PyTorch",
            "drawing")) {
      assertThat(said)
          .filteredOn(line -> line.matches("(ok  |FIX ) " + check + " .*"))
          .as(check)
          .hasSize(1);
    }
    assertThat(said)
        .filteredOn(line -> line.matches("ok   BLAS +OpenBLAS .* [1-9][0-9]* GFLOP/s .*"))
        .hasSize(1);
  }

  /** Opens a study and says in one line what it has to say. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) {
      try (Study study = Study.open(Path.of(arguments[0]))) {
        System.out.println(study);
      } catch (RuntimeException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** What was said without what newer JVMs warn of by themselves. */
  private static String ours(String output) {
    return output
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
        .collect(Collectors.joining("\n"));
  }

  private static Optional<String> problem(Path path) {
    return new NativeFolder(path, "choose another").problem();
  }

  private static Optional<Path> mountedWithoutPrograms() throws IOException {
    return Files.isReadable(MOUNTS)
        ? Files.readAllLines(MOUNTS).stream()
            .map(line -> line.split(" "))
            .filter(mount -> mount[2].equals("tmpfs"))
            .filter(mount -> List.of(mount[3].split(",")).containsAll(List.of("rw", "noexec")))
            .map(mount -> Path.of(mount[1]))
            .filter(path -> Files.isDirectory(path) && Files.isWritable(path))
            .findFirst()
        : Optional.empty();
  }
}
