package org.refigure.data;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets Maven fetch an artifact, from wherever the user's own settings say: our code names no host.
 *
 * <p>The address is {@code maven:group:artifact:version:type} with an optional {@code :classifier},
 * for example {@code maven:com.google.guava:guava:33.4.8-jre:jar:sources}. However many artifacts,
 * Maven starts once, with a project that only copies them. That takes a few seconds, once: what is
 * made of the artifacts is kept in the user's cache.
 *
 * @param command Maven's launcher, found on the path
 */
record MavenDownload(String command) implements Download {
  private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+(:[\\w.-]+){3,4}");
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
  private static final String PROJECT =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.refigure</groupId>
        <artifactId>download</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <build>
          <plugins>
            <plugin>
              <artifactId>maven-dependency-plugin</artifactId>
              <configuration>
                <outputDirectory>${project.basedir}</outputDirectory>
                <artifactItems>%s</artifactItems>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
  private static final String ITEM =
      """
      <artifactItem>
        <groupId>%s</groupId>
        <artifactId>%s</artifactId>
        <version>%s</version>
        <type>%s</type>
        <classifier>%s</classifier>
        <destFileName>%s</destFileName>
      </artifactItem>
      """;
  private static final Pattern ERROR = Pattern.compile("\\[ERROR] (.*)");

  /** Maven under its usual name. */
  MavenDownload() {
    this(System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn");
  }

  @Override
  public byte[] get(URI address) throws IOException {
    return all(List.of(address)).get(0);
  }

  @Override
  public List<byte[]> all(List<URI> addresses) throws IOException {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < addresses.size(); i++) {
      items.append(item(addresses.get(i), file(i)));
    }
    Path folder = Files.createTempDirectory("refigure-maven");
    try {
      Files.writeString(folder.resolve("pom.xml"), String.format(Locale.ROOT, PROJECT, items));
      run(folder);
      List<byte[]> contents = new ArrayList<>();
      for (int i = 0; i < addresses.size(); i++) {
        contents.add(Files.readAllBytes(folder.resolve(file(i))));
      }
      return contents;
    } finally {
      delete(folder);
    }
  }

  /** The coordinates hold letters, digits, '_', '.' and '-' only, so they are safe inside XML. */
  private static String item(URI address, String file) throws IOException {
    String coordinates = address.getSchemeSpecificPart();
    if (!COORDINATES.matcher(coordinates).matches()) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%s must be maven:group:artifact:version:type[:classifier]", address));
    }
    String[] parts = coordinates.split(":");
    return String.format(
        Locale.ROOT,
        ITEM,
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        parts.length == 5 ? parts[4] : "",
        file);
  }

  private static String file(int index) {
    return "artifact-" + index;
  }

  private void run(Path folder) throws IOException {
    Process process = start(List.of(command, "-B", "-ntp", "-Dstyle.color=never", COPY), folder);
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
          String.format(
              Locale.ROOT,
              "Maven does not start as \"%s\": install it or put it on the PATH",
              line.get(0)),
          e);
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
