package org.refigure.kernel;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  private static final Pattern TIMEOUT = Pattern.compile("(?<count>-?\\d+)\\W*(?<unit>[A-Za-z]+)?");

  KernelSettings {
    compilerOptions = List.copyOf(compilerOptions);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if {@code IJAVA_TIMEOUT} is no time
   */
  static KernelSettings of(Map<String, String> environment) {
    return new KernelSettings(
        Stream.of("REFIGURE_CLASSPATH", "IJAVA_CLASSPATH", "JJAVA_CLASSPATH")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(paths -> !paths.isBlank())
            .collect(Collectors.joining(File.pathSeparator)),
        either(environment, "STARTUP_SCRIPTS_PATH", ""),
        either(environment, "STARTUP_SCRIPT", ""),
        options(either(environment, "COMPILER_OPTS", "")),
        timeout(either(environment, "TIMEOUT", "-1")));
  }

  /** IJava's variable, else JJava's. */
  private static String either(Map<String, String> environment, String name, String otherwise) {
    return environment.getOrDefault(
        "IJAVA_" + name, environment.getOrDefault("JJAVA_" + name, otherwise));
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
    Matcher words = TIMEOUT.matcher(text.strip());
    try {
      if (!words.matches()) {
        throw new NumberFormatException(text);
      }
      String unit = words.group("unit") == null ? "MILLISECONDS" : words.group("unit");
      Duration limit =
          Duration.of(
              Long.parseLong(words.group("count")),
              TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT)).toChronoUnit());
      return Optional.of(limit).filter(duration -> !duration.isNegative() && !duration.isZero());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "IJAVA_TIMEOUT = \""
              + text
              + "\" must be a whole number of milliseconds, or one with a unit such as 20 SECONDS;"
              + " -1 for none",
          e);
    }
  }
}
