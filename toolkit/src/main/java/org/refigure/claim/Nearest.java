package org.refigure.claim;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.refigure.EditDistance;

/** The word that a mistyped one probably means. */
final class Nearest {
  private Nearest() {}

  /** The word with the smallest Levenshtein distance, if at most half of its letters differ. */
  static Optional<String> of(String typed, Collection<String> words) {
    return words.stream()
        .min(Comparator.comparingInt(word -> EditDistance.between(typed, word)))
        .filter(
            word ->
                2 * EditDistance.between(typed, word) <= Math.max(typed.length(), word.length()));
  }
}
