package org.refigure.checkpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** NumPy's {@code .npy} (versions 1 to 3) and {@code .npz}; little-endian and row-major. */
final class NumpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_HEADER = 1 << 20;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([\\d,\\sL]*)\\),?\\s*\\}\\s*");
  private static final Map<String, NumberFormat> FORMATS =
      Map.of(
          "<f8", NumberFormat.F64,
          "<f4", NumberFormat.F32,
          "<f2", NumberFormat.F16);

  private NumpyFile() {}

  /** One array, named like its file. */
  static Contents readOne(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.npy$", "");
    List<StoredTensor> tensors = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      StoredTensor.Source whole = () -> Files.newInputStream(file);
      add(in, file, name, Files.size(file), whole, tensors, skipped);
    }
    return new Contents(tensors, skipped);
  }

  /** All arrays of an archive. */
  static Contents readArchive(Path file) throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".npy")) {
          String name = entry.getName().replaceFirst("\\.npy$", "");
          try (InputStream in = zip.getInputStream(entry)) {
            StoredTensor.Source whole = () -> inZip(file, entry.getName());
            add(in, file, name, entry.getSize(), whole, tensors, skipped);
          }
        }
      }
    } catch (ZipException e) {
      throw new CheckpointException(file + " is no zip archive, or cut: fetch it again", e);
    }
    return new Contents(tensors, skipped);
  }

  private static void add(
      InputStream in,
      Path file,
      String name,
      long bytes,
      StoredTensor.Source whole,
      List<StoredTensor> tensors,
      List<String> skipped)
      throws IOException {
    byte[] head = in.readNBytes(MAGIC.length + 2);
    if (head.length < MAGIC.length + 2
        || !Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC)) {
      throw new CheckpointException(
          file + ": \"" + name + "\" does not begin as NumPy's arrays do: it is cut or no array");
    }
    byte[] length = in.readNBytes(head[MAGIC.length] == 1 ? 2 : 4);
    long size = 0;
    for (int i = length.length - 1; i >= 0; i--) {
      size = size << 8 | length[i] & 0xff;
    }
    String text =
        new String(in.readNBytes((int) Math.min(size, MOST_HEADER)), StandardCharsets.UTF_8);
    Matcher header = HEADER.matcher(text);
    if (!header.matches()) {
      throw new CheckpointException(
          file + ": \"" + name + "\" has a header that is not read: save it with numpy.save");
    }
    NumberFormat format = FORMATS.get(header.group(1));
    if (format == null || header.group(2).equals("True")) {
      skipped.add(name + " (" + header.group(1) + (format == null ? ")" : ", column-major)"));
      return;
    }
    long[] shape =
        Arrays.stream(header.group(3).split(","))
            .map(word -> word.strip().replace("L", ""))
            .filter(word -> !word.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    long skip = head.length + length.length + size;
    StoredTensor.Source numbers =
        () -> {
          InputStream from = whole.open();
          from.skipNBytes(skip);
          return from;
        };
    try {
      StoredTensor tensor = new StoredTensor(name, file.toString(), format, shape, numbers);
      if (bytes >= 0 && bytes - skip < (long) tensor.size() * format.bytes()) {
        throw new CheckpointException(
            String.format(
                Locale.ROOT,
                "%s: \"%s\" of shape %s ends after %d of its %d bytes: it is cut, fetch it again",
                file,
                name,
                tensor.shapeText(),
                Math.max(0, bytes - skip),
                (long) tensor.size() * format.bytes()));
      }
      tensors.add(tensor);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(e.getMessage(), e);
    }
  }

  private static InputStream inZip(Path file, String entry) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    return new FilterInputStream(zip.getInputStream(zip.getEntry(entry))) {
      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
