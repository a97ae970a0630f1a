package org.refigure.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.refigure.OptionalLibrary;

/**
 * Web pages from FineWeb-Edu (Penedo et al., arXiv 2406.17557), or any other texts in Parquet files
 * that a user has; the card {@code datasets/fineweb-edu.md} says where they come from. Nothing is
 * downloaded.
 *
 * <p>A row's column {@code text} is a document. Documents count in the order of the rows, files in
 * the order given; a zero character inside a document is left out, because zero ends documents.
 */
public final class FineWebEdu {
  /** The column that holds the documents. */
  public static final String COLUMN = "text";

  private static final int LARGEST = 1_000_000_000;

  private FineWebEdu() {}

  /**
   * The folder {@code fineweb-edu} in one of the folders where data sets lie, for example below
   * what {@code REFIGURE_DATA} names.
   *
   * @throws DatasetException if none has it; names where it was looked for
   */
  public static Path folder() {
    List<Path> folders =
        DatasetFolders.current().stream().map(each -> each.resolve("fineweb-edu")).toList();
    return folders.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    String.format(
                        Locale.ROOT,
                        "FineWeb-Edu must lie as Parquet files in a folder fineweb-edu (looked at %s): put them below what REFIGURE_DATA names, see datasets/fineweb-edu.md",
                        folders)));
  }

  /**
   * The Parquet files of a folder, by name: the same files give the same order everywhere.
   *
   * @throws DatasetException if the folder cannot be read or has none
   */
  public static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(each -> each.getFileName().toString().endsWith(".parquet")).sorted().toList();
      if (files.isEmpty()) {
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "%s has no file that ends in .parquet: name the folder that holds them",
                folder));
      }
      return files;
    } catch (IOException e) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s cannot be read as a folder (%s)",
              folder,
              e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * The first documents of some files.
   *
   * @param files in the order in which they count
   * @param bytes how much text to take, 1 … 1,000,000,000 bytes of UTF-8: whole documents, up to
   *     the first that does not fit; less if the files have less
   * @throws DatasetException if a file is no Parquet file, is damaged, has no column {@code text}
   *     or no document fits; one line
   */
  public static Corpus load(List<Path> files, int bytes) {
    if (bytes < 1 || bytes > LARGEST) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "bytes = %d must be in 1 … %d (FineWebEdu)", bytes, LARGEST));
    }
    OptionalLibrary.PARQUET.require("reading texts from Parquet files");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (Path file : files) {
      if (!ParquetText.read(file, COLUMN, document -> add(document, text, bytes))) {
        break;
      }
    }
    if (text.size() == 0) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s hold no document of at most %d bytes to begin with: name other files or take more bytes",
              new ArrayList<>(files),
              bytes));
    }
    return Corpus.of(text.toByteArray());
  }

  /**
   * All documents of some files as tokens, split as {@link Corpus} splits; the text may be larger
   * than memory.
   *
   * <p>The tokens are made once, file after file, and kept in the user's cache, two bytes each,
   * below {@code refigure/data/tokens} of {@code $XDG_CACHE_HOME} or {@code ~/.cache}: whoever is
   * interrupted goes on with the next file, and a file that was altered is tokenised anew. Every
   * call reads the files once for their checksums. The checksum of the split is that of the files'.
   *
   * @param files in the order in which they count
   * @throws DatasetException as {@link #load}, or if the tokens cannot be kept; one line
   * @throws InterruptedException if the thread was interrupted; files that were done are kept
   */
  public static TokenSplit tokens(List<Path> files, Tokenizer tokenizer)
      throws InterruptedException {
    return TokenCache.current().split(files, tokenizer);
  }

  private static boolean add(byte[] document, ByteArrayOutputStream text, int bytes) {
    if (text.size() + document.length + 1L > bytes) {
      return false;
    }
    text.writeBytes(withoutEnds(document));
    text.write(TextArchives.END);
    return true;
  }

  /** Zero ends documents, so it is left out of them. */
  static byte[] withoutEnds(byte[] document) {
    int kept = 0;
    byte[] clean = new byte[document.length];
    for (byte each : document) {
      if (each != TextArchives.END) {
        clean[kept++] = each;
      }
    }
    return Arrays.copyOf(clean, kept);
  }
}
