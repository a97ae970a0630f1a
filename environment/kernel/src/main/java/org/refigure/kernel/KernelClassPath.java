package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The libraries cells see.
 *
 * @param libraries absolute files and folders of {@code IJAVA_CLASSPATH}, globs expanded
 * @param unmatched entries that name nothing on disk
 */
record KernelClassPath(List<Path> libraries, List<String> unmatched) {

  private static final List<String> LOGGING_BINDINGS =
      List.of(
          "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
          "org/slf4j/impl/StaticLoggerBinder.class");

  KernelClassPath {
    libraries = List.copyOf(libraries);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Expands a path list: files and folders as they are, a folder with {@code /} at its end with its
   * jars, {@code *} and {@code ?} as globs.
   */
  static KernelClassPath of(String paths) {
    Set<Path> found = new LinkedHashSet<>();
    List<String> unmatched = new ArrayList<>();
    for (String entry : paths.split(File.pathSeparator)) {
      if (!entry.isBlank()) {
        List<Path> matches = matches(entry.strip());
        found.addAll(matches);
        if (matches.isEmpty()) {
          unmatched.add(entry.strip());
        }
      }
    }
    return new KernelClassPath(List.copyOf(found), unmatched);
  }

  /** The libraries joined by the path separator. */
  String joined() {
    return libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Whether the libraries bring a logging backend of their own. If not, they share the kernel's
   * silent one, for SLF4J without a backend prints a red warning into the first cell that logs.
   */
  boolean bringsLogging() {
    try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
      return LOGGING_BINDINGS.stream().anyMatch(name -> loader.findResource(name) != null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the class path " + joined(), e);
    }
  }

  /** The libraries as a class loader takes them. */
  URL[] urls() {
    return libraries.stream().map(KernelClassPath::url).toArray(URL[]::new);
  }

  /** The class path the compiler needs for cells: what the kernel shows of itself, then ours. */
  String forCompiler(boolean withLogging) {
    Set<String> paths = new LinkedHashSet<>();
    paths.add(origin(JavaKernel.class));
    paths.add(origin(BaseKernel.class));
    if (withLogging) {
      paths.add(origin(kernelClass("org.slf4j.LoggerFactory")));
    }
    libraries.forEach(library -> paths.add(library.toString()));
    return String.join(File.pathSeparator, paths);
  }

  private static List<Path> matches(String entry) {
    if (entry.indexOf('*') < 0 && entry.indexOf('?') < 0) {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      List<Path> found = new ArrayList<>(Files.exists(path) ? List.of(path) : List.of());
      if (entry.endsWith("/")) { // IJava's word for what lies in a folder
        found.addAll(matches(entry + "*.jar"));
      }
      return found;
    }
    try {
      List<Path> matches = new ArrayList<>();
      for (Path path : new GlobFinder(entry).computeMatchingPaths()) {
        matches.add(path.toAbsolutePath().normalize());
      }
      matches.sort(Comparator.naturalOrder());
      return matches;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("class path entry " + path + " is no URL", e);
    }
  }

  private static Class<?> kernelClass(String name) {
    try {
      return Class.forName(name, false, KernelClassPath.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the kernel's own class path lacks " + name, e);
    }
  }

  private static String origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot tell where " + type.getName() + " was loaded", e);
    }
  }
}
