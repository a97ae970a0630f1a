package org.refigure.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.RemoteTrial;
import org.refigure.sweep.SweepException;

/**
 * What executors and workers need to run an experiment, as files: folders of classes, as a build
 * tool or an editor has them, are packed into jars that live as long as this object.
 */
final class ClassPath implements AutoCloseable {
  private final Path scratch;
  private final Map<String, String> packed = new HashMap<>();
  private final List<ClassPathEntry> entries;
  private final List<String> executors;

  private ClassPath(Path scratch, List<String> places) throws IOException {
    this.scratch = scratch;
    var files = new ArrayList<ClassPathEntry>();
    for (String place : places) {
      files.add(ClassPathEntry.of(new File(file(place))));
    }
    this.entries = List.copyOf(files);
    this.executors = List.of(file(place(SparkEngine.class)), file(place(Experiment.class)));
  }

  /**
   * The class path of an experiment.
   *
   * @throws SweepException if a folder cannot be packed
   */
  static ClassPath of(Class<? extends Experiment> experiment) {
    try {
      Path scratch = Files.createTempDirectory("refigure-spark-");
      return new ClassPath(scratch, RemoteTrial.classPath(experiment));
    } catch (IOException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "the classes of %s cannot be packed for the cluster: %s",
              experiment.getName(),
              e),
          e);
    }
  }

  /** For the workers, in order. */
  List<ClassPathEntry> entries() {
    return entries;
  }

  /** For the executors: this module and the toolkit. */
  List<String> executors() {
    return executors;
  }

  @Override
  public void close() {
    Stream.concat(packed.values().stream().map(File::new), Stream.of(scratch.toFile()))
        .forEach(File::delete);
  }

  private String file(String place) throws IOException {
    if (!Files.isDirectory(Path.of(place))) {
      return place;
    }
    @Nullable String known = packed.get(place);
    if (known != null) {
      return known;
    }
    Path jar =
        scratch.resolve(
            String.format(Locale.ROOT, "%s-%d.jar", scratch.getFileName(), packed.size()));
    try (OutputStream out = Files.newOutputStream(jar)) {
      pack(Path.of(place), out);
    }
    packed.put(place, jar.toString());
    return jar.toString();
  }

  private static void pack(Path folder, OutputStream out) throws IOException {
    try (var jar = new ZipOutputStream(out);
        Stream<Path> found = Files.walk(folder)) {
      jar.setLevel(1);
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(
            new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, jar);
      }
    }
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "cannot tell where %s was loaded", type), e);
    }
  }
}
