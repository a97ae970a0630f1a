package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A study file that is open: notices that its path leads to nothing or to another file. */
final class OpenFile {
  private final Path path;
  private Optional<Object> key;

  private OpenFile(Path path) {
    this.path = path;
    this.key = key(path);
  }

  /** Of a file that has just been opened. */
  static OpenFile of(Path path) {
    return new OpenFile(path);
  }

  Path path() {
    return path;
  }

  /** True if somebody deleted or moved it. */
  boolean gone() {
    return !Files.exists(path);
  }

  /** True if another file is there; never on systems that give files no number. */
  boolean replaced() {
    Optional<Object> now = key(path);
    return now.isPresent() && key.isPresent() && !now.equals(key);
  }

  /** Removes the log that lies beside: it belongs to the file that was there, not to another. */
  void removeLog() {
    try {
      for (String log : new String[] {"-wal", "-shm"}) {
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + log));
      }
    } catch (IOException e) {
      throw new SweepException("the log of study " + path + " cannot be removed: " + e, e);
    }
  }

  /** Puts a copy where the file was, once its database is closed. */
  void restoreFrom(Path copy) {
    removeLog();
    try {
      Files.move(copy, path);
    } catch (IOException e) {
      throw new SweepException(
          "study " + path + " was deleted and cannot be restored: all that it held is in " + copy,
          e);
    }
    key = key(path);
  }

  /** A path beside a file where nothing is yet. */
  static Path free(Path file, String suffix) {
    Path free = file.resolveSibling(file.getFileName() + suffix);
    for (int number = 2; Files.exists(free); number++) {
      free = file.resolveSibling(file.getFileName() + suffix + "-" + number);
    }
    return free;
  }

  private static Optional<Object> key(Path path) {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
