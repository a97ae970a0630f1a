package org.refigure.sweep;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a number of every seed is read from runs: from one set, from two, or fitted along an axis.
 */
interface Reading {
  /** What is read, for legends and messages: {@code loss (rule = SGD)}. */
  String name();

  /** The number of every seed. */
  PerSeed perSeed();

  /**
   * The same reading at each value of a parameter.
   *
   * @throws IllegalArgumentException if no run has such a parameter, or some runs have not
   */
  Map<Object, Reading> split(String parameter);

  /** Whether its runs can be told apart by a parameter: a side without it stays whole. */
  boolean splits(String parameter);

  /** Whether its seeds were given, so that they pair it with another. */
  boolean paired();

  /** Parameters with several values over which it would average inside a seed, unasked. */
  Set<String> hidden();

  /** The parameters of its runs. */
  Set<String> parameters();

  /**
   * Refuses to average unasked, where the reader follows another parameter.
   *
   * @param place what the reader does, for example {@code against("angle")}
   */
  default void requireNothingHidden(String place) {
    Set<String> hidden = hidden();
    if (!hidden.isEmpty()) {
      String first = hidden.iterator().next();
      throw new IllegalArgumentException(
          name()
              + " "
              + place
              + " would average over "
              + hidden
              + ": add .each(\""
              + first
              + "\") for a curve each, .where(\""
              + first
              + "\", …) for one value, or .averagedOver(\""
              + first
              + "\") to mean it");
    }
  }

  /** Numbers, or the message that an axis must have numbers. */
  static double number(String axis, Object place) {
    if (place instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "axis \""
            + axis
            + "\" must have numbers and has "
            + Places.text(place)
            + ": use each(\""
            + axis
            + "\") or by(\""
            + axis
            + "\")");
  }

  /** The places of an axis as numbers. */
  static double[] numbers(String axis, List<Object> places) {
    return places.stream().mapToDouble(place -> number(axis, place)).toArray();
  }
}
