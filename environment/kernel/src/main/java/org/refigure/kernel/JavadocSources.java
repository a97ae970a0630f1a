package org.refigure.kernel;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Where JShell finds the documentation of what cells use: the JDK's sources, and for every library
 * {@code x.jar} the file {@code x-sources.jar} beside it, or, where Maven built it in {@code
 * target}, the folder {@code src/main/java}.
 *
 * <p>JShell looks for the JDK's alone. It keeps the places in a field, which is set here; a JDK
 * that does not open it (no {@code --add-opens}) documents itself only.
 */
final class JavadocSources {

  private static final Logger LOGGER = Logger.getLogger(JavadocSources.class.getName());

  private List<Path> known = List.of();

  /** Makes an analysis see the sources of these libraries. */
  synchronized void give(SourceCodeAnalysis analysis, List<Path> libraries) {
    List<Path> wanted =
        libraries.stream().map(JavadocSources::besides).flatMap(Optional::stream).toList();
    if (wanted.equals(known)) {
      return;
    }
    known = wanted;
    List<Path> roots = new ArrayList<>(ofTheJdk());
    wanted.forEach(source -> root(source).ifPresent(roots::add));
    try {
      Field places = analysis.getClass().getDeclaredField("availableSourcesOverride");
      places.setAccessible(true);
      places.set(null, roots);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOGGER.log(Level.FINE, "no documentation of libraries on this JDK", e);
    }
  }

  private static Optional<Path> besides(Path library) {
    String name = String.valueOf(library.getFileName());
    Path folder = library.toAbsolutePath().getParent();
    if (folder == null || !name.endsWith(".jar")) {
      return Optional.empty();
    }
    Path jar = folder.resolve(name.substring(0, name.length() - 4) + "-sources.jar");
    if (Files.isRegularFile(jar)) {
      return Optional.of(jar);
    }
    Path built = folder.resolveSibling("src").resolve("main").resolve("java");
    return Optional.of(built).filter(java -> folder.endsWith("target") && Files.isDirectory(java));
  }

  /** One root for each module, whose name it has, as JShell wants it. */
  private static List<Path> ofTheJdk() {
    Path home = Path.of(System.getProperty("java.home"));
    return Stream.of(home.resolve("lib").resolve("src.zip"), home.resolveSibling("src.zip"))
        .filter(Files::isReadable)
        .findFirst()
        .flatMap(JavadocSources::root)
        .map(JavadocSources::folders)
        .orElse(List.of());
  }

  private static List<Path> folders(Path root) {
    try (Stream<Path> children = Files.list(root)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A folder as it is, or the inside of a zip; the zip stays open with the kernel. */
  private static Optional<Path> root(Path source) {
    if (Files.isDirectory(source)) {
      return Optional.of(source);
    }
    URI uri = URI.create("jar:" + source.toUri());
    try {
      return Optional.of(opened(uri).getRootDirectories().iterator().next());
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.FINE, "no documentation from " + source, e);
      return Optional.empty();
    }
  }

  private static FileSystem opened(URI uri) throws IOException {
    try {
      return FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException e) {
      return FileSystems.getFileSystem(uri);
    }
  }
}
