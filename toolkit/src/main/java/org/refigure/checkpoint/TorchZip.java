package org.refigure.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.refigure.data.TorchPickle;

/**
 * What {@code torch.save} wrote (PyTorch 1.6 and later): state dictionaries, and training
 * checkpoints with dictionaries inside, whose names are joined by dots.
 */
final class TorchZip {
  /** A description of tensors has about a hundred bytes for each. */
  private static final int MOST_PICKLE = 1 << 26;

  private static final int DEEPEST = 20;
  private static final int MOST_ITEMS = 1_000_000;

  private static final Map<String, NumberFormat> FORMATS =
      Map.of(
          "torch.DoubleStorage", NumberFormat.F64,
          "torch.FloatStorage", NumberFormat.F32,
          "torch.HalfStorage", NumberFormat.F16,
          "torch.BFloat16Storage", NumberFormat.BF16);

  private final Path file;
  private final String folder;
  private final Map<String, Long> sizes;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private Optional<OptimizerState> optimizer = Optional.empty();
  private int visited;

  private TorchZip(Path file, String folder, Map<String, Long> sizes) {
    this.file = file;
    this.folder = folder;
    this.sizes = sizes;
  }

  /** Reads the description of a file's tensors. */
  static Contents read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry pickle =
          zip.stream()
              .filter(entry -> entry.getName().matches("(?:[^/]*/)?data\\.pkl"))
              .findFirst()
              .orElseThrow(
                  () ->
                      new CheckpointException(
                          file
                              + " has no data.pkl: it must be a file of torch.save, 1.6 or later"));
      String folder = pickle.getName().replaceFirst("data\\.pkl$", "");
      Map<String, Long> sizes = new HashMap<>();
      zip.stream().forEach(entry -> sizes.put(entry.getName(), entry.getSize()));
      byte[] program;
      try (InputStream in = zip.getInputStream(pickle)) {
        program = in.readNBytes(MOST_PICKLE);
      }
      if (program.length == MOST_PICKLE) {
        throw new CheckpointException(
            file
                + ": its description of tensors has more than "
                + (MOST_PICKLE >> 20)
                + " MiB: it is altered");
      }
      TorchZip reader = new TorchZip(file, folder, sizes);
      reader.collect("", TorchPickle.read(program), 0);
      return new Contents(reader.tensors, reader.skipped, reader.optimizer);
    } catch (ZipException e) {
      throw new CheckpointException(
          file + " is no zip archive, or cut: it must be a file of torch.save, 1.6 or later", e);
    } catch (CheckpointException e) {
      throw e;
    } catch (IOException e) {
      throw new CheckpointException(file + ": " + e.getMessage(), e);
    }
  }

  private void collect(String name, Object value, int depth) throws IOException {
    if (depth > DEEPEST || ++visited > MOST_ITEMS) {
      throw new CheckpointException(
          file
              + " nests dictionaries more than "
              + DEEPEST
              + " deep, or holds more than "
              + MOST_ITEMS
              + " things: it is altered");
    } else if (value instanceof Map<?, ?> map) {
      optimizer = optimizer.or(() -> OptimizerState.of(name, map));
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object key = entry.getKey();
        String word = key instanceof String || key instanceof Number ? key.toString() : "?";
        collect(joined(name, word), entry.getValue(), depth + 1);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(joined(name, Integer.toString(i)), list.get(i), depth + 1);
      }
    } else if (value instanceof TorchPickle.Tensor tensor) {
      tensor(name, tensor);
    } else if (value instanceof TorchPickle.Unread unread && !unread.name().equals("constant")) {
      skipped.add(name + " (" + unread.name() + ")");
    }
  }

  private static String joined(String name, String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  private void tensor(String name, TorchPickle.Tensor tensor) throws IOException {
    NumberFormat format = FORMATS.get(tensor.kind());
    if (format == null) {
      skipped.add(name + " (" + tensor.kind() + ")");
      return;
    }
    String entry = folder + "data/" + tensor.key();
    Long bytes = sizes.get(entry);
    if (bytes == null) {
      throw new CheckpointException(
          file
              + ": the numbers "
              + entry
              + " of tensor \""
              + name
              + "\" are missing: fetch it again");
    }
    long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    StoredTensor.Source source =
        () ->
            tensor.isRowMajor()
                ? inZip(entry, tensor.first() * format.bytes())
                : gathered(entry, name, tensor, format);
    StoredTensor stored;
    try {
      stored = new StoredTensor(name, file.toString(), format, shape, source);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(e.getMessage(), e);
    }
    long last = lastNumber(tensor);
    if (stored.size() > 0 && (last + 1) * format.bytes() > bytes || last < 0) {
      throw new CheckpointException(
          String.format(
              Locale.ROOT,
              "%s: tensor \"%s\" of shape %s ends behind the %d bytes of %s: it is altered",
              file,
              name,
              stored.shapeText(),
              bytes,
              entry));
    }
    tensors.add(stored);
  }

  /** Index of the last number of a tensor in its storage. */
  private static long lastNumber(TorchPickle.Tensor tensor) {
    long last = tensor.first();
    for (int i = 0; i < tensor.shape().size(); i++) {
      last =
          Math.addExact(
              last,
              Math.multiplyExact(Math.max(0, tensor.shape().get(i) - 1), tensor.strides().get(i)));
    }
    return last;
  }

  private InputStream inZip(String entry, long skip) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      InputStream in = zip.getInputStream(zip.getEntry(entry));
      in.skipNBytes(skip);
      return new FilterInputStream(in) {
        @Override
        public void close() throws IOException {
          zip.close();
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** A transposed or sliced tensor, put in a row. */
  private InputStream gathered(
      String entry, String name, TorchPickle.Tensor tensor, NumberFormat format)
      throws IOException {
    long from = tensor.first() * format.bytes();
    long bytes = (lastNumber(tensor) + 1) * format.bytes() - from;
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new CheckpointException(
          file + ": tensor \"" + name + "\" is a slice of more than 2 GiB: save it contiguous");
    }
    byte[] storage;
    try (InputStream in = inZip(entry, from)) {
      storage = in.readNBytes((int) bytes);
    }
    int size = tensor.shape().stream().mapToInt(Long::intValue).reduce(1, Math::multiplyExact);
    byte[] row = new byte[Math.multiplyExact(size, format.bytes())];
    for (int i = 0; i < size; i++) {
      long rest = i;
      long place = 0;
      for (int d = tensor.shape().size() - 1; d >= 0; d--) {
        place += rest % tensor.shape().get(d) * tensor.strides().get(d);
        rest /= tensor.shape().get(d);
      }
      System.arraycopy(
          storage, (int) place * format.bytes(), row, i * format.bytes(), format.bytes());
    }
    return new ByteArrayInputStream(row);
  }
}
