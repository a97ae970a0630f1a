package org.refigure;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user sets from outside: a system property, else an environment variable. Blank text counts
 * as not set, as {@code export REFIGURE_STUDIES=} means it.
 */
public final class Setting {
  private Setting() {}

  /** The setting of a word: for {@code scale} that of refigure.scale, else REFIGURE_SCALE. */
  public static Optional<String> of(String word) {
    return of(word, System::getProperty, System.getenv());
  }

  static Optional<String> of(
      String word, Function<String, String> properties, Map<String, String> environment) {
    return set(properties.apply("refigure." + word))
        .or(() -> variable("REFIGURE_" + word.toUpperCase(Locale.ROOT), environment));
  }

  /** An environment variable, if it is set. */
  static Optional<String> variable(String name, Map<String, String> environment) {
    return set(environment.get(name));
  }

  private static Optional<String> set(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).filter(each -> !each.isBlank());
  }
}
