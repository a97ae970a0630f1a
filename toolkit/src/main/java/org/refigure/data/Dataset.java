package org.refigure.data;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file of data that its name and checksum identify, and how to come by it.
 *
 * @param file its name in every folder it may lie in, for example {@code digits.csv.gz}
 * @param sha256 64 lower-case hexadecimal digits; a file with another checksum is never used
 * @param origin whose it is and where it is found, in words, for whoever has to fetch it by hand
 * @param sources files of the authors to download, each with its own checksum; empty if none can be
 * @param conversion makes the data set's bytes out of the sources' bytes
 */
public record Dataset(
    String file, String sha256, String origin, List<Source> sources, Conversion conversion) {

  /**
   * A file to download.
   *
   * @param address where the authors keep it, with the revision in it
   * @param sha256 its checksum
   */
  public record Source(URI address, String sha256) {
    /**
     * Checks the checksum's form.
     *
     * @throws IllegalArgumentException if it is not 64 hexadecimal digits
     */
    public Source {
      requireChecksum(sha256, address.toString());
    }
  }

  /** Makes a data set out of the authors' files. */
  @FunctionalInterface
  public interface Conversion {
    /**
     * @param sources the content of each source, in the order of {@link Dataset#sources}
     * @throws IOException if a source does not have the expected layout
     */
    byte[] convert(List<byte[]> sources) throws IOException;
  }

  /**
   * Checks the name and the checksum's form.
   *
   * @throws IllegalArgumentException if the name is blank or holds a folder, or the checksum is not
   *     64 hexadecimal digits
   */
  public Dataset {
    if (!file.matches("[\\w.-]*\\w")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "file = \"%s\" must be a plain file name of letters, digits, '_', '-' and '.' (data set)",
              file));
    }
    requireChecksum(sha256, file);
    sources = List.copyOf(sources);
  }

  /** A data set that is only ever read from a folder. */
  public static Dataset local(String file, String sha256, String origin) {
    return new Dataset(file, sha256, origin, List.of(), contents -> new byte[0]);
  }

  /** A data set that is one of its authors' files as it stands. */
  public static Dataset download(String file, String sha256, String origin, URI address) {
    return new Dataset(
        file, sha256, origin, List.of(new Source(address, sha256)), contents -> contents.get(0));
  }

  /** File name → checksum: what an experiment that reads it states. */
  public Map<String, String> pinned() {
    return Map.of(file, sha256);
  }

  private static void requireChecksum(String sha256, String of) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sha256 = \"%s\" must be 64 lower-case hexadecimal digits (%s)",
              sha256,
              of));
    }
  }
}
