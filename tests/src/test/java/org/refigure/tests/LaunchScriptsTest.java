package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launch scripts: sound by themselves, and the same on Windows as elsewhere. */
class LaunchScriptsTest {
  private static final Path ENVIRONMENT = Repository.file("environment");

  /** Prints what depends on the language a JVM speaks. */
  private static final String HERE =
      """
      class Here {
        public static void main(String[] arguments) {
          System.out.printf("%d of %.1f, in %s%n", 3, 3.5, java.util.Locale.getDefault());
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"refigure", "reproduce", "verify", "jupyter"})
  void a_script_can_be_run_and_has_a_twin_for_windows(String name) throws IOException {
    assertThat(ENVIRONMENT.resolve(name)).isExecutable();
    assertThat(Repository.text("environment/" + name + ".cmd"))
        .as("a .cmd file needs the line ends of Windows")
        .contains("\r\n")
        .contains("windows.ps1\" " + name + " %*");
    assertThat(Repository.text("environment/windows.ps1")).contains("'" + name + "' {");
  }

  @Test
  void the_twins_take_the_same_options_and_ask_for_the_same_versions() throws IOException {
    String windows = Repository.text("environment/windows.ps1");
    String bash =
        Repository.text("environment/setup.sh")
            + Repository.text("environment/verify")
            + Repository.text("environment/jupyter");
    for (String shared :
        List.of(
            "--also-jdk",
            "--check",
            "--install",
            "--fail-at-end",
            "-Dmaven.test.failure.ignore=true",
            "ClosingLines.java",
            "verify: skipped the toolkit's and the kernel's tests on a newer JDK",
            "-Dmaven.test.skip=true",
            "org.refigure.kernel.InstallKernelSpec",
            "-Duser.language=en",
            "-Duser.country=",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow")) {
      assertThat(windows).contains(shared);
      assertThat(bash).contains(shared);
    }
    assertThat(number("\\$oldestJdk = (\\S+)", windows))
        .isEqualTo(number("oldest_jdk=(\\S+)", bash));
    assertThat(number("\\$oldestMaven = \\[version]'(\\S+)'", windows))
        .isEqualTo(number("oldest_maven=(\\S+)", bash));
  }

  @Test
  void every_jvm_that_trains_keeps_the_same_loops_apart() throws IOException {
    String worker = Repository.text("toolkit/src/main/java/org/refigure/sweep/WorkerCommand.java");
    List<String> flags =
        Pattern.compile("\"(-XX:(?:InlineSmallCode|CompileCommand)=[^\"]+)\"")
            .matcher(worker)
            .results()
            .map(each -> each.group(1))
            .toList();
    assertThat(flags).hasSizeGreaterThan(1);
    for (String place :
        List.of(
            "pom.xml",
            "environment/setup.sh",
            "environment/windows.ps1",
            "environment/kernel/src/main/java/org/refigure/kernel/InstallKernelSpec.java")) {
      assertThat(Repository.text(place)).as(place).contains(flags);
    }
  }

  @Test
  void bash_reads_every_script_and_shellcheck_finds_no_fault() throws Exception {
    assumeTrue(onPath("bash"), "bash is absent: Windows uses the twins");
    List<String> scripts = new ArrayList<>();
    for (String name :
        List.of(
            "bench", "refigure", "reproduce", "verify", "jupyter", "release-notes", "setup.sh")) {
      scripts.add("environment/" + name);
    }
    scripts.add("environment/cluster/start-local"); // no twin: clusters run on Linux and macOS
    scripts.add(".ci/run");
    scripts.addAll(List.of(".binder/postBuild", ".binder/start"));
    for (String script : scripts) {
      Program parsed = Program.run(List.of("bash", "-n", script), Map.of(), Repository.root());
      assertThat(parsed.err()).as(script).isEmpty();
    }
    if (onPath("shellcheck")) {
      List<String> command = new ArrayList<>(List.of("shellcheck", "-x"));
      command.addAll(scripts);
      Program checked = Program.run(command, Map.of(), Repository.root());
      assertThat(checked.out()).isEmpty();
    }
  }

  @Test
  void a_clone_below_an_umlaut_works_in_the_plain_locale(@TempDir Path folder) throws Exception {
    assumeTrue(onPath("bash"), "bash is absent: Windows uses the twins");
    Path clone = Files.createDirectories(folder.resolve("Größe"));
    Path scripts = Files.createDirectories(clone.resolve("environment"));
    Files.copy(ENVIRONMENT.resolve("setup.sh"), scripts.resolve("setup.sh"));
    Path source = Files.writeString(clone.resolve("Here.java"), HERE);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    String program =
        ". '%s/setup.sh'; %s $one_language -cp '%s' Here".formatted(scripts, Program.java(), clone);

    Program ran =
        Program.run(
            List.of("bash", "-c", program),
            Map.of("LC_ALL", "C", "LC_CTYPE", "fa_IR.UTF-8", "LANG", "fa_IR.UTF-8"),
            folder);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualTo("3 of 3.5, in en\n");
  }

  @Test
  void a_system_without_a_utf8_locale_says_what_to_do_in_one_line(@TempDir Path folder)
      throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "others have Unicode file names");
    Path scripts = Files.createDirectories(folder.resolve("Größe").resolve("environment"));
    Files.copy(ENVIRONMENT.resolve("setup.sh"), scripts.resolve("setup.sh"));
    String program = "locale() { echo POSIX; }; . '%s/setup.sh'; echo on".formatted(scripts);

    Program ran = Program.run(List.of("bash", "-c", program), Map.of("LC_ALL", "C"), folder);

    assertThat(ran.out()).isEmpty();
    assertThat(ran.errLines()).singleElement().asString().contains("sudo apt install locales");
  }

  @Test
  void spark_is_fetched_and_seen_only_where_its_engine_is_asked_for() throws Exception {
    assumeTrue(onPath("bash"), "bash is absent: Windows uses the twins");

    assertThat(libraries("forked:2")).contains("toolkit.jar").doesNotContain("cluster");
    assertThat(libraries("spark://head:7077"))
        .contains("toolkit.jar", "cluster/target/cluster.jar:", "cluster/target/spark/jars/*.jar");
    assertThat(Repository.text("environment/windows.ps1")).doesNotContain("environment/cluster");
  }

  @Test
  void packages_of_the_system_are_installed_only_where_the_user_said_so() throws Exception {
    assumeTrue(onPath("bash"), "bash is absent: Windows uses the twins");

    Program unasked = withoutMaven("");
    assertThat(unasked.out()).isEmpty();
    assertThat(unasked.errLines()).singleElement().asString().contains("--install");
    assertThat(unasked.exit()).isEqualTo(1);
    assertThat(withoutMaven("yes").out()).contains("install -y --no-install-recommends maven");
  }

  /** As root on Debian, with an apt-get that only says what it would do and nobody to ask. */
  private static Program withoutMaven(String install) throws Exception {
    return Program.run(
        List.of(
            "bash",
            "-c",
            ". environment/setup.sh; is_root() { true; }; maven_version() { :; };"
                + " apt-get() { echo \"$*\" >&3; }; need_maven 3>&1"),
        Map.of("REFIGURE_INSTALL", install),
        Repository.root());
  }

  private static String libraries(String engine) throws Exception {
    return Program.run(
            List.of("bash", "-c", ". environment/setup.sh; libraries '*.jar'"),
            Map.of("REFIGURE_ENGINE", engine),
            Repository.root())
        .out();
  }

  private static String number(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(java.io.File.pathSeparator)))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
