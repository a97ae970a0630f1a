package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Containers and hosts: no test can start them, but what they say must fit the repository. */
class HostsTest {
  private static final String DOCKERFILE = "environment/container/Dockerfile";
  private static final String WORKFLOW = ".github/workflows/verify.yml";

  @Test
  void a_container_runs_as_a_user_and_reproduces_without_being_told_more() throws IOException {
    List<String> lines = Repository.text(DOCKERFILE).lines().toList();
    List<String> users = starting(lines, "USER ").map(line -> line.substring(5)).toList();
    assertThat(users).isNotEmpty().doesNotContain("root", "0");
    assertThat(starting(lines, "RUN useradd").findFirst().orElseThrow()).endsWith(users.get(0));
    assertThat(lines).contains("CMD [\"reproduce\", \"00\"]");
    assertThat(lines.stream().filter(line -> line.contains("PATH=")).toList())
        .singleElement()
        .asString()
        .contains("/environment:");
    assertThat(stages(lines)).containsExactly("tools", "built", "refigure");
    assertThat(Repository.text(DOCKERFILE)).contains("openjdk-" + oldestJdk() + "-jdk-headless");
  }

  @Test
  void the_builds_context_holds_no_output() throws IOException {
    assertThat(Repository.text(".dockerignore").lines()).contains("**/target", "out");
  }

  @Test
  void a_development_container_is_the_first_stage_around_the_working_copy() throws IOException {
    Path file = Repository.file(".devcontainer/devcontainer.json");
    JsonNode container = new ObjectMapper().readTree(file.toFile());
    JsonNode build = container.get("build");
    assertThat(file.getParent().resolve(build.get("dockerfile").asText()).normalize())
        .isEqualTo(Repository.file(DOCKERFILE));
    List<String> lines = Repository.text(DOCKERFILE).lines().toList();
    assertThat(stages(lines).get(0)).isEqualTo(build.get("target").asText());
    assertThat(lines).contains("USER " + container.get("remoteUser").asText());
    assertThat(Repository.file(container.get("postCreateCommand").asText().split(" ")[0]))
        .isExecutable();
  }

  @Test
  void the_workflow_covers_three_systems_and_three_jdks() throws IOException {
    Map<?, ?> workflow = yaml(WORKFLOW);
    Map<?, ?> job = at(workflow, "jobs", "verify");
    Map<?, ?> matrix = at(job, "strategy", "matrix");
    assertThat((List<?>) matrix.get("system"))
        .map(Object::toString)
        .containsExactly("ubuntu-latest", "macos-latest", "windows-latest");
    assertThat((List<?>) matrix.get("jdk"))
        .map(Object::toString)
        .containsExactly(oldestJdk(), "21", "25");
    assertThat(Repository.text(WORKFLOW))
        .contains("run: environment/verify", "run: environment\\verify");
  }

  /** What the steps say between double braces is one of the contexts that such a host has. */
  @Test
  void the_workflow_asks_only_for_what_a_host_knows() throws IOException {
    var expressions = Pattern.compile("\\$\\{\\{ *(.+?) *}}").matcher(Repository.text(WORKFLOW));
    assertThat(expressions.results().map(found -> found.group(1)).distinct())
        .containsExactlyInAnyOrder("github.ref", "matrix.system", "matrix.jdk");
  }

  @Test
  void binder_gets_the_oldest_jdk_and_jupyter() throws IOException {
    assertThat((List<?>) yaml(".binder/environment.yml").get("dependencies"))
        .map(Object::toString)
        .contains("openjdk=" + oldestJdk(), "maven>=3.8", "jupyterlab=4");
  }

  @ParameterizedTest
  @ValueSource(strings = {".binder/postBuild", ".binder/start"})
  void binders_scripts_can_be_run(String script) throws Exception {
    assumeTrue(File.separatorChar == '/', "Binder runs on Linux");
    assertThat(Repository.file(script)).isExecutable();
    Program parsed = Program.run(List.of("bash", "-n", script), Map.of(), Repository.root());
    assertThat(parsed.exit()).as(parsed.err()).isZero();
  }

  @Test
  void binders_session_starts_with_the_kernel_in_sight() throws Exception {
    assumeTrue(File.separatorChar == '/', "Binder runs on Linux");
    Program started =
        Program.run(
            List.of("bash", ".binder/start", "sh", "-c", "echo $JUPYTER_PATH; echo $REFIGURE_HOME"),
            Map.of("JUPYTER_PATH", "/theirs"),
            Repository.root());
    assertThat(started.out().lines())
        .containsExactly(
            Repository.file("environment/kernel/target/jupyter") + ":/theirs",
            Repository.root().toString());
  }

  private static List<String> stages(List<String> lines) {
    return starting(lines, "FROM ").map(line -> line.replaceFirst(".* AS ", "")).toList();
  }

  private static Stream<String> starting(List<String> lines, String word) {
    return lines.stream().filter(line -> line.startsWith(word));
  }

  private static String oldestJdk() throws IOException {
    return Repository.text("environment/setup.sh")
        .split("oldest_jdk=")[1]
        .lines()
        .findFirst()
        .orElseThrow();
  }

  private static Map<?, ?> yaml(String file) throws IOException {
    return (Map<?, ?>)
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.text(file));
  }

  private static Map<?, ?> at(Map<?, ?> map, String... keys) {
    Map<?, ?> found = map;
    for (String key : keys) {
      found = (Map<?, ?>) found.get(key);
      assertThat(found).as(key).isNotNull();
    }
    return found;
  }
}
