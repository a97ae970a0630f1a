package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the files under test lie. */
final class Repository {
  private Repository() {}

  /** The repository's top folder: tests run in the folder of their module. */
  static Path root() {
    return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  }

  static Path file(String name) {
    return root().resolve(name);
  }

  /** A file that the build of another module makes. */
  static Path built(String name) {
    Path file = file(name);
    assertThat(file).as("built by 'mvn package'").exists();
    return file;
  }

  static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** The committed notebooks, in reading order. */
  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(file("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /** What {@code environment/refigure new 35 my-paper} writes, in a folder of its own. */
  static Path newNotebook() throws IOException, InterruptedException {
    Path home = scratch("new");
    Path notebooks = Files.createDirectories(home.resolve("notebooks"));
    Program program =
        Program.run(
            Program.refigure("new", "35", "my-paper"),
            Map.of("REFIGURE_HOME", home.toString()),
            home);
    assertThat(program.exit()).as(program.err()).isZero();
    return notebooks.resolve("35-my-paper.ipynb");
  }

  /** The program that the README shows, as a notebook: its imports, then the rest. */
  static Path readmeNotebook() throws IOException {
    String program = text("README.md").split("```java\n")[1].split("```")[0];
    int body = program.indexOf("\n\n");
    ObjectNode notebook = JsonNodeFactory.instance.objectNode();
    notebook.put("nbformat", 4).put("nbformat_minor", 4).putObject("metadata");
    for (String source : List.of(program.substring(0, body), program.substring(body))) {
      ObjectNode cell = notebook.withArray("cells").addObject();
      cell.put("cell_type", "code").put("source", source).putNull("execution_count");
      cell.putObject("metadata");
      cell.putArray("outputs");
    }
    return Files.writeString(scratch("readme").resolve("readme.ipynb"), notebook.toString());
  }

  /** A notebook or script that ships with the tests. */
  static Path fixture(String name) {
    try {
      return Path.of(Objects.requireNonNull(Repository.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** A fresh folder below the build folder. */
  static Path scratch(String name) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "scratch"));
    return Files.createTempDirectory(parent, name + "-").toAbsolutePath();
  }
}
