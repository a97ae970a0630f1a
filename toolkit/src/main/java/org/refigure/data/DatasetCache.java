package org.refigure.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds a {@link Dataset} by its file name: in each folder in turn, then in the user's cache, then
 * at its authors', whose file is checked, converted where needed, and kept in the cache.
 *
 * <p>The content of a file is compared with the data set's checksum every time it is read. A file
 * under the right name with the wrong content is an error that names both checksums; the search
 * does not go on, for somebody put that file there on purpose.
 *
 * @param folders searched first, in this order; those that do not exist are passed over
 * @param store the user's cache, searched after the folders; created when something is downloaded
 * @param download how a file is fetched
 */
public record DatasetCache(List<Path> folders, Path store, Download download) {
  /** Copies the list of folders. */
  public DatasetCache {
    folders = List.copyOf(folders);
  }

  /** The folders of this process, as {@link DatasetFolders} says, and downloads by scheme. */
  public static DatasetCache current() {
    return new DatasetCache(DatasetFolders.current(), DatasetFolders.store(), Download.byScheme());
  }

  /**
   * The content of a data set.
   *
   * @throws DatasetException if it is in no folder and cannot be downloaded, or if a file of its
   *     name has another content
   */
  public byte[] content(Dataset dataset) {
    return local(dataset).orElseGet(() -> fetched(dataset));
  }

  /**
   * The content of a data set where a folder or the cache has it; nothing is downloaded.
   *
   * @throws DatasetException if a file of its name has another content
   */
  public Optional<byte[]> local(Dataset dataset) {
    return file(dataset).map(file -> checked(read(file), dataset.sha256(), file.toString()));
  }

  /** Where a folder or the cache has a data set. */
  Optional<Path> file(Dataset dataset) {
    return places().stream()
        .map(folder -> folder.resolve(dataset.file()))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private byte[] fetched(Dataset dataset) {
    if (dataset.sources().isEmpty()) {
      throw DatasetException.absent(absent(dataset, "it is not downloaded automatically"), null);
    }
    List<byte[]> contents = downloaded(dataset);
    for (int i = 0; i < contents.size(); i++) {
      Dataset.Source source = dataset.sources().get(i);
      checked(contents.get(i), source.sha256(), source.address().toString());
    }
    byte[] content;
    try {
      content = dataset.conversion().convert(contents);
    } catch (IOException e) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s cannot be made from its sources: %s",
              dataset.file(),
              e.getMessage()),
          e);
    }
    checked(content, dataset.sha256(), dataset.file() + " as converted from its sources");
    keep(dataset, content);
    return content;
  }

  private List<byte[]> downloaded(Dataset dataset) {
    try {
      return download.all(dataset.sources().stream().map(Dataset.Source::address).toList());
    } catch (IOException e) {
      throw DatasetException.absent(absent(dataset, e.getMessage()), e);
    }
  }

  /** Written aside and moved into place, so that no reader ever sees half a file. */
  private void keep(Dataset dataset, byte[] content) {
    try {
      Files.createDirectories(store);
      Path half = Files.createTempFile(store, dataset.file(), ".part");
      Files.write(half, content);
      Files.move(half, store.resolve(dataset.file()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s cannot be kept in %s (%s): make that folder writable, or set XDG_CACHE_HOME to one that is",
              dataset.file(),
              store,
              e.getMessage()),
          e);
    }
  }

  private String absent(Dataset dataset, String why) {
    return String.format(
        Locale.ROOT,
        "data set %s is in none of %s, and %s; get it from %s and put it there, or into a folder that REFIGURE_DATA names (SHA-256 %s)",
        dataset.file(),
        places().stream().map(Path::toString).collect(Collectors.joining(", ")),
        why,
        dataset.origin(),
        dataset.sha256());
  }

  private List<Path> places() {
    List<Path> places = new ArrayList<>(folders);
    places.add(store);
    return places;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DatasetException(
          String.format(Locale.ROOT, "%s cannot be read (%s)", file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static byte[] checked(byte[] content, String sha256, String where) {
    String found = Sha256.of(content);
    if (!found.equals(sha256)) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s has SHA-256 %s and must have %s: it is another file or a damaged one and is not used; remove it or put the right one in its place",
              where,
              found,
              sha256));
    }
    return content;
  }
}
