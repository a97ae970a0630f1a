package org.refigure.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
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
 * <p>A pickle is a program for a stack machine that may name any Python function. Here nothing that
 * a file names is ever looked up, loaded or called: tensors and dictionaries are known by fixed
 * text, and whatever else is built becomes {@link Unread}.
 */
public final class TorchFile {
  private static final Object MARK = new Object();
  private static final int MOST_BYTES = 1 << 30;

  /** A float32 tensor of at most two dimensions; a vector has one row. */
  public record Tensor(int rows, int columns, float[] numbers) {}

  /** Something that this reader does not know, by the name that the file gives it. */
  public record Unread(String name) {}

  private record Name(String name) {}

  private record Storage(String kind, byte[] raw) {}

  private final ByteBuffer in;
  private final Map<String, byte[]> storages;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private TorchFile(byte[] pickle, Map<String, byte[]> storages) {
    in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    this.storages = storages;
  }

  /**
   * What the file holds: dictionaries as {@link Map}, lists and tuples as {@link List}, numbers,
   * texts, {@link Tensor} and {@link Unread}.
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
      return new TorchFile(pickle, entries).run();
    } catch (RuntimeException e) { // a malformed file runs out of bytes, stack or types
      throw new IOException("its pickle is cut or altered", e);
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

  private Object run() throws IOException {
    while (true) {
      int instruction = in.get() & 0xff;
      switch (instruction) {
        case 0x80 -> in.get(); // PROTO
        case 'c' -> stack.push(new Name(line() + "." + line()));
        case 'q' -> memo.put(in.get() & 0xff, stack.element()); // BINPUT
        case 'r' -> memo.put(in.getInt(), stack.element()); // LONG_BINPUT
        case 'h' -> stack.push(remembered(in.get() & 0xff)); // BINGET
        case 'j' -> stack.push(remembered(in.getInt())); // LONG_BINGET
        case 'K' -> stack.push(in.get() & 0xff); // BININT1
        case 'M' -> stack.push(in.getShort() & 0xffff); // BININT2
        case 'J' -> stack.push(in.getInt()); // BININT
        case 0x8a -> text(in.get() & 0xff); // LONG1, of no use here
        case 'G' -> stack.push(in.order(ByteOrder.BIG_ENDIAN).getDouble()); // BINFLOAT
        case 'X' -> text(in.getInt()); // BINUNICODE
        case 'N', 0x88, 0x89 -> stack.push(new Unread("constant")); // NONE, TRUE, FALSE
        case '}' -> stack.push(new LinkedHashMap<>());
        case ']' -> stack.push(new ArrayList<>());
        case ')' -> stack.push(List.of());
        case '(' -> stack.push(MARK);
        case 't' -> stack.push(toMark()); // TUPLE
        case 0x85 -> stack.push(top(1)); // TUPLE1
        case 0x86 -> stack.push(top(2)); // TUPLE2
        case 0x87 -> stack.push(top(3)); // TUPLE3
        case 'a' -> append(top(1));
        case 'e' -> append(toMark());
        case 's' -> set(top(2));
        case 'u' -> set(toMark());
        case 'Q' -> stack.push(storage((List<?>) stack.pop())); // BINPERSID
        case 'R' -> reduce();
        case 'b' -> stack.pop(); // BUILD: attributes, which dictionaries have here
        case '.' -> {
          return stack.pop();
        }
        default ->
            throw new IOException(
                String.format(
                    Locale.ROOT,
                    "instruction 0x%02x at byte %d of its pickle is not read here",
                    instruction,
                    in.position() - 1));
      }
      in.order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private void text(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalStateException("a text longer than the file");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    stack.push(new String(bytes, StandardCharsets.UTF_8));
  }

  private String line() {
    var line = new StringBuilder();
    for (char next = (char) in.get(); next != '\n'; next = (char) in.get()) {
      line.append(next);
    }
    return line.toString();
  }

  private Object remembered(int place) {
    Object value = memo.get(place);
    if (value == null) {
      throw new IllegalStateException("nothing was remembered there");
    }
    return value;
  }

  private List<Object> top(int size) {
    var items = new ArrayList<Object>();
    for (int i = 0; i < size; i++) {
      items.add(stack.pop());
    }
    Collections.reverse(items);
    return items;
  }

  private List<Object> toMark() {
    var items = new ArrayList<Object>();
    for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
      items.add(item);
    }
    Collections.reverse(items);
    return items;
  }

  @SuppressWarnings("unchecked") // lists and maps on the stack are those that this reader made
  private void append(List<Object> items) {
    ((List<Object>) stack.element()).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void set(List<Object> pairs) {
    if (stack.element() instanceof Map<?, ?> map) {
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        ((Map<Object, Object>) map).put(pairs.get(i), pairs.get(i + 1));
      }
    }
  }

  /** ("storage", kind, key, device, size). */
  private Storage storage(List<?> id) throws IOException {
    byte[] raw = storages.get("data/" + id.get(2));
    if (raw == null) {
      throw new IOException(
          String.format(Locale.ROOT, "the numbers data/%s of a tensor are missing", id.get(2)));
    }
    return new Storage(((Name) id.get(1)).name(), raw);
  }

  private void reduce() throws IOException {
    List<?> arguments = (List<?>) stack.pop();
    Object function = stack.pop();
    String name = function instanceof Name known ? known.name() : "object";
    stack.push(
        switch (name) {
          case "collections.OrderedDict" -> new LinkedHashMap<>();
          case "torch._utils._rebuild_tensor_v2" -> tensor(arguments);
          default -> new Unread(name);
        });
  }

  /** (storage, first number, shape, strides, …). */
  private static Object tensor(List<?> arguments) {
    Storage storage = (Storage) arguments.get(0);
    List<?> shape = (List<?>) arguments.get(2);
    List<?> strides = (List<?>) arguments.get(3);
    if (!storage.kind().equals("torch.FloatStorage") || shape.size() > 2) {
      return new Unread(storage.kind());
    }
    int first = (Integer) arguments.get(1);
    int rows = shape.size() == 2 ? (Integer) shape.get(0) : 1;
    int columns = shape.isEmpty() ? 1 : (Integer) shape.get(shape.size() - 1);
    int down = shape.size() == 2 ? (Integer) strides.get(0) : 0;
    int across = shape.isEmpty() ? 0 : (Integer) strides.get(shape.size() - 1);
    var raw = ByteBuffer.wrap(storage.raw()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] numbers = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = raw.get(first + i / columns * down + i % columns * across);
    }
    return new Tensor(rows, columns, numbers);
  }
}
