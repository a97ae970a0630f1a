package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The version, and the notes of a release, in a repository made for this test. */
class ReleaseNotesTest {
  @TempDir Path clone;

  @BeforeEach
  void commitTwoReleases() throws Exception {
    assumeTrue(File.separatorChar == '/', "release-notes is a script of bash");
    Path script = Files.createDirectories(clone.resolve("environment")).resolve("release-notes");
    Files.copy(Repository.file("environment/release-notes"), script);
    git("init", "-q");
    commit("Begin", "0.1.0", "## Unreleased\n");
    commit("Draw", "0.1.0", "## Unreleased\n\n## 0.1.0 (a day)\n\n- It draws.\n");
    git("tag", "v0.1.0");
    commit("Judge", "0.2.0", "## Unreleased\n\n- It judges.\n\n## 0.1.0 (a day)\n\n- It draws.\n");
  }

  @Test
  void a_tag_has_its_part_of_the_changelog_and_its_commits() throws Exception {
    assertThat(notes("v0.1.0").out())
        .startsWith("# Refigure 0.1.0\n\n- It draws.\n\n## Commits since the beginning\n\n")
        .contains("- Begin (", "- Draw (")
        .doesNotContain("udge");
  }

  @Test
  void what_comes_next_is_told_from_the_last_release_on() throws Exception {
    assertThat(notes().out())
        .startsWith("# Refigure 0.2.0\n\n- It judges.\n\n## Commits since v0.1.0\n\n- Judge (")
        .doesNotContain("raw");
  }

  @Test
  void a_release_that_nobody_described_is_refused_in_one_line() throws Exception {
    commit("Go on", "0.3.0", "## 0.1.0\n\n- It draws.\n");
    git("tag", "v0.3.0");
    git("tag", "v9");

    assertThat(notes("v0.3.0").errLines()).singleElement().asString().contains("## 0.3.0");
    assertThat(notes("v9").errLines()).singleElement().asString().contains("called v0.3.0");
    assertThat(notes("v8").errLines()).singleElement().asString().contains("no tag or commit");
    assertThat(notes("v8").exit()).isEqualTo(2);
  }

  @Test
  void one_version_stands_everywhere_and_is_semantic() throws IOException {
    String version = Repository.text("pom.xml").split("<version>")[1].split("<")[0];
    assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(Repository.text("CITATION.cff"))
        .contains("\nversion: " + version.replace("-SNAPSHOT", "") + "\n");
    assertThat(Repository.text("tests/sample-project/pom.xml"))
        .contains("<refigure.version>" + version + "</refigure.version>");
  }

  private Program notes(String... tag) throws Exception {
    var command = new ArrayList<>(List.of("bash", "environment/release-notes"));
    command.addAll(List.of(tag));
    return Program.run(command, Map.of(), clone);
  }

  private void commit(String message, String version, String changelog) throws Exception {
    Files.writeString(clone.resolve("pom.xml"), "  <version>" + version + "</version>\n");
    Files.writeString(clone.resolve("environment/CHANGELOG.md"), "# Changelog\n\n" + changelog);
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "-m", message);
  }

  private void git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Program ran = Program.run(command, Map.of(), clone);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }
}
