package org.refigure.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses ticks so that their labels never overlap. */
final class Ticks {
  private static final double[] NICE = {1, 2, 2.5, 5};

  /** Steps below are no numbers with digits, or no steps of numbers as large as the ends. */
  private static final double LEAST_STEP = 1e-318;

  private static final double LEAST_SHARE = 1e-14;
  private static final int MOST_STEPS = 1000;

  private final Interval interval;
  private final double length;
  private final boolean horizontal;
  private final double fontSize;
  private final boolean whole;

  private Ticks(
      Interval interval, double length, boolean horizontal, double fontSize, boolean whole) {
    this.whole = whole;
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
    return new Ticks(interval, length, horizontal, fontSize, false).onScale();
  }

  private List<Tick> onScale() {
    return switch (interval.scale()) {
      case LINEAR -> linear();
      case LOG10 -> decades();
      case LOG2 -> octaves();
    };
  }

  /** The ticks of an axis with names or a step of its own, else those that suit the data. */
  static List<Tick> of(
      Axis axis,
      Interval interval,
      DataSteps steps,
      double length,
      boolean horizontal,
      double fontSize) {
    var ticks = new Ticks(interval, length, horizontal, fontSize, steps.whole());
    if (!axis.names().isEmpty()) {
      return ticks.named(axis.names());
    }
    if (axis.scale() == AxisScale.LINEAR && axis.step().isPresent()) {
      return ticks.atSteps(axis.step().getAsDouble(), 0, 0);
    }
    if (axis.scale() == AxisScale.LINEAR && steps.isOdd()) {
      return ticks.atSteps(steps.step(), steps.first(), steps.count());
    }
    return ticks.onScale();
  }

  /**
   * Ticks every one, two, three … steps, as few as fit; a number that divides the data's steps goes
   * before, for then both ends have a tick.
   */
  private List<Tick> atSteps(double step, double first, int count) {
    double size = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    double reach = (interval.high() - interval.low()) / step;
    if (!(reach <= MOST_STEPS && step > LEAST_SHARE * size)) {
      return linear();
    }
    for (boolean dividing : new boolean[] {true, false}) {
      for (int every = 1; every <= Math.max(1, reach); every++) {
        if (dividing && (count == 0 || count % every != 0 || count / every < 2)) {
          continue;
        }
        var ticks = ticksAt(step * every, first);
        if (ticks.size() <= length / (horizontal ? 60 : 36) + 1 && fits(ticks)) {
          return ticks.size() >= 2 ? ticks : linear();
        }
      }
    }
    return linear();
  }

  private List<Tick> ticksAt(double step, double first) {
    int digits = Math.max(decimals(step), decimals(first));
    var ticks = new ArrayList<Tick>();
    long from = (long) Math.ceil((interval.low() - first) / step - 1e-9);
    long to = (long) Math.floor((interval.high() - first) / step + 1e-9);
    for (long k = from; k <= to; k++) {
      double value = first + k * step;
      ticks.add(new Tick(value, Numbers.decimal(value, -digits)));
    }
    return ticks;
  }

  private static int decimals(double number) {
    var rounded = new BigDecimal(number).round(new MathContext(9));
    return number == 0 ? 0 : rounded.stripTrailingZeros().scale();
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
    double wanted = Math.max(2, length / (horizontal ? 80 : 48));
    double one = interval.high() / wanted - interval.low() / wanted; // the difference may overflow
    double size = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    if (!(one > LEAST_STEP && one > LEAST_SHARE * size)) {
      return ends();
    }
    int exponent = (int) Math.floor(Math.log10(one)) - 1;
    for (int i = 0; i < 40; i++) {
      double nice = NICE[i % NICE.length];
      int power = exponent + i / NICE.length;
      double step = nice * Math.pow(10, power);
      if (one / step <= 1.3 && !(whole && step != Math.rint(step))) {
        var ticks = multiples(step, power - (nice == 2.5 ? 1 : 0));
        if (ticks.size() <= 2 || fits(ticks)) {
          return ticks;
        }
      }
    }
    return ends();
  }

  /** Both ends with as many digits as tell them apart: for ranges that no step divides. */
  private List<Tick> ends() {
    return List.of(
        new Tick(interval.low(), Numbers.brief(interval.low())),
        new Tick(interval.high(), Numbers.brief(interval.high())));
  }

  private List<Tick> multiples(double step, int smallestDigit) {
    var ticks = new ArrayList<Tick>();
    long first = (long) Math.ceil(interval.low() / step - 1e-9);
    long last = (long) Math.floor(interval.high() / step + 1e-9);
    for (long k = first; k <= last && Double.isFinite(k * step); k++) {
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
