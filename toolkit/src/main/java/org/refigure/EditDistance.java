package org.refigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many letters to insert, delete or replace to turn one word into another.
 *
 * <p>Source: Levenshtein (1966), computed row by row as in Wagner and Fischer (1974).
 */
public final class EditDistance {
  private EditDistance() {}

  /**
   * What a user who wrote an unknown name may have meant, for a message: {@code did you mean
   * "loss"? There are clock, loss}.
   */
  public static String hint(String wrong, Collection<String> names) {
    String all = names.stream().sorted().collect(Collectors.joining(", "));
    return names.stream()
        .sorted()
        .min(Comparator.comparingInt(name -> between(folded(wrong), folded(name))))
        .map(
            nearest ->
                String.format(Locale.ROOT, "did you mean \"%s\"? There are %s", nearest, all))
        .orElse("there is none");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The number of letters. */
  public static int between(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
