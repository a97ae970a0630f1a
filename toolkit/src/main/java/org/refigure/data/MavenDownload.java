package org.refigure.data;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets Maven fetch an artifact, from wherever the user's own settings say: our code names no host.
 *
 * <p>The address is {@code maven:group:artifact:version:type} with an optional {@code :classifier},
 * for example {@code maven:com.google.guava:guava:33.4.8-jre:jar:sources}. It takes a few seconds,
 * once: what is made of the artifact is kept in the user's cache.
 *
 * @param command Maven's launcher, found on the path
 */
record MavenDownload(String command) implements Download {
  private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+(:[\\w.-]+){3,4}");
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
  private static final Pattern ERROR = Pattern.compile("\\[ERROR] (.*)");

  /** Maven under its usual name. */
  MavenDownload() {
    this(System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn");
  }

  @Override
  public byte[] get(URI address) throws IOException {
    String coordinates = address.getSchemeSpecificPart();
    if (!COORDINATES.matcher(coordinates).matches()) {
      throw new IOException("it must be maven:group:artifact:version:type[:classifier]");
    }
    Path folder = Files.createTempDirectory("refigure-maven");
    try {
      run(coordinates, folder);
      return Files.readAllBytes(only(folder));
    } finally {
      delete(folder);
    }
  }

  private void run(String coordinates, Path folder) throws IOException {
    List<String> line =
        List.of(
            command,
            "-B",
            "-ntp",
            "-Dstyle.color=never",
            COPY,
            "-Dartifact=" + coordinates,
            "-DoutputDirectory=" + folder);
    Process process = start(line, folder);
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        Matcher error = ERROR.matcher(output);
        throw new IOException(error.find() ? error.group(1) : "Maven failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
    }
  }

  /** In the temporary folder, where no project can change what Maven does. */
  private static Process start(List<String> line, Path folder) throws IOException {
    try {
      return new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException(
          "Maven does not start as \"%s\": install it or put it on the PATH".formatted(line.get(0)),
          e);
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow(() -> new IOException("Maven copied no file"));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
