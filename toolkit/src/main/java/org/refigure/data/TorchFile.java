package org.refigure.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads what {@code torch.save} wrote (PyTorch 1.6 and later): a zip archive with a pickle and the
 * raw numbers of each tensor.
 *
 * <p>Nothing that a file names is ever called: {@link TorchPickle}. For files of any size, and
 * tensors of any kind and shape, see {@code checkpoint.Checkpoint}.
 */
public final class TorchFile {
  private static final int MOST_BYTES = 1 << 30;

  /** A float32 tensor of at most two dimensions; a vector has one row. */
  public record Tensor(int rows, int columns, float[] numbers) {}

  private TorchFile() {}

  /**
   * What the file holds: dictionaries as {@link Map}, lists and tuples as {@link List}, numbers,
   * texts, {@link Tensor} and {@link TorchPickle.Unread}.
   *
   * @throws IOException if it is no such file, or was cut or altered
   */
  public static Object read(byte[] content) throws IOException {
    Map<String, byte[]> entries = entries(content);
    byte[] pickle = entries.get("data.pkl");
    if (pickle == null) {
      throw new IOException("it has no data.pkl: it must be a file of torch.save, 1.6 or later");
    }
    try {
      return withNumbers(TorchPickle.read(pickle), entries);
    } catch (RuntimeException e) { // numbers outside their storage
      throw new IOException("its tensors are cut or altered", e);
    }
  }

  /** PyTorch's archives say their sizes at the end only, so they are read as files. */
  private static Map<String, byte[]> entries(byte[] content) throws IOException {
    Path file = Files.createTempFile("refigure", ".pth");
    try {
      Files.write(file, content);
      Map<String, byte[]> entries = new HashMap<>();
      long left = MOST_BYTES;
      try (var zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          byte[] bytes = zip.getInputStream(entry).readNBytes((int) left);
          left -= bytes.length;
          if (left <= 0) {
            throw new IOException("it unpacks to more than 1 GiB");
          }
          entries.put(entry.getName().replaceFirst("^[^/]*/", ""), bytes);
        }
      }
      return entries;
    } finally {
      Files.delete(file);
    }
  }

  private static Object withNumbers(Object value, Map<String, byte[]> storages) throws IOException {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> read = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        read.put(entry.getKey(), withNumbers(entry.getValue(), storages));
      }
      return read;
    } else if (value instanceof List<?> list) {
      List<Object> read = new ArrayList<>();
      for (Object item : list) {
        read.add(withNumbers(item, storages));
      }
      return read;
    }
    return value instanceof TorchPickle.Tensor tensor ? tensor(tensor, storages) : value;
  }

  private static Object tensor(TorchPickle.Tensor tensor, Map<String, byte[]> storages)
      throws IOException {
    byte[] bytes = storages.get("data/" + tensor.key());
    if (bytes == null) {
      throw new IOException(
          String.format(Locale.ROOT, "the numbers data/%s of a tensor are missing", tensor.key()));
    }
    int dimensions = tensor.shape().size();
    if (!tensor.kind().equals("torch.FloatStorage") || dimensions > 2) {
      return new TorchPickle.Unread(tensor.kind());
    }
    int first = Math.toIntExact(tensor.first());
    int rows = dimensions == 2 ? Math.toIntExact(tensor.shape().get(0)) : 1;
    int columns = dimensions == 0 ? 1 : Math.toIntExact(tensor.shape().get(dimensions - 1));
    int down = dimensions == 2 ? Math.toIntExact(tensor.strides().get(0)) : 0;
    int across = dimensions == 0 ? 0 : Math.toIntExact(tensor.strides().get(dimensions - 1));
    var raw = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] numbers = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = raw.get(first + i / columns * down + i % columns * across);
    }
    return new Tensor(rows, columns, numbers);
  }
}
