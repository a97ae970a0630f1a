package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks where a study file is to be before SQLite is asked, which says less. */
final class StudyFile {
  private StudyFile() {}

  /** Makes the folder, and refuses a place that cannot be written. */
  static Path forWriting(Path file) {
    Path whole = file.toAbsolutePath();
    Path folder = whole.resolveSibling(".").normalize();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s cannot be opened: its folder cannot be made (%s); choose another place",
              file,
              e),
          e);
    }
    requireFile(file);
    boolean there = Files.exists(whole);
    if (!Files.isWritable(folder) || there && !Files.isWritable(whole)) {
      String next =
          there ? "; read it with Study.read, or copy it elsewhere" : "; choose another place";
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s cannot be written: %s is read-only%s",
              file,
              Files.isWritable(folder) ? "the file" : "its folder",
              next),
          null);
    }
    return whole;
  }

  /** Refuses a place where there is nothing to read. */
  static Path forReading(Path file) {
    requireFile(file);
    if (!Files.isReadable(file)) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s cannot be read: %s; check the path, or run the sweep first",
              file,
              Files.exists(file) ? "its rights forbid it" : "there is no such file"),
          null);
    }
    return file.toAbsolutePath();
  }

  /**
   * Refuses a file that could only be read without its write-ahead log, where records may lie.
   *
   * @param problem why it cannot be read with it
   */
  static void requireNoLog(Path file, SweepException problem) {
    Path whole = file.toAbsolutePath();
    Path log = whole.resolveSibling(whole.getFileName() + "-wal");
    if (Files.exists(log) && !Files.isWritable(whole.resolveSibling("."))) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s cannot be read here: records lie in %s, and the folder is read-only; copy both to a folder that can be written",
              file,
              log.getFileName()),
          problem);
    } else if (Files.exists(log)) {
      throw problem;
    }
  }

  /** Removes a closed study that its maker has no use for. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new SweepException(
          String.format(Locale.ROOT, "study %s is empty, but cannot be removed: %s", file, e), e);
    }
  }

  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new SweepException(
          String.format(
              Locale.ROOT, "study %s must be a file, but it is a folder: name a file in it", file),
          null);
    }
  }
}
