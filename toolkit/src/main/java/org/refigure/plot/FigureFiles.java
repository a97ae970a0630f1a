package org.refigure.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes a figure's files so that each is either whole or untouched. */
final class FigureFiles {
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._-]*");

  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[1-9]|lpt[1-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private FigureFiles() {}

  static Path write(Figure figure, Path dir, String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "name = \"%s\" must be a plain file name of letters, digits, dot, dash and underscore:"
                  + " give the folder as the first argument and leave the ending out",
              name));
    }
    if (DEVICE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name = \""
              + name
              + "\" is a device on Windows, whatever the ending: add a word, for example \""
              + name
              + "-figure\"");
    }
    createFolder(dir);
    write(dir.resolve(name + ".svg"), figure.svg().getBytes(StandardCharsets.UTF_8));
    write(dir.resolve(name + ".pdf"), figure.pdf());
    write(dir.resolve(name + ".csv"), figure.csv().getBytes(StandardCharsets.UTF_8));
    return write(dir.resolve(name + ".png"), figure.png());
  }

  private static void createFolder(Path dir) {
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "folder %s cannot be created (%s): a figure needs a folder to write to, choose another",
              dir,
              reason(e)),
          e);
    }
  }

  private static Path write(Path file, byte[] bytes) {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(partial, bytes);
      return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(partial);
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "%s cannot be written (%s): it needs %d bytes in a writable folder, free space or choose"
                  + " another folder",
              file,
              reason(e),
              bytes.length),
          e);
    }
  }

  /** The partial file is of no use; that it cannot be deleted either is not the news. */
  private static void deleteQuietly(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      partial.toFile().deleteOnExit();
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
