package org.refigure.kernel;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the environment asks of the kernel, under the variable names of IJava.
 *
 * @param classPath {@code REFIGURE_CLASSPATH}, which the kernel spec sets, then the user's {@code
 *     IJAVA_CLASSPATH} and {@code JJAVA_CLASSPATH}: files, folders and globs, joined by the path
 *     separator
 * @param startupFiles {@code IJAVA_STARTUP_SCRIPTS_PATH}: script files, same syntax
 * @param startupScript {@code IJAVA_STARTUP_SCRIPT}: source text run before the first cell
 * @param compilerOptions {@code IJAVA_COMPILER_OPTS}: options for javac, split at blanks outside
 *     quotes
 * @param timeout {@code IJAVA_TIMEOUT}: longest run of one cell, empty for no limit
 */
record KernelSettings(
    String classPath,
    String startupFiles,
    String startupScript,
    List<String> compilerOptions,
    Optional<Duration> timeout) {

  private static final Pattern OPTION = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  KernelSettings {
    compilerOptions = List.copyOf(compilerOptions);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if {@code IJAVA_TIMEOUT} is not a whole number
   */
  static KernelSettings of(Map<String, String> environment) {
    return new KernelSettings(
        Stream.of("REFIGURE_CLASSPATH", "IJAVA_CLASSPATH", "JJAVA_CLASSPATH")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(paths -> !paths.isBlank())
            .collect(Collectors.joining(File.pathSeparator)),
        environment.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", ""),
        environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""),
        options(environment.getOrDefault("IJAVA_COMPILER_OPTS", "")),
        timeout(environment.getOrDefault("IJAVA_TIMEOUT", "-1")));
  }

  private static List<String> options(String text) {
    List<String> options = new ArrayList<>();
    Matcher matcher = OPTION.matcher(text);
    while (matcher.find()) {
      options.add(matcher.group().replace("\"", ""));
    }
    return options;
  }

  private static Optional<Duration> timeout(String text) {
    try {
      long millis = Long.parseLong(text.strip());
      return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "IJAVA_TIMEOUT = \"" + text + "\" must be a whole number of milliseconds, -1 for none",
          e);
    }
  }
}
