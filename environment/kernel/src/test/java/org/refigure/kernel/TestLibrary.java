package org.refigure.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources into a folder or jar that a notebook then brings along. */
final class TestLibrary {

  private TestLibrary() {}

  /** Compiles classes, by qualified name and source, into a folder. */
  static Path folder(Path parent, String name, Map<String, String> sources) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", folder.toString(), "-d", folder.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file =
          parent.resolve("src-" + name).resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalArgumentException("the test library " + name + " does not compile");
    }
    return folder;
  }

  /** Packs a folder into a jar. */
  static Path jar(Path file, Path folder) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(folder.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, jar);
        jar.closeEntry();
      }
    }
    return file;
  }
}
