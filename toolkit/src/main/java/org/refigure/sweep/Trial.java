package org.refigure.sweep;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment at one point of the sweep: what is to be computed and nothing else.
 *
 * <p>A trial is content-addressed: two trials with the same experiment, version, parameters, seed
 * and data have the same {@link #id}, so resume, cache and de-duplication are one mechanism.
 *
 * @param experiment the class name of the {@link Experiment}; of one that was written in a
 *     notebook's cell its simple name and a hash of its code, {@code Quad@3f2a91bc04d1}
 * @param version the experiment's code version
 * @param parameters name → value; values are {@link String}, {@link Boolean}, {@link Long} or
 *     {@link Double}; other whole numbers become longs, floats doubles, enums their names
 * @param seed the seed that all randomness of the trial is derived from
 * @param data the data it reads, name → SHA-256: see {@link Experiment#data}
 */
public record Trial(
    String experiment,
    int version,
    SortedMap<String, Object> parameters,
    long seed,
    SortedMap<String, String> data) {

  /**
   * Normalises and copies the parameters.
   *
   * @throws IllegalArgumentException if a parameter or a checksum has another form
   */
  public Trial {
    data =
        data.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(data));
    data.forEach((name, checksum) -> Checksum.require(name, checksum));
    var copy = new TreeMap<String, Object>();
    parameters.forEach((name, value) -> copy.put(name, normalised(name, value)));
    parameters = Collections.unmodifiableSortedMap(copy);
  }

  /** A trial that reads no data. */
  public Trial(String experiment, int version, SortedMap<String, Object> parameters, long seed) {
    this(experiment, version, parameters, seed, new TreeMap<>());
  }

  /** A trial of an experiment at the given parameters. */
  public static Trial of(Experiment experiment, Map<String, ?> parameters, long seed) {
    return NamedExperiment.of(experiment).trial(parameters, seed);
  }

  /** The content id: 32 hexadecimal digits of SHA-256 over all that the trial consists of. */
  public String id() {
    var text = new StringBuilder(experiment).append('\n').append(version).append('\n').append(seed);
    // Lengths go before the texts: no name or value can then pass for the end of another.
    parameters.forEach(
        (name, value) -> {
          String spelled = spelled(value);
          text.append('\n')
              .append(name.length())
              .append(' ')
              .append(name)
              .append('=')
              .append(value.getClass().getSimpleName())
              .append(' ')
              .append(spelled.length())
              .append(' ')
              .append(spelled);
        });
    data.forEach( // without data nothing is added: such ids are those of the first release
        (name, checksum) ->
            text.append("\ndata ")
                .append(name.length())
                .append(' ')
                .append(name)
                .append('=')
                .append(checksum));
    return HexFormat.of().formatHex(Checksum.sha256(text.toString()), 0, 16);
  }

  /**
   * The seed of a named random stream, for example {@code init}, {@code data} or {@code noise}.
   *
   * <p>It depends on the trial's seed and the name only, not on the parameters: arms of a sweep
   * that share a seed share their random numbers, which makes their comparison a paired one.
   */
  public long streamSeed(String stream) {
    return ByteBuffer.wrap(Checksum.sha256(stream + '\n' + seed)).getLong();
  }

  /** A parameter as a floating-point number. */
  public double number(String name) {
    if (value(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrongKind(name, "a number");
  }

  /** A parameter as a whole number. */
  public int integer(String name) {
    if (value(name) instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())) {
      return Math.toIntExact(number.longValue());
    }
    throw wrongKind(name, "a whole number");
  }

  /** A parameter as text. */
  public String text(String name) {
    return spelled(value(name));
  }

  /** A parameter as a constant of an enum. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    try {
      return Enum.valueOf(type, text(name));
    } catch (IllegalArgumentException e) {
      throw wrongKind(name, "one of " + java.util.List.of(type.getEnumConstants()));
    }
  }

  /** A parameter as true or false. */
  public boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrongKind(name, "true or false");
  }

  /** A parameter's value as text, the same on every JDK. */
  static String spelled(Object value) {
    return value instanceof Double number ? ShortestDecimal.of(number) : value.toString();
  }

  private Object value(String name) {
    @Nullable Object value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "parameter \"%s\" is not set; this trial has %s: add an axis or a fixed value of that name",
              name,
              parameters.keySet()));
    }
    return value;
  }

  private IllegalArgumentException wrongKind(String name, String rule) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s = %s must be %s (parameter of a trial of %s)",
            name,
            value(name),
            rule,
            experiment));
  }

  /** The form in which a trial keeps a value: the same number of any width has one form. */
  static Object normalised(String name, Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof String || value instanceof Boolean || value instanceof Long) {
      return value;
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        return number + 0.0; // one zero: -0.0 + 0.0 is 0.0
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s = %s must be text, true or false, an enum constant or a finite number",
            name,
            value));
  }
}
