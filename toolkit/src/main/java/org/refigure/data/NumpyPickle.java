package org.refigure.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads Python pickles that hold NumPy arrays of numbers and nothing else.
 *
 * <p>A pickle is a program for a stack machine that may name any Python function. This reader knows
 * the twenty instructions that arrays are written with and three names, which it compares with
 * fixed text; nothing that a file names is ever looked up, loaded or called.
 */
final class NumpyPickle {
  private record Name(String name) {}

  private record Kind(String code) {}

  /** An array under construction, then its numbers. */
  private static final class Array {
    double[] numbers = {};
  }

  private final PickleStack stack;

  private NumpyPickle(byte[] content) {
    stack = new PickleStack(content);
  }

  /**
   * The arrays of a tuple, each flattened in C order.
   *
   * @throws IOException if the file holds anything else
   */
  static List<double[]> arrays(byte[] content) throws IOException {
    try {
      List<double[]> arrays = new ArrayList<>();
      for (Object item : (List<?>) new NumpyPickle(content).run()) {
        arrays.add(((Array) item).numbers);
      }
      return arrays;
    } catch (RuntimeException e) { // a malformed file runs out of bytes, stack or types
      throw new IOException("it is no pickle of number arrays", e);
    }
  }

  private Object run() throws IOException {
    ByteBuffer in = stack.in;
    while (true) {
      int instruction = in.get() & 0xff;
      switch (instruction) {
        case 0x80 -> in.get(); // PROTO
        case 'c' -> stack.push(name());
        case 'q' -> stack.remember(in.get() & 0xff); // BINPUT
        case 'h' -> stack.recall(in.get() & 0xff); // BINGET
        case 'K' -> stack.push(in.get() & 0xff); // BININT1
        case 'M' -> stack.push(in.getShort() & 0xffff); // BININT2
        case 'J' -> stack.push(in.getInt()); // BININT
        case 'C' -> stack.push(stack.bytes(in.get() & 0xff)); // SHORT_BINBYTES
        case 'B' -> stack.push(stack.bytes(in.getInt())); // BINBYTES
        case 'X' -> stack.push(stack.text(in.getInt())); // BINUNICODE
        case 'N', 0x88, 0x89 -> stack.push(instruction); // NONE, TRUE, FALSE
        case '(' -> stack.mark();
        case 't' -> stack.push(stack.toMark()); // TUPLE
        case 0x85 -> stack.push(stack.top(1)); // TUPLE1
        case 0x86 -> stack.push(stack.top(2)); // TUPLE2
        case 0x87 -> stack.push(stack.top(3)); // TUPLE3
        case 'R' -> reduce();
        case 'b' -> build();
        case '.' -> {
          return stack.pop();
        }
        default ->
            throw new IOException(
                String.format(
                    Locale.ROOT,
                    "instruction 0x%02x at byte %d is not one that number arrays are written with",
                    instruction,
                    in.position() - 1));
      }
    }
  }

  private Name name() throws IOException {
    String name = stack.name();
    return switch (name) {
      case "numpy.core.multiarray._reconstruct", "numpy.ndarray", "numpy.dtype" -> new Name(name);
      default ->
          throw new IOException(
              String.format(Locale.ROOT, "the name \"%s\" has no place in numbers", name));
    };
  }

  /** A call: of the three names, one begins an array and one describes its kind of number. */
  private void reduce() throws IOException {
    List<?> arguments = (List<?>) stack.pop();
    Name name = (Name) stack.pop();
    switch (name.name()) {
      case "numpy.core.multiarray._reconstruct" -> stack.push(new Array());
      case "numpy.dtype" -> stack.push(new Kind((String) arguments.get(0)));
      default ->
          throw new IOException(
              String.format(Locale.ROOT, "\"%s\" is not called in arrays", name.name()));
    }
  }

  /**
   * A state: (3, byte order, …) of a kind, or (1, shape, kind, Fortran order, bytes) of an array.
   */
  private void build() throws IOException {
    List<?> state = (List<?>) stack.pop();
    Object target = stack.peek();
    if (target instanceof Kind) {
      require("<".equals(state.get(1)), "numbers must be little-endian");
    } else {
      require(state.get(3).equals(0x89), "arrays must be in C order");
      byte[] raw = (byte[]) state.get(4);
      Kind kind = (Kind) state.get(2);
      double[] numbers = numbers(ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN), kind);
      long size = 1;
      for (Object extent : (List<?>) state.get(1)) {
        size = Math.multiplyExact(size, ((Integer) extent).longValue());
      }
      require(size == numbers.length, "an array's bytes must fill its shape");
      ((Array) target).numbers = numbers;
    }
  }

  private static double[] numbers(ByteBuffer raw, Kind kind) throws IOException {
    int width = Integer.parseInt(kind.code().substring(1));
    double[] numbers = new double[raw.remaining() / width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (kind.code()) {
            case "f4" -> raw.getFloat();
            case "f8" -> raw.getDouble();
            case "i4" -> raw.getInt();
            case "i8" -> raw.getLong();
            default ->
                throw new IOException(
                    String.format(Locale.ROOT, "number kind \"%s\" is not read", kind.code()));
          };
    }
    return numbers;
  }

  private static void require(boolean condition, String rule) throws IOException {
    if (!condition) {
      throw new IOException(rule);
    }
  }
}
