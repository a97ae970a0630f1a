package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Classes that a cell of the real kernel adds by a magic command, used by workers of a sweep. */
class AddedLibrariesTest {
  @Test
  void what_a_magic_command_adds_reaches_the_forked_workers() throws Exception {
    assumeTrue(
        Python.has("jupyter_client"), "jupyter_client is absent: apt install jupyter-client");
    Path folder = Repository.scratch("added");
    Path maven = Files.createDirectories(folder.resolve("repository/g/first/1"));
    jar(maven.resolve("first-1.jar"), classes(folder, "first"), "first");
    Files.writeString(
        maven.resolve("first-1.pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId>"
            + "<artifactId>first</artifactId><version>1</version></project>");
    Path second = jar(folder.resolve("second.jar"), classes(folder, "second"), "second");

    List<String> cells = new ArrayList<>();
    cells.add("import org.refigure.sweep.*;\nvar study = Study.inMemory();");
    cells.add("System.setProperty(\"maven.repo.local\", \"" + folder.resolve("cache") + "\");");
    String url = folder.resolve("repository").toUri().toString();
    cells.add("%maven g:first:1 --from=" + url + "\n" + experiment("First"));
    cells.add(sweep("First"));
    cells.add("%jars " + second + "\n" + experiment("Second"));
    cells.add(sweep("Second"));
    cells.add("%classpath " + classes(folder, "third") + "\n" + experiment("Third"));
    cells.add(sweep("Third"));

    List<String> command = new ArrayList<>(List.of(Python.COMMAND));
    command.add(Repository.fixture("run_cells.py").toString());
    command.add(folder.toString());
    command.addAll(cells);
    Program program =
        Program.run(command, InstalledKernel.install().environment(), Repository.file("notebooks"));
    assertThat(program.exit()).as(program.err()).isZero();
    JsonNode said = new JsonMapper().readTree(program.out());
    for (int i = 0; i < cells.size(); i++) {
      assertThat(said.path(i).path("error").asText()).as(cells.get(i)).isEmpty();
    }
    for (int i : List.of(3, 5, 7)) {
      assertThat(said.path(i).path("value").asText()).as(cells.get(i)).isEqualTo("[0.0, 3.0]");
    }
  }

  private static String experiment(String name) {
    return "public class "
        + name
        + " implements Experiment { public void run(Trial trial, Recorder recorder) {"
        + " recorder.value(\"tripled\", "
        + name.toLowerCase(Locale.ROOT)
        + ".Tripled.of(trial.seed())); } }";
  }

  private static String sweep(String name) {
    return "var records"
        + name
        + " = Sweep.of("
        + name
        + ".class).seeds(2).engine(\"forked:1\").run(Study.inMemory()).records();\n"
        + "records"
        + name
        + ".stream().map(record -> record.value(\"tripled\")).sorted().toList()";
  }

  /** A folder with the class {@code Tripled} in a package. */
  private static Path classes(Path folder, String name) throws IOException {
    Path place = Files.createDirectories(folder.resolve("classes-" + name));
    Path source = Files.createDirectories(place.resolve(name)).resolve("Tripled.java");
    Files.writeString(
        source,
        "package "
            + name
            + "; public class Tripled { public static long of(long n) { return 3 * n; } }");
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString());
    assertThat(code).isZero();
    return place;
  }

  private static Path jar(Path jar, Path classes, String name) throws IOException {
    String entry = name + "/Tripled.class";
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
      Files.copy(classes.resolve(entry), zip);
    }
    return jar;
  }
}
