package org.refigure.plot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.refigure.stats.Series;

/** Where the curves of an ordered family stand between dark and light. */
final class Shades {
  private Shades() {}

  /**
   * The place of a curve among its family, 0 for the smallest key and 1 for the greatest; empty
   * where the family is not told apart by one number alone.
   */
  static OptionalDouble of(Series curve, List<Series> family) {
    var differing = new LinkedHashSet<String>();
    for (Series other : family) {
      for (var key : other.keys().entrySet()) {
        if (!key.getValue().equals(family.get(0).keys().get(key.getKey()))) {
          differing.add(key.getKey());
        }
      }
    }
    if (differing.size() != 1) {
      return OptionalDouble.empty();
    }
    String key = differing.iterator().next();
    var numbers = new TreeSet<Double>();
    for (Series other : family) {
      if (!(other.keys().get(key) instanceof Number number)) {
        return OptionalDouble.empty();
      }
      numbers.add(number.doubleValue());
    }
    double own = ((Number) curve.keys().get(key)).doubleValue();
    double most = numbers.size() - 1.0;
    return OptionalDouble.of(numbers.headSet(own).size() / most);
  }
}
