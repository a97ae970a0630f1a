package org.refigure.kernel;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A value as text, what is long cut with the count of what was left out. */
final class TextLimit {

  private static final int MOST_ELEMENTS = 100;
  private static final int MOST_CHARACTERS = 20_000;

  private final StringBuilder text = new StringBuilder();

  private TextLimit() {}

  /** An array, list, set or map by its first hundred elements; all else as it prints itself. */
  static String of(@Nullable Object value) {
    TextLimit limit = new TextLimit();
    limit.add(value);
    return cut(limit.text.toString());
  }

  /** Whether a value is shown by its elements. */
  static boolean hasElements(Object value) {
    return value.getClass().isArray()
        || (value instanceof Map<?, ?> || value instanceof Collection<?>) && isOfTheJdk(value);
  }

  /** A text, or its beginning and the number of characters that are missing. */
  static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    int shown = halved ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
    return text.substring(0, shown) + "\n... (" + (text.length() - shown) + " characters left out)";
  }

  private void add(@Nullable Object value) {
    if (value == null || text.length() > MOST_CHARACTERS) {
      text.append(value == null ? "null" : "...");
    } else if (value.getClass().isArray()) {
      elements(Array.getLength(value), i -> Array.get(value, i), value, "[", "]");
    } else if (value instanceof Map<?, ?> map && isOfTheJdk(value)) {
      Object[] entries = map.entrySet().stream().limit(MOST_ELEMENTS).toArray();
      elements(map.size(), i -> entries[i], value, "{", "}");
    } else if (value instanceof Collection<?> collection && isOfTheJdk(value)) {
      Object[] first = collection.stream().limit(MOST_ELEMENTS).toArray();
      elements(collection.size(), i -> first[i], value, "[", "]");
    } else if (value instanceof Map.Entry<?, ?> entry && isOfTheJdk(value)) {
      add(entry.getKey());
      text.append('=');
      add(entry.getValue());
    } else {
      text.append(value);
    }
  }

  /** A library's list may print itself in its own way. */
  private static boolean isOfTheJdk(Object value) {
    return value.getClass().getModule().isNamed();
  }

  private void elements(
      int size, IntFunction<@Nullable Object> element, Object whole, String open, String close) {
    text.append(open);
    IntStream.range(0, Math.min(size, MOST_ELEMENTS))
        .forEach(
            i -> {
              text.append(i == 0 ? "" : ", ");
              Object part = element.apply(i);
              add(part == whole ? "(this " + whole.getClass().getSimpleName() + ")" : part);
            });
    text.append(size > MOST_ELEMENTS ? ", ... (" + size + " elements)" : "").append(close);
  }
}
