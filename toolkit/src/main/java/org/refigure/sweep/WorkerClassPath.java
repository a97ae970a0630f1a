package org.refigure.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class path for workers.
 *
 * <p>In a notebook kernel the property {@code java.class.path} lacks the libraries that came
 * through {@code IJAVA_CLASSPATH} or a magic. So it is gathered, first come first, from:
 *
 * <ol>
 *   <li>the system property {@code refigure.class.path}, which our own kernel sets;
 *   <li>{@code java.class.path};
 *   <li>the places that the experiment, the toolkit and the toolkit's JSON library were loaded
 *       from;
 *   <li>the folder {@code lib} next to the toolkit's jar, where there is one;
 *   <li>the experiment's class loader and its parents, where they list their places;
 *   <li>{@code IJAVA_CLASSPATH} and {@code JJAVA_CLASSPATH};
 *   <li>the places of the classes that an experiment of a notebook's cell uses.
 * </ol>
 */
final class WorkerClassPath {
  static final String PROPERTY = "refigure.class.path";

  private WorkerClassPath() {}

  /** The entries, joined as {@code java -cp} wants them. */
  static String of(Class<? extends Experiment> experiment) {
    return String.join(File.pathSeparator, entries(experiment));
  }

  /** The files and folders that the entries name; {@code lib/*} stands for the jars in lib. */
  static List<String> files(Class<? extends Experiment> experiment) {
    return expanded(entries(experiment));
  }

  private static List<String> expanded(Set<String> entries) {
    return entries.stream()
        .flatMap(
            entry ->
                entry.endsWith("*")
                    ? jars(new File(entry.substring(0, entry.length() - 1)))
                    : Stream.of(new File(entry)))
        .filter(File::exists)
        .map(File::getAbsolutePath)
        .distinct()
        .toList();
  }

  private static Stream<File> jars(File folder) {
    File @Nullable [] files = folder.listFiles((place, name) -> name.endsWith(".jar"));
    return files == null ? Stream.empty() : Stream.of(files).sorted();
  }

  /**
   * Where the classes are that the code of cells uses: most are on the class path anyway, but one
   * that a loader of the notebook's own gave may not be.
   *
   * @throws SweepException if one has no place on disk
   */
  private static List<String> places(Class<? extends Experiment> experiment) {
    var places = new ArrayList<String>();
    for (String name : CellCode.of(experiment).map(CellCode::others).orElse(Set.of())) {
      try {
        Class<?> other = Class.forName(name, false, experiment.getClassLoader());
        if (!ofTheJdk(other)) {
          places.add(
              place(other).orElseThrow(() -> nowhere(experiment.getSimpleName(), name)).toString());
        }
      } catch (ClassNotFoundException | LinkageError e) {
        continue; // missing here too: code that is never reached, or a trial will say it
      }
    }
    return places;
  }

  private static boolean ofTheJdk(Class<?> type) {
    @Nullable ClassLoader loader = type.getClassLoader();
    return loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || type.getModule().isNamed();
  }

  private static SweepException nowhere(String experiment, String name) {
    return new SweepException(
        String.format(
            Locale.ROOT,
            "experiment %s uses the class %s, which no worker can have, since it is in no file: write it into a cell or put it into a jar, or use .engine(\"local\")",
            experiment,
            name),
        null);
  }

  private static Set<String> entries(Class<? extends Experiment> experiment) {
    Set<String> entries = new LinkedHashSet<>();
    entries.addAll(split(System.getProperty(PROPERTY, "")));
    entries.addAll(split(System.getProperty("java.class.path", "")));
    List.of(experiment, Experiment.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class)
        .forEach(type -> place(type).ifPresent(path -> entries.add(path.toString())));
    place(Experiment.class).flatMap(WorkerClassPath::libraries).ifPresent(entries::add);
    @Nullable ClassLoader loader = experiment.getClassLoader();
    for (; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader listing) {
        Arrays.stream(listing.getURLs())
            .forEach(url -> file(url).ifPresent(path -> entries.add(path.toString())));
      }
    }
    entries.addAll(kernelEntries(System.getenv()));
    Set<String> expanded = Set.copyOf(expanded(entries));
    places(experiment).stream().filter(place -> !expanded.contains(place)).forEach(entries::add);
    return entries;
  }

  /** The entries of the kernels' variables; their {@code dir/*.jar} is Java's {@code dir/*}. */
  static List<String> kernelEntries(Map<String, String> environment) {
    var entries = new ArrayList<String>();
    for (String variable : List.of("IJAVA_CLASSPATH", "JJAVA_CLASSPATH")) {
      for (String entry : split(environment.getOrDefault(variable, ""))) {
        entries.add(entry.endsWith("*.jar") ? entry.substring(0, entry.length() - 4) : entry);
      }
    }
    return entries;
  }

  /** {@code lib/*} beside a jar. */
  static Optional<String> libraries(Path jar) {
    Path folder = jar.resolveSibling("lib");
    return Files.isRegularFile(jar) && Files.isDirectory(folder)
        ? Optional.of(folder + File.separator + "*")
        : Optional.empty();
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).toList();
  }

  private static Optional<Path> place(Class<?> type) {
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? Optional.empty()
        : file(source.getLocation());
  }

  private static Optional<Path> file(URL url) {
    try {
      return url.getProtocol().equals("file")
          ? Optional.of(Path.of(url.toURI())).filter(Files::exists)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // a place that no class path can name
    }
  }
}
