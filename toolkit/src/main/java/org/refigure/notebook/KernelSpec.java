package org.refigure.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a kernel is started, as its {@code kernel.json} says.
 *
 * <p>Source: Jupyter client, "Kernel specs".
 *
 * @param name the folder's name, by which notebooks ask for it
 * @param displayName what a person reads
 * @param language the language of its cells
 * @param command the command line; {@code {connection_file}} and {@code {resource_dir}} are filled
 *     in at the start
 * @param launch where and how the command runs
 */
public record KernelSpec(
    String name, String displayName, String language, List<String> command, Launch launch) {

  /** How a running cell is interrupted. */
  public enum InterruptMode {
    /** By the signal SIGINT. */
    SIGNAL,
    /** By a message of the protocol. */
    MESSAGE
  }

  /**
   * Where and how a kernel's command runs.
   *
   * @param folder the folder of {@code kernel.json}
   * @param environment variables added to the inherited ones; {@code ${NAME}} is filled in
   * @param interruptMode how a running cell is interrupted
   */
  public record Launch(Path folder, Map<String, String> environment, InterruptMode interruptMode) {
    /** Copies the environment. */
    public Launch {
      environment = Map.copyOf(environment);
    }
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}|\\$(\\w+)");

  /** Copies the command and checks that there is one. */
  public KernelSpec {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "\"argv\" of %s must name a command; install the kernel again",
              launch.folder().resolve("kernel.json")));
    }
  }

  /**
   * Finds an installed kernel by its name.
   *
   * @throws NotebookException if no searched folder has it; the message lists them and what they
   *     have
   */
  public static KernelSpec find(String name) {
    return find(name, JupyterFolders.searchPath(System.getenv()));
  }

  /** Finds a kernel in the given Jupyter data folders: {@code <folder>/kernels/<name>}. */
  static KernelSpec find(String name, List<Path> dataFolders) {
    List<Path> kernels = dataFolders.stream().map(folder -> folder.resolve("kernels")).toList();
    for (Path folder : kernels) {
      Path spec = folder.resolve(name.toLowerCase(Locale.ROOT));
      Path exact = Files.isDirectory(folder.resolve(name)) ? folder.resolve(name) : spec;
      if (Files.isRegularFile(exact.resolve("kernel.json"))) {
        return in(exact);
      }
    }
    Set<String> found = new LinkedHashSet<>();
    kernels.forEach(folder -> found.addAll(namesIn(folder)));
    throw new NotebookException(
        String.format(
            Locale.ROOT,
            "kernel \"%s\" is not installed: no %s/kernel.json in %s (found there: %s); install it or add its folder to JUPYTER_PATH",
            name,
            name,
            kernels.stream().map(Path::toString).collect(Collectors.joining(", ")),
            found.isEmpty() ? "none" : String.join(", ", found)));
  }

  /**
   * Reads the kernel of an explicit folder, the one that holds {@code kernel.json}.
   *
   * @throws NotebookException if the file is missing or is not a kernel specification
   */
  public static KernelSpec in(Path folder) {
    Path file = folder.resolve("kernel.json");
    JsonNode json;
    try {
      json = JupyterJson.parse(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new NotebookException(
          String.format(Locale.ROOT, "%s must be JSON; install the kernel again", file), e);
    } catch (IOException e) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s cannot be read (%s); name the folder that holds kernel.json",
              file,
              FileProblem.of(e)),
          e);
    }
    var command = new ArrayList<String>();
    json.path("argv").forEach(argument -> command.add(argument.asText()));
    var environment = new LinkedHashMap<String, String>();
    json.path("env")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    var mode =
        json.path("interrupt_mode").asText("signal").equals("message")
            ? InterruptMode.MESSAGE
            : InterruptMode.SIGNAL;
    return new KernelSpec(
        name,
        json.path("display_name").asText(name),
        json.path("language").asText("java"),
        command,
        new Launch(folder, environment, mode));
  }

  /** The command line with its placeholders filled in. */
  List<String> commandFor(Path connectionFile) {
    return command.stream()
        .map(
            argument ->
                argument
                    .replace("{connection_file}", connectionFile.toString())
                    .replace("{resource_dir}", launch.folder().toString()))
        .toList();
  }

  /** Adds the specification's variables to a process environment. */
  void addEnvironmentTo(Map<String, String> environment) {
    Map<String, String> inherited = Map.copyOf(environment);
    launch
        .environment()
        .forEach((key, value) -> environment.put(key, substituted(value, inherited)));
  }

  private static String substituted(String value, Map<String, String> variables) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            match -> {
              String key = match.group(1) == null ? match.group(2) : match.group(1);
              return Matcher.quoteReplacement(variables.getOrDefault(key, match.group()));
            });
  }

  private static List<String> namesIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve("kernel.json")))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // a data folder that is not there has no kernels
    }
  }
}
