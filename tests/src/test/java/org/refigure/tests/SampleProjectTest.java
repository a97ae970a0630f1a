package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A project of one's own is built by Maven against the toolkit as 'mvn install' lays it out: with
 * what its pom brings, and nothing that is optional. Its own test ran before, as a part of this
 * build.
 *
 * <p>It has a local repository below the build folder, which is filled from the user's own as from
 * a remote one; so it needs no network, and leaves nothing behind.
 */
class SampleProjectTest {
  private static final List<String> OPTIONAL =
      List.of("pytorch-native-cpu", "nd4j-native", "parquet-column");

  @Test
  void it_compiles_against_the_installed_toolkit_and_gets_nothing_optional() throws Exception {
    Path folder = Repository.scratch("sample");
    Path project = copied(Repository.file("tests/sample-project"), folder.resolve("project"));
    Path local = folder.resolve("repository");
    String version = installed(local);
    assertThat(Files.readString(project.resolve("pom.xml")))
        .contains("<refigure.version>" + version + "</refigure.version>");

    Program built =
        Program.run(
            List.of(
                File.separatorChar == '/' ? "mvn" : "mvn.cmd",
                "-q",
                "-B",
                "-s",
                settings(folder, local).toString(),
                "test-compile"),
            Map.of(),
            project);

    assertThat(built.exit()).as(built.out()).isZero();
    assertThat(project.resolve("target/test-classes/example/ErrorOfMeansTest.class")).exists();
    List<String> jars = jars(local);
    assertThat(jars).anyMatch(jar -> jar.startsWith("xchart-"));
    for (String library : OPTIONAL) {
      assertThat(jars).as(library).noneMatch(jar -> jar.startsWith(library));
      assertThat(Repository.file("toolkit/target/lib"))
          .as("the notebooks have it")
          .isDirectoryContaining(jar -> jar.getFileName().toString().startsWith(library));
    }
  }

  /** The parent's pom, and the toolkit's with its jar; gives their version. */
  private static String installed(Path local) throws IOException {
    String pom = Repository.text("pom.xml");
    String version = pom.split("<version>")[1].split("<")[0];
    install(local, "refigure", version, "pom", Repository.file("pom.xml"));
    install(local, "toolkit", version, "pom", Repository.file("toolkit/pom.xml"));
    install(local, "toolkit", version, "jar", Repository.built("toolkit/target/toolkit.jar"));
    return version;
  }

  private static void install(Path local, String artifact, String version, String ending, Path file)
      throws IOException {
    Path folder =
        Files.createDirectories(
            local.resolve("org").resolve("refigure").resolve(artifact).resolve(version));
    Files.copy(file, folder.resolve(artifact + "-" + version + "." + ending));
  }

  /** Takes what is missing out of the repository of the build that runs this test. */
  private static Path settings(Path folder, Path local) throws IOException {
    Path theirs =
        Optional.ofNullable(System.getProperty("localRepository"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    String settings =
        "<settings><localRepository>"
            + local
            + "</localRepository><mirrors><mirror><id>this-machine</id><mirrorOf>*</mirrorOf><url>"
            + theirs.toUri()
            + "</url></mirror></mirrors></settings>";
    return Files.writeString(folder.resolve("settings.xml"), settings);
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Files.createDirectories(to.resolve(relative).getParent());
          Files.copy(file, to.resolve(relative));
        }
      }
    }
    return to;
  }

  private static List<String> jars(Path local) throws IOException {
    try (Stream<Path> files = Files.walk(local)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }
}
