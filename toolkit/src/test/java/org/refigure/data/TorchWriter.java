package org.refigure.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code torch.save} of dictionaries, lists, tuples, numbers, texts and float32 tensors. */
public final class TorchWriter {
  /** A row-major tensor. */
  public record Tensor(float[] numbers, int... shape) {}

  /** A tuple of Python. */
  public record Tuple(List<?> items) {}

  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
  private final List<Tensor> tensors = new ArrayList<>();

  private TorchWriter() {}

  /** Writes a value. */
  public static void write(Path file, Object value) throws IOException {
    TorchWriter writer = new TorchWriter();
    writer.code("\u0080\u0002");
    writer.put(value);
    writer.code(".");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(writer.pickle.toByteArray());
      for (int i = 0; i < writer.tensors.size(); i++) {
        zip.putNextEntry(new ZipEntry("archive/data/" + i));
        zip.write(TorchArchives.floats(writer.tensors.get(i).numbers()));
      }
    }
  }

  private void put(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      code("}(");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        put(entry.getKey());
        put(entry.getValue());
      }
      code("u");
    } else if (value instanceof List<?> list) {
      code("](");
      for (Object each : list) {
        put(each);
      }
      code("e");
    } else if (value instanceof Tuple tuple) {
      code("(");
      for (Object each : tuple.items()) {
        put(each);
      }
      code("t");
    } else if (value instanceof Integer whole) {
      code("J");
      bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(whole));
    } else if (value instanceof Double number) {
      code("G");
      bytes(ByteBuffer.allocate(8).putDouble(number));
    } else if (value instanceof String text) {
      byte[] raw = text.getBytes(StandardCharsets.UTF_8);
      code("X");
      bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(raw.length));
      pickle.write(raw);
    } else if (value instanceof Tensor tensor) {
      put(tensor);
    } else {
      throw new IllegalArgumentException("not written here: " + value);
    }
  }

  private void put(Tensor tensor) throws IOException {
    List<Integer> shape = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    int stride = 1;
    for (int i = tensor.shape().length - 1; i >= 0; i--) {
      shape.add(0, tensor.shape()[i]);
      strides.add(0, stride);
      stride *= tensor.shape()[i];
    }
    code("ctorch._utils\n_rebuild_tensor_v2\n((");
    put("storage");
    code("ctorch\nFloatStorage\n");
    put(Integer.toString(tensors.size()));
    put("cpu");
    put(tensor.numbers().length);
    code("tQ");
    put(0);
    put(new Tuple(shape));
    put(new Tuple(strides));
    code("\u0089ccollections\nOrderedDict\n)RtR");
    tensors.add(tensor);
  }

  private void code(String bytes) throws IOException {
    pickle.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void bytes(ByteBuffer buffer) throws IOException {
    pickle.write(buffer.array());
  }
}
