package org.refigure;

/**
 * Lets every property test draw cases that nobody has tried yet. A case that fails is named with its
 * seed: keep it as an {@code @Example} beside the property before you mend it.
 */
public final class Draws {
  /** jqwik's word for "not set". */
  public static final String SEED = "";

  private Draws() {}
}
