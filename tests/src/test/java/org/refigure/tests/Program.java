package org.refigure.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a program said and how it ended.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it printed on the error stream
 */
record Program(int exit, String out, String err) {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Runs a program in a folder to its end. */
  static Program run(List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(Repository.scratch("program"), "out", ".txt");
    Path err = out.resolveSibling("err.txt");
    Process process = start(command, environment, folder, out, err);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("%s did not end in %s".formatted(command, PATIENCE));
    }
    return new Program(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Starts a program whose output goes to two files. */
  static Process start(
      List<String> command, Map<String, String> environment, Path folder, Path out, Path err)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("REFIGURE_SCALE");
    builder.environment().putAll(environment);
    return builder
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  /** The command line that runs Refigure on this test's own classes. */
  static List<String> refigure(String... arguments) {
    return Stream.concat(
            Stream.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.refigure.cli.Refigure"),
            Stream.of(arguments))
        .toList();
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The lines of the error stream. */
  List<String> errLines() {
    return err.lines().filter(line -> !line.isBlank()).toList();
  }
}
