package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command {@code site} as a person meets it: good notebooks, odd ones, full disks. */
class SiteCommandTest {
  private Path home = Path.of("");

  @BeforeEach
  void notebooks() throws IOException {
    home = Repository.scratch("site");
    Path folder = Files.createDirectories(home.resolve("notebooks"));
    for (String name : List.of("24-matrix-sensing", "28-small-gain-nash")) {
      Files.copy(Repository.file("notebooks/" + name + ".ipynb"), folder.resolve(name + ".ipynb"));
    }
  }

  private Program site(Path out, String... before) throws Exception {
    List<String> command = Program.refigure("site", "--out", out.toString());
    return Program.run(
        Stream.concat(Stream.of(before), command.stream()).toList(),
        Map.of("REFIGURE_HOME", home.toString()),
        home);
  }

  @Test
  void odd_notebooks_get_a_line_each_and_the_others_their_pages() throws Exception {
    Path folder = home.resolve("notebooks");
    Files.copy(Repository.fixture("94-not-json.ipynb"), folder.resolve("94-not-json.ipynb"));
    Files.copy(Repository.fixture("91-fails.ipynb"), folder.resolve("91-fails.ipynb"));
    Files.writeString(folder.resolve("Untitled.ipynb"), "{}");
    Files.write(folder.resolve("95-bytes.ipynb"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Files.writeString(folder.resolve("96-old.ipynb"), "{\"nbformat\": 3, \"worksheets\": []}");
    Path out = home.resolve("out");

    Program program = site(out);

    assertThat(program.exit()).isEqualTo(1);
    assertThat(program.out()).contains("3 notebooks: ", "index.html");
    assertThat(program.errLines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("site: "))
        .anyMatch(line -> line.contains("Untitled.ipynb left out"))
        .anyMatch(line -> line.contains("91-fails: ") && line.contains("never executed"))
        .anyMatch(line -> line.contains("94-not-json.ipynb is not a notebook"))
        .anyMatch(line -> line.contains("95-bytes.ipynb is not a notebook"))
        .anyMatch(line -> line.contains("96-old.ipynb"));
    assertThat(out.resolve("28-small-gain-nash.html")).exists();
    assertThat(out.resolve("91-fails.html")).content().contains("never executed");
  }

  @Test
  void a_folder_of_somebody_else_is_left_as_it_is() throws Exception {
    Path out = Files.createDirectories(home.resolve("thesis"));
    Files.writeString(out.resolve("index.html"), "mine");

    Program program = site(out);

    assertThat(program.exit()).isEqualTo(2);
    assertThat(program.errLines()).singleElement().asString().contains("nothing was changed");
    assertThat(out.toFile().list()).containsExactly("index.html");
    assertThat(out.resolve("index.html")).content().isEqualTo("mine");
  }

  @Test
  void a_disk_that_fills_up_costs_the_pages_that_do_not_fit() throws Exception {
    Path disk = Files.createDirectories(home.resolve("disk"));
    String mounting =
        "mount -t tmpfs -o size=600k none \"$0\" || exit 9; cd /; \"$@\"; end=$?; ls \"$0\"/site >&2;"
            + " exit $end";
    assumeTrue(
        Browser.onPath("unshare").isPresent()
            && new ProcessBuilder(
                        "unshare", "-rm", "sh", "-c", "mount -t tmpfs none \"$0\"", disk.toString())
                    .start()
                    .waitFor()
                == 0,
        "this system lets nobody mount a folder of a few bytes");

    Program program =
        site(disk.resolve("site"), "unshare", "-rm", "sh", "-c", mounting, disk.toString());

    assertThat(program.exit()).as(program.err()).isEqualTo(1);
    List<String> faults =
        program.errLines().stream().filter(line -> line.startsWith("site: ")).toList();
    assertThat(faults)
        .isNotEmpty()
        .allMatch(line -> line.contains("cannot be written: No space left on device"));
    assertThat(program.err()).contains("24-matrix-sensing.html").doesNotContain(".part", "\tat ");
  }

  @Test
  void a_second_site_brings_the_first_up_to_date() throws Exception {
    Path out = home.resolve("out");
    assertThat(site(out).exit()).isZero();
    Files.delete(home.resolve("notebooks/24-matrix-sensing.ipynb"));
    Files.write(out.resolve("note.txt"), "mine".getBytes(StandardCharsets.UTF_8));

    assertThat(site(out).exit()).isZero();

    assertThat(out.resolve("24-matrix-sensing.html")).doesNotExist();
    assertThat(out.resolve("figures/24-matrix-sensing")).doesNotExist();
    assertThat(out.resolve("28-small-gain-nash.html")).exists();
    assertThat(out.resolve("note.txt")).hasContent("mine");
  }
}
