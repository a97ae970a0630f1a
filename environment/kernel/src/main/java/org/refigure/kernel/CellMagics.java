package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.magic.common.Load;
import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.MagicArgsParseException;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.kernel.magic.registry.MagicsArgs;
import io.github.spencerpark.jupyter.kernel.magic.registry.UndefinedMagicException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** The magic commands of IJava, and three of IPython's. */
final class CellMagics {

  /** What {@code %lsmagic} says. */
  private static final Map<String, String> PURPOSES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("%maven group:artifact:version ...", "adds libraries and what they need"),
              Map.entry("%mavenRepo id url", "a repository to look into from now on"),
              Map.entry("%%loadFromPOM", "adds the dependencies of a pom.xml pasted below"),
              Map.entry("%loadFromPOM file", "adds the dependencies of a pom.xml"),
              Map.entry("%jars glob ...", "adds jars"),
              Map.entry("%classpath glob ...", "adds jars and folders of classes"),
              Map.entry("%load file", "runs a .java, .jshell, .jsh or .ijava file, or a notebook"),
              Map.entry("%time code", "runs the rest of the line and says how long it took"),
              Map.entry("%%time", "runs the rest of the cell and says how long it took"),
              Map.entry("%who", "the variables of this session"),
              Map.entry("%lsmagic", "this list")));

  /** A command within this many changed letters, and half of those typed, was meant, perhaps. */
  private static final int FAR = 3;

  private final JavaKernel kernel;
  private final MavenLibraries maven = new MavenLibraries();
  private final Magics registry = new Magics();

  CellMagics(JavaKernel kernel) {
    this.kernel = kernel;
    line(this::jars, "jars");
    line(this::jars, "classpath");
    line(this::maven, "maven", "addMavenDependency", "addMavenDependencies");
    line(this::mavenRepo, "mavenRepo", "addMavenRepo");
    line(this::loadFromPom, "loadFromPOM");
    cell(this::loadFromPom, "loadFromPOM");
    Load load = new Load(List.of(".jsh", ".jshell", ".java", ".ijava"), kernel::evaluate);
    line(args -> load(load, args), "load");
    line(this::who, "who");
    line(args -> list(), "lsmagic");
  }

  /** The registry, to which a notebook may add commands of its own, as on IJava. */
  Magics registry() {
    return registry;
  }

  /**
   * Runs a line command.
   *
   * @throws MagicProblem if there is none of that name
   */
  @Nullable Object line(String name, List<String> arguments) throws Exception {
    try {
      return registry.<@Nullable Object>applyLineMagic(name, arguments);
    } catch (UndefinedMagicException e) {
      throw unknown("%" + name);
    } catch (MagicArgsParseException e) {
      throw new MagicProblem("%" + name + ": " + e.getMessage());
    }
  }

  /**
   * Runs a command that takes the rest of the cell.
   *
   * @throws MagicProblem if there is none of that name
   */
  @Nullable Object cell(String name, List<String> arguments, String body) throws Exception {
    try {
      return registry.<@Nullable Object>applyCellMagic(name, arguments, body);
    } catch (UndefinedMagicException e) {
      throw unknown("%%" + name);
    } catch (MagicArgsParseException e) {
      throw new MagicProblem("%%" + name + ": " + e.getMessage());
    }
  }

  /** Names of commands that begin so, for completion; with their per cent signs. */
  static List<String> beginning(String typed) {
    return PURPOSES.keySet().stream()
        .map(usage -> usage.split(" ", 2)[0])
        .filter(name -> name.startsWith(typed))
        .distinct()
        .sorted()
        .toList();
  }

  private MagicProblem unknown(String name) {
    String plain = name.replace("%", "").toLowerCase(Locale.ROOT);
    return new MagicProblem(
        name
            + " is no command of this kernel"
            + PURPOSES.keySet().stream()
                .map(usage -> usage.split(" ", 2)[0])
                .min(Comparator.comparingInt(known -> distance(plain, known)))
                .filter(known -> distance(plain, known) <= Math.min(FAR, plain.length() / 2))
                .map(known -> ": did you mean " + known + "?")
                .orElse("")
            + " (%lsmagic lists them)");
  }

  private static int distance(String plain, String known) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(plain, known.replace("%", "").toLowerCase(Locale.ROOT));
  }

  private List<String> jars(List<String> globs) {
    if (globs.isEmpty()) {
      throw new MagicProblem("name jars or folders, for example %jars lib/*.jar");
    }
    List<String> added = new ArrayList<>();
    for (String glob : globs) {
      boolean isFolder = !glob.contains("*") && Files.isDirectory(Path.of(glob));
      KernelClassPath found = KernelClassPath.of(isFolder ? glob + "/" : glob);
      if (!found.unmatched().isEmpty()) {
        throw new MagicProblem(
            "\"" + glob + "\" names no file, seen from " + Path.of("").toAbsolutePath());
      }
      found.libraries().forEach(path -> added.add(path.toString()));
    }
    kernel.addToClasspath(String.join(File.pathSeparator, added));
    return added;
  }

  private @Nullable Object maven(List<String> arguments) throws MagicArgsParseException {
    Map<String, List<String>> parsed =
        MagicsArgs.builder()
            .varargs("deps")
            .keyword("from")
            .flag("verbose", 'v')
            .onlyKnownKeywords()
            .onlyKnownFlags()
            .build()
            .parse(arguments);
    if (parsed.get("deps").isEmpty()) {
      throw new MagicProblem("name libraries: %maven group:artifact:version");
    }
    add(maven.resolve(parsed.get("deps"), parsed.get("from")));
    return null;
  }

  private @Nullable Object mavenRepo(List<String> arguments) throws MagicArgsParseException {
    Map<String, List<String>> parsed =
        MagicsArgs.builder().required("id").required("url").build().parse(arguments);
    maven.addRepository(parsed.get("id").get(0), parsed.get("url").get(0));
    return null;
  }

  private @Nullable Object loadFromPom(List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      throw new MagicProblem("name a file: %loadFromPOM pom.xml [scope ...]");
    }
    Path file = Path.of(arguments.get(0));
    if (!Files.isRegularFile(file)) {
      throw new MagicProblem(
          "\"" + file + "\" is no file, seen from " + Path.of("").toAbsolutePath());
    }
    add(maven.resolve(Files.readString(file), arguments.subList(1, arguments.size())));
    return null;
  }

  private @Nullable Object loadFromPom(List<String> arguments, String body) {
    add(maven.resolve(body, arguments));
    return null;
  }

  private void add(MavenLibraries.Found found) {
    kernel.addToClasspath(
        found.files().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    for (String artifact : found.artifacts()) {
      System.out.println(artifact + (found.fetched().contains(artifact) ? " (fetched)" : ""));
    }
  }

  private static @Nullable Object load(Load load, List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      throw new MagicProblem("name a file: %load cells.jshell");
    }
    try {
      load.load(arguments);
    } catch (IOException e) {
      throw new MagicProblem("\"" + arguments.get(0) + "\" cannot be read: " + e.getMessage());
    }
    return null;
  }

  private @Nullable Object who(List<String> arguments) {
    kernel.variables().forEach(System.out::println);
    return null;
  }

  private static @Nullable Object list() {
    int width = PURPOSES.keySet().stream().mapToInt(String::length).max().orElse(0);
    PURPOSES.forEach(
        (usage, purpose) ->
            System.out.println(usage + " ".repeat(width + 2 - usage.length()) + purpose));
    return null;
  }

  private void line(LineMagicFunction<?> run, String... names) {
    for (String name : names) {
      registry.registerLineMagic(name, run);
    }
  }

  private void cell(CellMagicFunction<?> run, String name) {
    registry.registerCellMagic(name, run);
  }
}
