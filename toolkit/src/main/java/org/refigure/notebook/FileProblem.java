package org.refigure.notebook;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The reason inside an {@link IOException}, in words: Java's messages often only repeat a path. */
public final class FileProblem {
  private FileProblem() {}

  /** The words. */
  public static String of(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "access denied";
    } else if (problem instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (problem instanceof FileAlreadyExistsException already) {
      return already.getFile() + " is in the way and is not a folder";
    } else if (problem instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
  }
}
