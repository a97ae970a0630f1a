package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelClassPathTest {

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : new String[] {"b.jar", "a.jar", "notes.txt"}) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  @Test
  void globsFilesAndFoldersBecomeAbsoluteOnceEach() {
    KernelClassPath path =
        KernelClassPath.of(
            JupyterClient.pathList(folder + "/*.jar", " ", folder, folder + "/x/../a.jar"));
    assertThat(path.libraries())
        .containsExactly(folder.resolve("a.jar"), folder.resolve("b.jar"), folder);
    assertThat(path.unmatched()).isEmpty();
  }

  @Test
  void folderWithASlashBringsItsJars() {
    assertThat(KernelClassPath.of(folder + "/").libraries())
        .containsExactly(folder, folder.resolve("a.jar"), folder.resolve("b.jar"));
  }

  @Test
  void whatNamesNothingIsKeptForAWarning() {
    KernelClassPath path =
        KernelClassPath.of(
            JupyterClient.pathList(folder + "/no/*.jar", "none.jar", "@" + folder + "/file"));
    assertThat(path.libraries()).isEmpty();
    assertThat(path.unmatched()).hasSize(3);
    assertThat(KernelClassPath.of("").unmatched()).isEmpty();
  }

  @Test
  void loggingOfTheLibrariesIsNoticed() throws IOException {
    assertThat(KernelClassPath.of(folder.toString()).bringsLogging()).isFalse();
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("org.slf4j.spi.SLF4JServiceProvider"), "x.Y");
    assertThat(KernelClassPath.of(folder.toString()).bringsLogging()).isTrue();
    Path older =
        TestLibrary.folder(
            folder,
            "older",
            Map.of(
                "org.slf4j.impl.StaticLoggerBinder",
                "package org.slf4j.impl; public class StaticLoggerBinder {}"));
    assertThat(KernelClassPath.of(older.toString()).bringsLogging()).isTrue();
  }

  @Test
  void compilerSeesTheDisplayClassesButNotTheSockets() {
    String path = KernelClassPath.of(folder.toString()).forCompiler(true);
    assertThat(path).contains("basekernel").contains("slf4j-api").endsWith(folder.toString());
    assertThat(path).doesNotContain("jeromq").doesNotContain("gson");
    assertThat(KernelClassPath.of("").forCompiler(false)).doesNotContain("slf4j");
  }
}
