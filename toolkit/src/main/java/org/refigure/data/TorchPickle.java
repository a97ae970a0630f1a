package org.refigure.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The pickle in a file of {@code torch.save}: which tensors there are, and where their numbers lie.
 *
 * <p>A pickle is a program for a stack machine that may name any Python function. Here nothing that
 * a file names is ever looked up, loaded or called: tensors and dictionaries are known by fixed
 * text, and whatever else is built becomes {@link Unread}. An instruction beyond those that
 * PyTorch's own files use is refused.
 */
public final class TorchPickle {
  private static final String REBUILT = "torch._utils._rebuild_";

  /**
   * A tensor whose numbers lie elsewhere in the archive.
   *
   * @param kind kind of its storage, such as {@code torch.FloatStorage}
   * @param key name of its storage: entry {@code data/key}
   * @param first index of its first number in the storage
   * @param shape lengths of its dimensions
   * @param strides steps in the storage along each dimension
   */
  public record Tensor(String kind, String key, long first, List<Long> shape, List<Long> strides) {
    /** Copies the lists. */
    public Tensor {
      shape = List.copyOf(shape);
      strides = List.copyOf(strides);
    }

    /** Whether the numbers lie in a row, the last dimension fastest. */
    public boolean isRowMajor() {
      long step = 1;
      for (int i = shape.size() - 1; i >= 0; i--) {
        if (shape.get(i) != 1 && strides.get(i) != step) {
          return false;
        }
        step *= shape.get(i);
      }
      return true;
    }
  }

  /** Something that this reader does not know, by the name that the file gives it. */
  public record Unread(String name) {}

  private record Name(String name) {}

  private record Storage(String kind, String key) {}

  private final PickleStack stack;

  private TorchPickle(byte[] pickle) {
    stack = new PickleStack(pickle);
  }

  /**
   * What the pickle builds: dictionaries as {@link Map}, lists and tuples as {@link List}, numbers,
   * texts, {@link Tensor} and {@link Unread}.
   *
   * @throws IOException if it is no such pickle, or was cut or altered
   */
  public static Object read(byte[] pickle) throws IOException {
    try {
      return new TorchPickle(pickle).run();
    } catch (RuntimeException | StackOverflowError e) { // out of bytes, stack or types
      throw new IOException("its pickle is cut or altered", e);
    }
  }

  private Object run() throws IOException {
    ByteBuffer in = stack.in;
    while (true) {
      int instruction = in.get() & 0xff;
      switch (instruction) {
        case 0x80 -> in.get(); // PROTO
        case 'c' -> stack.push(new Name(stack.name()));
        case 'q' -> stack.remember(in.get() & 0xff); // BINPUT
        case 'r' -> stack.remember(in.getInt()); // LONG_BINPUT
        case 'h' -> stack.recall(in.get() & 0xff); // BINGET
        case 'j' -> stack.recall(in.getInt()); // LONG_BINGET
        case 'K' -> stack.push(in.get() & 0xff); // BININT1
        case 'M' -> stack.push(in.getShort() & 0xffff); // BININT2
        case 'J' -> stack.push(in.getInt()); // BININT
        case 0x8a -> stack.push(longNumber(in.get() & 0xff)); // LONG1
        case 'G' -> stack.push(in.order(ByteOrder.BIG_ENDIAN).getDouble()); // BINFLOAT
        case 'X' -> stack.push(stack.text(in.getInt())); // BINUNICODE
        case 0x8c -> stack.push(stack.text(in.get() & 0xff)); // SHORT_BINUNICODE
        case 0x95 -> in.getLong(); // FRAME
        case 0x94 -> stack.remember(); // MEMOIZE
        case 0x93 -> global(); // STACK_GLOBAL
        case 0x8f -> stack.push(new HashSet<>()); // EMPTY_SET
        case 0x90 -> addAll(stack.toMark()); // ADDITEMS
        case 0x81 -> reduce(); // NEWOBJ
        case '0' -> stack.pop(); // POP
        case 'N', 0x88, 0x89 -> stack.push(new Unread("constant")); // NONE, TRUE, FALSE
        case '}' -> stack.push(new LinkedHashMap<>());
        case ']' -> stack.push(new ArrayList<>());
        case ')' -> stack.push(List.of());
        case '(' -> stack.mark();
        case 't' -> stack.push(stack.toMark()); // TUPLE
        case 0x85 -> stack.push(stack.top(1)); // TUPLE1
        case 0x86 -> stack.push(stack.top(2)); // TUPLE2
        case 0x87 -> stack.push(stack.top(3)); // TUPLE3
        case 'a' -> append(stack.top(1));
        case 'e' -> append(stack.toMark());
        case 's' -> set(stack.top(2));
        case 'u' -> set(stack.toMark());
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

  /** A whole number of Python, of at most eight bytes; larger ones (hashes) are of no use here. */
  private Object longNumber(int length) {
    byte[] bytes = stack.bytes(length);
    long value = 0;
    for (int i = 0; i < Math.min(length, 8); i++) {
      value |= (bytes[i] & 0xffL) << (8 * i);
    }
    if (length > 8) {
      return new Unread("number of " + length + " bytes");
    }
    boolean negative = length > 0 && bytes[length - 1] < 0;
    return negative && length < 8 ? value | -1L << (8 * length) : value;
  }

  private void global() {
    Object name = stack.pop();
    stack.push(new Name(stack.pop() + "." + name));
  }

  @SuppressWarnings("unchecked")
  private void addAll(List<Object> items) {
    ((Set<Object>) stack.peek()).addAll(items);
  }

  @SuppressWarnings("unchecked") // lists and maps on the stack are those that this reader made
  private void append(List<Object> items) {
    ((List<Object>) stack.peek()).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void set(List<Object> pairs) {
    if (stack.peek() instanceof Map<?, ?> map) {
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        ((Map<Object, Object>) map).put(pairs.get(i), pairs.get(i + 1));
      }
    }
  }

  /** ("storage", kind, key, device, size). */
  private static Storage storage(List<?> id) {
    return new Storage(((Name) id.get(1)).name(), String.valueOf(id.get(2)));
  }

  private void reduce() {
    List<?> arguments = (List<?>) stack.pop();
    Object function = stack.pop();
    String name = function instanceof Name known ? known.name() : "object";
    stack.push(
        switch (name) {
          case "collections.OrderedDict" -> new LinkedHashMap<>();
          case REBUILT + "tensor_v2" -> tensor(arguments);
          case REBUILT + "parameter" -> arguments.get(0);
          default -> new Unread(name);
        });
  }

  /** (storage, first number, shape, strides, …). */
  private static Tensor tensor(List<?> arguments) {
    Storage storage = (Storage) arguments.get(0);
    List<Long> shape = numbers((List<?>) arguments.get(2));
    List<Long> strides = numbers((List<?>) arguments.get(3));
    long first = ((Number) arguments.get(1)).longValue();
    if (shape.size() != strides.size() || first < 0) {
      throw new IllegalStateException("a tensor without a step for every dimension");
    }
    return new Tensor(storage.kind(), storage.key(), first, shape, strides);
  }

  private static List<Long> numbers(List<?> list) {
    return list.stream().map(number -> ((Number) number).longValue()).toList();
  }
}
