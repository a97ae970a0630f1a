package org.refigure.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The experiments of {@link Tiny} as others have them: in a notebook's cell, in a jar. */
public final class TinySource {
  private TinySource() {}

  /** The source without its package: what a cell holds. */
  public static String cell() {
    try (InputStream source =
        Objects.requireNonNull(Tiny.class.getResourceAsStream("Tiny.java"), "Tiny.java")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8)
          .replace("package org.refigure.sweep;", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name in a cell of an experiment of {@link Tiny}. */
  public static String name(Class<? extends Experiment> type) {
    return "Tiny." + type.getSimpleName();
  }

  /** A jar with these experiments in a package of their own, {@code elsewhere}. */
  static Path jar(Path folder) throws IOException {
    Path source = Files.createDirectories(folder.resolve("elsewhere")).resolve("Tiny.java");
    Files.writeString(source, "package elsewhere; import org.refigure.sweep.*;" + cell());
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    if (code != 0) {
      throw new IllegalStateException("Tiny.java does not compile elsewhere");
    }
    Path jar = folder.resolve("elsewhere.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
        var files = Files.list(source.getParent())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        zip.putNextEntry(new ZipEntry("elsewhere/" + file.getFileName()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  /** The class of an experiment in that jar. */
  static Class<? extends Experiment> in(Path jar, Class<? extends Experiment> type)
      throws IOException, ClassNotFoundException {
    var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
    return loader.loadClass("elsewhere.Tiny$" + type.getSimpleName()).asSubclass(Experiment.class);
  }
}
