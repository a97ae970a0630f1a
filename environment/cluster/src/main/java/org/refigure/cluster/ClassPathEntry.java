package org.refigure.cluster;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;

/**
 * A file of the workers' class path, as the driver has it. Every machine of the cluster looks for
 * it at home first: most files never travel.
 *
 * @param path where it is on the driver's machine
 * @param size its bytes
 * @param modified its time stamp
 */
record ClassPathEntry(String path, long size, long modified) implements Serializable {
  private static final long serialVersionUID = 1;

  static ClassPathEntry of(File file) {
    return new ClassPathEntry(file.getPath(), file.length(), file.lastModified());
  }

  /**
   * Where this machine has the file: at the same path, as on one machine or a shared disk; among
   * Spark's own jars; or among the files that the driver sent.
   */
  Optional<String> here() {
    var same = new File(path);
    if (same.length() == size && same.lastModified() == modified) {
      return Optional.of(path);
    }
    @Nullable String home = System.getenv("SPARK_HOME");
    var candidates =
        home == null ? new Path[] {sent()} : new Path[] {Path.of(home, "jars", name()), sent()};
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate) && candidate.toFile().length() == size) {
        return Optional.of(candidate.toString());
      }
    }
    return Optional.empty();
  }

  /** The file's name, under which it travels. */
  String name() {
    return new File(path).getName();
  }

  private Path sent() {
    return Path.of(SparkFiles.getRootDirectory(), name());
  }
}
