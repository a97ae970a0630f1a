package org.refigure.sweep;

import java.util.Locale;
import java.util.Set;

/**
 * The rules for names that become table columns: Tablesaw does not tell {@code N} from {@code n}.
 */
final class Columns {
  static final String SEED = "seed";
  static final String OUTCOME = "outcome";
  static final String SECONDS = "seconds";
  static final String STEP = "step";
  static final String VALUE = "value";
  static final String EXPERIMENT = "experiment";
  static final String VERSION = "version";

  static final String ATTEMPT = "attempt";

  /** Lists the values that were recorded as NaN. */
  static final String UNDEFINED = "recorded as nan";

  private static final Set<String> RESERVED =
      Set.of(UNDEFINED, SEED, OUTCOME, SECONDS, STEP, VALUE, EXPERIMENT, VERSION, ATTEMPT);

  private Columns() {}

  /** The form under which two names are one column. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses a blank or reserved name.
   *
   * @param place what the name is for, for example {@code axis of a sweep}
   */
  static void requireFree(String name, String place) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a name must not be blank (%s)", place));
    }
    if (RESERVED.contains(key(name))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "name \"%s\" must not be one of the study's own columns %s (%s): choose another",
              name,
              RESERVED.stream().sorted().toList(),
              place));
    }
  }
}
