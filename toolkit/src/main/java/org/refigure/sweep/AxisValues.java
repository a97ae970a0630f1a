package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values that one thing stands for: a list, an array, a column of a table, or itself. */
final class AxisValues {
  private AxisValues() {}

  static Axis of(Object thing) {
    if (thing instanceof Axis axis) {
      return axis;
    } else if (thing instanceof Iterable<?> several) {
      var values = new ArrayList<Object>();
      several.forEach(values::add);
      return new Axis(values);
    } else if (thing instanceof double[] numbers) {
      return new Axis(List.copyOf(Arrays.stream(numbers).boxed().toList()));
    } else if (thing instanceof int[] numbers) {
      return new Axis(List.copyOf(Arrays.stream(numbers).boxed().toList()));
    } else if (thing instanceof long[] numbers) {
      return new Axis(List.copyOf(Arrays.stream(numbers).boxed().toList()));
    } else if (thing instanceof Object[] several) {
      return new Axis(Arrays.asList(several));
    }
    return new Axis(Arrays.asList(thing));
  }
}
