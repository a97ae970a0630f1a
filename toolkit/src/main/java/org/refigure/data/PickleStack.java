package org.refigure.data;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The bytes, the stack and the memory of a Python pickle that is being read. Which instructions
 * count, and what they mean, is each reader's own: that is what keeps them safe.
 */
final class PickleStack {
  private static final Object MARK = new Object();

  /**
   * A tensor takes about forty; a program that pushes more than this would only fill the memory.
   */
  private static final int MOST_PUSHES = 8_000_000;

  /** The program. */
  final ByteBuffer in;

  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int pushes;

  PickleStack(byte[] program) {
    in = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
  }

  void push(Object value) {
    count();
    stack.push(value);
  }

  private void count() {
    if (++pushes > MOST_PUSHES) {
      throw new IllegalStateException("more than " + MOST_PUSHES + " values");
    }
  }

  void mark() {
    push(MARK);
  }

  Object pop() {
    return stack.pop();
  }

  /** The top, which stays. */
  Object peek() {
    return stack.element();
  }

  /** Remembers the top under a number. */
  void remember(int place) {
    count();
    memo.put(place, stack.element());
  }

  /** Remembers the top under the next number. */
  void remember() {
    remember(memo.size());
  }

  /** Pushes what was remembered. */
  void recall(int place) {
    push(Objects.requireNonNull(memo.get(place), "nothing was remembered there"));
  }

  /** Takes so many items, the lowest first. */
  List<Object> top(int size) {
    var items = new ArrayList<Object>();
    for (int i = 0; i < size; i++) {
      items.add(stack.pop());
    }
    Collections.reverse(items);
    return items;
  }

  /** Takes all items above the last mark, the lowest first. */
  List<Object> toMark() {
    var items = new ArrayList<Object>();
    for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
      items.add(item);
    }
    Collections.reverse(items);
    return items;
  }

  /** The next bytes of the program. */
  byte[] bytes(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** The next bytes of the program as text. */
  String text(int length) {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** Module and name, a line each, joined by a dot. */
  String name() {
    return line() + "." + line();
  }

  private String line() {
    var line = new StringBuilder();
    for (char next = (char) in.get(); next != '\n'; next = (char) in.get()) {
      line.append(next);
    }
    return line.toString();
  }
}
