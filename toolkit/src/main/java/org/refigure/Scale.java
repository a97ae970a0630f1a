package org.refigure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How large a reproduction is run: the one knob that every notebook obeys.
 *
 * <p>The scale in force is read once per call from the system property {@code refigure.scale}, else
 * from the environment variable {@code REFIGURE_SCALE}, else it is {@link #LAPTOP}.
 */
public enum Scale {
  /** Every figure drawn in under a minute; verdicts are not judged. */
  SMOKE("under a minute, two cores: every figure is drawn, no verdict is judged"),
  /** What the committed outputs come from: minutes on two cores. */
  LAPTOP("minutes on two cores: the committed outputs"),
  /** One GPU for a day. */
  WORKSTATION("one GPU, about a day"),
  /** The paper's own size. */
  CLUSTER("many hosts: the paper's own size");

  private final String description;

  Scale(String description) {
    this.description = description;
  }

  /** What this scale costs and gives, in one phrase. */
  public String description() {
    return description;
  }

  /** The lower-case word a user types, for example {@code laptop}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What this scale takes of two: {@code smoke} at smoke scale, {@code laptop} at every other. */
  public <T> T pick(T smoke, T laptop) {
    return this == SMOKE ? smoke : laptop;
  }

  /** The same of three: {@code workstation} at cluster scale too. */
  public <T> T pick(T smoke, T laptop, T workstation) {
    return pick(smoke, laptop, workstation, workstation);
  }

  /** The same of four. */
  public <T> T pick(T smoke, T laptop, T workstation, T cluster) {
    return switch (this) {
      case SMOKE -> smoke;
      case LAPTOP -> laptop;
      case WORKSTATION -> workstation;
      case CLUSTER -> cluster;
    };
  }

  /** True where results are large enough to be judged: at every scale but {@link #SMOKE}. */
  public boolean judged() {
    return this != SMOKE;
  }

  /**
   * The scale in force.
   *
   * @throws IllegalArgumentException if the property or variable names no scale
   */
  public static Scale current() {
    return Setting.of("scale").map(Scale::parse).orElse(LAPTOP);
  }

  /**
   * The scale a user's word names, whatever its case.
   *
   * @throws IllegalArgumentException if {@code word} names no scale; the message lists them
   */
  public static Scale parse(String word) {
    return Arrays.stream(values())
        .filter(scale -> scale.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "scale = \"%s\" must be one of %s",
                        word,
                        Arrays.stream(values())
                            .map(Scale::word)
                            .collect(Collectors.joining(", ")))));
  }
}
