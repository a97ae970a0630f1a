package org.refigure.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Makes one text out of the files in archives: document after document, each ended by a zero byte.
 *
 * <p>Archives count in the order given, files in the order of their names, whatever order they have
 * inside an archive.
 *
 * @param names which files count, by their whole path in the archive
 * @param documents the documents of one file
 */
record TextArchives(Pattern names, Function<byte[], Stream<byte[]>> documents)
    implements Dataset.Conversion {
  /** Ends a document, and stands nowhere inside one. */
  static final byte END = 0;

  /** Every file with that ending is one document. */
  static TextArchives filesEndingIn(String ending) {
    return new TextArchives(Pattern.compile(".*" + Pattern.quote(ending)), Stream::of);
  }

  /** Every line that has the pattern is one document: what its first group holds. */
  static TextArchives linesOf(Pattern names, Pattern line) {
    return new TextArchives(
        names,
        file ->
            line.matcher(new String(file, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public byte[] convert(List<byte[]> archives) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] archive : archives) {
      for (Map.Entry<String, byte[]> file : files(archive).entrySet()) {
        for (byte[] document : documents.apply(file.getValue()).toList()) {
          if (contains(document, END)) {
            throw new IOException(file.getKey() + " holds a zero byte: it is no text");
          }
          text.write(document);
          text.write(END);
        }
      }
    }
    return text.toByteArray();
  }

  private SortedMap<String, byte[]> files(byte[] archive) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (names.matcher(entry.getName()).matches()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  private static boolean contains(byte[] document, byte wanted) {
    for (byte each : document) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }
}
