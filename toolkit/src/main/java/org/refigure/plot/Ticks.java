package org.refigure.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses ticks so that their labels never overlap. */
final class Ticks {
  private static final double[] NICE = {1, 2, 2.5, 5};

  private final Interval interval;
  private final double length;
  private final boolean horizontal;
  private final double fontSize;

  private Ticks(Interval interval, double length, boolean horizontal, double fontSize) {
    this.interval = interval;
    this.length = length;
    this.horizontal = horizontal;
    this.fontSize = fontSize;
  }

  /**
   * The ticks of an axis, ascending.
   *
   * @param length of the axis in logical pixels
   * @param horizontal whether labels stand side by side
   */
  static List<Tick> of(Interval interval, double length, boolean horizontal, double fontSize) {
    var ticks = new Ticks(interval, length, horizontal, fontSize);
    return switch (interval.scale()) {
      case LINEAR -> ticks.linear();
      case LOG10 -> ticks.decades();
      case LOG2 -> ticks.octaves();
    };
  }

  /** The ticks of an axis with names or a step of its own, else those that suit the interval. */
  static List<Tick> of(
      Axis axis, Interval interval, double length, boolean horizontal, double fontSize) {
    return axis.names().isEmpty()
        ? of(interval, length, horizontal, fontSize)
        : new Ticks(interval, length, horizontal, fontSize).named(axis.names());
  }

  /** Names at 0, 1, 2, …; every second, third, … where they would overlap. */
  private List<Tick> named(List<String> names) {
    for (int every = 1; every < names.size(); every++) {
      int stride = every;
      var ticks =
          IntStream.range(0, names.size())
              .filter(i -> i % stride == 0 && interval.contains(i))
              .mapToObj(i -> new Tick(i, names.get(i)))
              .toList();
      if (fits(ticks)) {
        return ticks;
      }
    }
    return names.isEmpty() ? List.of() : List.of(new Tick(0, names.get(0)));
  }

  private List<Tick> linear() {
    double extent = interval.high() - interval.low();
    double wanted = Math.max(2, length / (horizontal ? 80 : 48));
    int exponent = (int) Math.floor(Math.log10(extent / wanted)) - 1;
    for (int i = 0; i < 40; i++) {
      double nice = NICE[i % NICE.length];
      int power = exponent + i / NICE.length;
      double step = nice * Math.pow(10, power);
      if (extent / step <= wanted * 1.3) {
        var ticks = multiples(step, power - (nice == 2.5 ? 1 : 0));
        if (ticks.size() <= 2 || fits(ticks)) {
          return ticks;
        }
      }
    }
    return List.of();
  }

  private List<Tick> multiples(double step, int smallestDigit) {
    var ticks = new ArrayList<Tick>();
    double slack = 1e-9 * step;
    long first = (long) Math.ceil((interval.low() - slack) / step);
    long last = (long) Math.floor((interval.high() + slack) / step);
    for (long k = first; k <= last; k++) {
      ticks.add(new Tick(k * step, Numbers.decimal(k * step, smallestDigit)));
    }
    return ticks;
  }

  private List<Tick> decades() {
    int first = (int) Math.ceil(Math.log10(interval.low()) - 1e-9);
    int last = (int) Math.floor(Math.log10(interval.high()) + 1e-9);
    boolean plain = interval.low() >= 0.0099 && interval.high() <= 10_100;
    if (last - first >= 1) {
      var majors =
          spaced(first, last, k -> new Tick(Math.pow(10, k), Numbers.powerOfTen(k, plain)));
      boolean everyDecade = majors.size() == last - first + 1;
      if (everyDecade && last - first <= 1) {
        var finer = withDigits(new int[] {1, 2, 5}, plain);
        majors = fits(finer) ? finer : majors;
      }
      return everyDecade ? withMinor(majors, first - 1, last + 1) : majors;
    }
    return narrow(plain);
  }

  /** Less than two decades' ends in view: digits 1, 2, 5, more digits, or a linear choice. */
  private List<Tick> narrow(boolean plain) {
    int decade = (int) Math.floor(Math.log10(interval.low()));
    for (int[] digits : new int[][] {{1, 2, 3, 4, 5, 6, 8}, {1, 2, 3, 5}, {1, 2, 5}, {1, 3}}) {
      var ticks = withDigits(digits, plain);
      if (ticks.size() >= 3 && fits(ticks)) {
        return withMinor(ticks, decade - 1, decade + 2);
      }
    }
    return linear();
  }

  private List<Tick> withDigits(int[] digits, boolean plain) {
    int first = (int) Math.floor(Math.log10(interval.low()));
    int last = (int) Math.ceil(Math.log10(interval.high()));
    var ticks = new ArrayList<Tick>();
    for (int k = first; k <= last; k++) {
      for (int digit : digits) {
        double value = digit * Math.pow(10, k);
        if (interval.contains(value)) {
          ticks.add(new Tick(value, Numbers.digitTimesPower(digit, k, plain)));
        }
      }
    }
    return ticks;
  }

  private List<Tick> withMinor(List<Tick> majors, int first, int last) {
    var ticks = new ArrayList<>(majors);
    if (last - first > 9) {
      return majors;
    }
    for (int k = first; k <= last; k++) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = digit * Math.pow(10, k);
        boolean taken = majors.stream().anyMatch(t -> Math.abs(t.value() / value - 1) < 1e-9);
        if (interval.contains(value) && !taken) {
          ticks.add(new Tick(value, ""));
        }
      }
    }
    ticks.sort(Comparator.comparingDouble(Tick::value));
    return ticks;
  }

  private List<Tick> octaves() {
    int first = (int) Math.ceil(AxisScale.LOG2.coordinate(interval.low()) - 1e-9);
    int last = (int) Math.floor(AxisScale.LOG2.coordinate(interval.high()) + 1e-9);
    if (last - first < 1) {
      return linear();
    }
    return spaced(first, last, k -> new Tick(Math.pow(2, k), Numbers.powerOfTwo(k)));
  }

  private interface Power {
    Tick tick(int exponent);
  }

  /** Every power, or every second, third, … so that labels fit; 0 and its multiples are kept. */
  private List<Tick> spaced(int first, int last, Power power) {
    for (int every = 1; every <= last - first; every++) {
      int stride = every;
      var ticks =
          IntStream.rangeClosed(first, last)
              .filter(k -> Math.floorMod(k, stride) == 0)
              .mapToObj(power::tick)
              .toList();
      if (ticks.size() >= 2 && fits(ticks)) {
        return ticks;
      }
    }
    return List.of(power.tick(first), power.tick(last));
  }

  /** Whether neighbouring labels keep a gap. */
  boolean fits(List<Tick> ticks) {
    double freeFrom = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      double centre = interval.fraction(tick.value()) * length;
      double half = horizontal ? TextLine.width(tick.label(), fontSize) / 2 : 0.55 * fontSize;
      double gap = horizontal ? 0.7 * fontSize : 0.35 * fontSize;
      if (centre - half < freeFrom) {
        return false;
      }
      freeFrom = centre + half + gap;
    }
    return true;
  }
}
