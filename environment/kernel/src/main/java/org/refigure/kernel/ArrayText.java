package org.refigure.kernel;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/** Arrays as text: their elements, long ones cut. */
final class ArrayText {

  private static final int MOST_ELEMENTS = 100;

  private ArrayText() {}

  /** The elements of an array, nested ones too; of more than a hundred the first ones. */
  static String of(Object array) {
    int length = Array.getLength(array);
    int shown = Math.min(length, MOST_ELEMENTS);
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < shown; i++) {
      Object element = Array.get(array, i);
      boolean nested = element != null && element != array && element.getClass().isArray();
      text.add(nested ? of(element) : String.valueOf(element));
    }
    if (shown < length) {
      text.add("... (" + length + " elements)");
    }
    return text.toString();
  }
}
