package org.refigure.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.refigure.notebook.FileProblem;

/**
 * The folder of a site. A file in it lists what was written, name by name and before it is written;
 * only what stands there is ever replaced or removed, and a folder with files and without the list
 * is refused.
 */
final class SiteFolder {
  static final String LIST = ".refigure-site";
  private static final String FIRST_LINE =
      "# made by 'refigure site', which replaces and removes the files below and no others";

  private final Path folder;
  private final Set<String> earlier;
  private final Set<String> written = new TreeSet<>();

  private SiteFolder(Path folder, Set<String> earlier) {
    this.folder = folder;
    this.earlier = earlier;
  }

  /**
   * Makes a folder, or takes one that is empty or holds a site.
   *
   * @throws SiteException if it holds anything else or cannot be written to
   */
  static SiteFolder open(Path wanted) {
    Path folder = wanted.toAbsolutePath().normalize();
    try {
      Path list = folder.resolve(LIST);
      if (Files.exists(list)) {
        return new SiteFolder(folder.toRealPath(), listed(list, wanted));
      }
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.findFirst().ifPresent(file -> refuse(wanted, "it holds " + file.getFileName()));
        }
      }
      Files.createDirectories(folder);
      Files.writeString(list, FIRST_LINE + "\n");
      return new SiteFolder(folder.toRealPath(), Set.of());
    } catch (IOException e) {
      throw new SiteException(
          String.format(
              Locale.ROOT,
              "--out = %s must be a folder that can be made, read and written (%s); choose another",
              wanted,
              FileProblem.of(e)));
    }
  }

  Path path() {
    return folder;
  }

  /**
   * Writes a file, all of it or nothing.
   *
   * @param name path below the folder, parts joined by {@code /}
   * @throws IOException if it cannot be written, or a file is there that the site did not write
   */
  void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (!earlier.contains(name) && !written.contains(name)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("a file is there that this site did not write");
      }
      Files.writeString(folder.resolve(LIST), name + "\n", StandardOpenOption.APPEND);
    }
    written.add(name);
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    if (!parent.toRealPath().startsWith(folder)) {
      throw new IOException("its folder is a link that leads out of the site");
    }
    replace(file, content);
  }

  /** Writes a text file in UTF-8. */
  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes what earlier sites wrote here and this one did not, and shortens the list. */
  void removeOthers() throws IOException {
    for (String name : earlier) {
      Path file = folder.resolve(name);
      if (!written.contains(name) && file.normalize().startsWith(folder)) {
        Files.deleteIfExists(file);
        deleteEmpty(Objects.requireNonNull(file.getParent()));
      }
    }
    replace(
        folder.resolve(LIST),
        (FIRST_LINE + "\n" + String.join("\n", written) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void deleteEmpty(Path inner) throws IOException {
    try {
      if (!inner.equals(folder)) {
        Files.deleteIfExists(inner);
      }
    } catch (DirectoryNotEmptyException e) {
      // somebody's file, or a page that is still made
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Set<String> listed(Path list, Path wanted) throws IOException {
    List<String> lines = Files.readAllLines(list);
    if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
      refuse(wanted, "its file " + LIST + " is not one of ours");
    }
    return new TreeSet<>(
        lines.subList(1, lines.size()).stream().filter(s -> !s.isBlank()).toList());
  }

  private static void refuse(Path wanted, String why) {
    throw new SiteException(
        String.format(
            Locale.ROOT,
            "--out = %s must be a new or empty folder, or one that this command made (%s); nothing"
                + " was changed, choose another",
            wanted,
            why));
  }
}
