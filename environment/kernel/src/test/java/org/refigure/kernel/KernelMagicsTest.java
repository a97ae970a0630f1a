package org.refigure.kernel;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magic commands, and the libraries that they bring. */
class KernelMagicsTest {
  private static final String DOCUMENTED =
      """
      package lib;
      public class Documented {
        /**
         * The area of a {@code disc}, <b>π r²</b>.
         *
         * @param radius r, in metres
         * @return square metres
         * @throws IllegalArgumentException if r &lt; 0
         */
        public static double area(double radius) { return Math.PI * radius * radius; }
      }
      """;

  private static JupyterClient client;
  private static Path libraries;

  @BeforeAll
  static void startKernel(@TempDir Path folder) throws IOException {
    libraries = folder;
    client = JupyterClient.start(folder, Map.of());
  }

  @AfterAll
  static void stopKernel() {
    client.close();
  }

  @Test
  void unknownMagicNamesTheNearest() {
    Execution cell = client.execute("int before = 1;\n%mavn org.example:thing:1");
    assertThat(cell.traceback())
        .isEqualTo(
            "MagicProblem: %mavn is no command of this kernel: did you mean %maven?"
                + " (%lsmagic lists them)\n");
    assertThat(client.execute("before").value()).isEqualTo("1");
    assertThat(client.execute("%%tim\n1").traceback()).contains("did you mean %%time?");
    assertThat(client.execute("%%html\n<b>").traceback())
        .isEqualTo("MagicProblem: %%html is no command of this kernel (%lsmagic lists them)\n");
    assertThat(client.execute("String f = \"\"\"\n%d items\n\"\"\"; f").value())
        .isEqualTo("%d items\n");
  }

  @Test
  void timeRunsCodeWithItsOwnLinesAndKeepsItsValue() {
    Execution cell = client.execute("%%time\nint timed = 6;\ntimed * 7");
    assertThat(cell.value()).isEqualTo("42");
    assertThat(cell.text("stdout")).matches("wall time \\d+\\.\\d{3} s\n");
    assertThat(client.execute("%time timed + 1").value()).isEqualTo("7");
    assertThat(client.execute("%%time\n\nint bad = ;").traceback()).contains("line 3: ");
  }

  @Test
  void whoAndLsmagicList() {
    client.execute("int counted = 5;");
    assertThat(client.execute("%who").text("stdout")).contains("int counted\n");
    assertThat(client.execute("%lsmagic").text("stdout")).contains("%%loadFromPOM", "%who");
  }

  @Test
  void loadRunsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("part.jshell"), "int loaded = 11;\nint more = 1;");
    client.execute("%load " + file);
    assertThat(client.execute("loaded + more").value()).isEqualTo("12");
    assertThat(client.execute("%load no-such.jshell").traceback()).contains("no-such.jshell");
  }

  @Test
  void jarsAddedByAMagicReachCellsAndWorkersAndAreDocumented() throws IOException {
    Path folder = libraries;
    Path jar = folder.resolve("documented-1.jar");
    TestLibrary.jar(jar, TestLibrary.folder(folder, "doc", Map.of("lib.Documented", DOCUMENTED)));
    TestLibrary.jar(folder.resolve("documented-1-sources.jar"), folder.resolve("src-doc"));
    assertThat(client.execute("%jars " + folder + "/*1.jar\nlib.Documented.area(1) > 3").value())
        .isEqualTo("true");
    assertThat(client.execute("System.getProperty(\"refigure.class.path\")").value())
        .contains(jar.toString());
    String code = "lib.Documented.area";
    JsonObject data =
        client
            .ask("inspect_request", "code", code, "cursor_pos", code.length(), "detail_level", 0)
            .getAsJsonObject("data");
    assertThat(data.get("text/plain").getAsString())
        .isEqualTo(
            """
            double lib.Documented.area(double radius)

            The area of a disc, π r².

            radius:
                r, in metres
            returns:
                square metres
            throws IllegalArgumentException:
                if r < 0""");
    assertThat(data.get("text/html").getAsString())
        .contains("<code>disc</code>", "<b>π r²</b>", "<dt><b>radius</b></dt>");
    assertThat(client.execute("%jars no-such-folder/*.jar").traceback())
        .startsWith("MagicProblem: \"no-such-folder/*.jar\" names no file");
  }

  @Test
  void mavenBringsALibraryWithWhatItNeeds(@TempDir Path folder) throws IOException {
    Path repository = folder.resolve("repository");
    deploy(repository, "inner", "");
    deploy(
        repository,
        "outer",
        "<dependencies><dependency><groupId>g</groupId><artifactId>inner</artifactId>"
            + "<version>1</version></dependency></dependencies>");
    // Another cache than the user's; the same property as Maven's own.
    client.execute("System.setProperty(\"maven.repo.local\", \"" + folder + "/cache\")");
    client.execute("%mavenRepo here " + repository.toUri());
    Execution cell = client.execute("%maven g:outer:1\nnew g.Outer().toString() + new g.Inner()");
    assertThat(cell.status()).as(cell.toString()).isEqualTo("ok");
    assertThat(cell.text("stdout")).isEqualTo("g:outer:1 (fetched)\ng:inner:1 (fetched)\n");
    assertThat(cell.value()).isEqualTo("outerinner");
    assertThat(client.execute("%maven g:nothing:1").traceback().lines())
        .hasSize(1)
        .first(as(STRING))
        .startsWith("MagicProblem: ")
        .contains("g:nothing:jar:1");
    assertThat(client.execute("%maven outer").traceback())
        .contains("\"outer\" must be group:artifact:version");
    assertThat(
            client
                .execute(
                    "%%loadFromPOM\n<dependency><groupId>g</groupId>"
                        + "<artifactId>inner</artifactId><version>1</version></dependency>")
                .text("stdout"))
        .isEqualTo("g:inner:1\n");
  }

  /** A jar with one class g.Name in a repository as Maven lays it out. */
  private static void deploy(Path repository, String name, String dependencies) throws IOException {
    String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Path folder = Files.createDirectories(repository.resolve("g/" + name + "/1"));
    String source =
        "package g; public class "
            + type
            + " { public String toString() { return \""
            + name
            + "\"; } }";
    TestLibrary.jar(
        folder.resolve(name + "-1.jar"),
        TestLibrary.folder(repository, "built-" + name, Map.of("g." + type, source)));
    Files.writeString(
        folder.resolve(name + "-1.pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>"
            + name
            + "</artifactId><version>1</version>"
            + dependencies
            + "</project>");
  }
}
