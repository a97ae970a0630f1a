package org.refigure.optim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;

/**
 * L-BFGS: the minimum of a smooth function of many numbers from values and gradients (Nocedal and
 * Wright, Numerical Optimization, 2006, Algorithms 7.4 and 7.5), with a line search for the strong
 * Wolfe conditions (Algorithms 3.5 and 3.6, interpolating by cubics).
 *
 * <p>Deterministic: the same function and start give the same bits.
 *
 * @param memory how many pairs of steps and gradient differences are kept, at least 1
 * @param tolerance stops where the largest |∂f| is at most this, at least 0
 */
public record Lbfgs(int memory, double tolerance) {
  /** Decrease and curvature of the Wolfe conditions, the usual for quasi-Newton steps. */
  private static final double DECREASE = 1e-4;

  private static final double CURVATURE = 0.9;
  private static final int MOST_TRIALS = 25;

  /** A function with its gradient. */
  @FunctionalInterface
  public interface Function {
    /**
     * Evaluates.
     *
     * @param x where; not changed
     * @param gradient overwritten with ∂f/∂x
     * @return f(x)
     */
    double evaluate(double[] x, double[] gradient);
  }

  /**
   * Where a search ended.
   *
   * @param x the best place
   * @param value f there
   * @param iterations steps taken
   * @param evaluations of the function
   * @param reason why it ended: {@code gradient}, {@code iterations} or {@code no progress}
   */
  public record Result(double[] x, double value, int iterations, int evaluations, String reason) {}

  /** Is told every place that a search steps to. */
  @FunctionalInterface
  public interface Follower {
    /**
     * After a step.
     *
     * @param iteration steps taken, from 1
     * @param x the place; not changed
     */
    void reached(int iteration, double[] x);
  }

  /** A step s, the gradient's difference y and 1/(s·y). */
  private record Pair(double[] step, double[] difference, double inverse) {}

  /** A place on the line: distance, value, slope, with all of x and the gradient. */
  private record Trial(double at, double value, double slope, double[] x, double[] gradient) {}

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Lbfgs {
    if (memory < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "memory = %d must be ≥ 1 (L-BFGS)", memory));
    }
    Settings.requireRate("tolerance", tolerance, "L-BFGS");
  }

  /**
   * Goes down from a start.
   *
   * @param start not changed
   * @param iterations most steps
   * @throws IllegalArgumentException if f is not finite at the start
   * @throws InterruptedException if the thread was interrupted
   */
  public Result minimise(Function function, double[] start, int iterations)
      throws InterruptedException {
    return minimise(function, start, iterations, (iteration, x) -> {});
  }

  /** The same, followed: see {@link #minimise(Function, double[], int)}. */
  public Result minimise(Function function, double[] start, int iterations, Follower follower)
      throws InterruptedException {
    int evaluations = 1;
    double[] gradient = new double[start.length];
    double value = function.evaluate(start.clone(), gradient);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "f(start) = %s must be finite (L-BFGS)", value));
    }
    Trial here = new Trial(0, value, 0, start.clone(), gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int iteration = 0; iteration < iterations; iteration++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("L-BFGS stopped before step " + iteration);
      }
      if (largest(here.gradient) <= tolerance) {
        return new Result(here.x, here.value, iteration, evaluations, "gradient");
      }
      double[] direction = direction(here.gradient, pairs);
      double slope = inner(here.gradient, direction);
      if (!(slope < 0)) {
        pairs.clear();
        direction = direction(here.gradient, pairs);
        slope = inner(here.gradient, direction);
      }
      double first = pairs.isEmpty() ? Math.min(1, 1 / absoluteSum(here.gradient)) : 1;
      LineSearch search = new LineSearch(function, here, direction, slope);
      Trial next = search.from(first);
      evaluations += search.evaluations;
      if (!(next.value < here.value)) {
        if (pairs.isEmpty()) {
          return new Result(here.x, here.value, iteration, evaluations, "no progress");
        }
        pairs.clear();
        continue;
      }
      remember(pairs, here, next);
      here = next;
      follower.reached(iteration + 1, here.x);
    }
    return new Result(here.x, here.value, iterations, evaluations, "iterations");
  }

  private void remember(Deque<Pair> pairs, Trial before, Trial after) {
    double[] step = difference(after.x, before.x);
    double[] difference = difference(after.gradient, before.gradient);
    double curvature = inner(step, difference);
    if (curvature > 1e-14 * inner(difference, difference)) {
      pairs.addLast(new Pair(step, difference, 1 / curvature));
      if (pairs.size() > memory) {
        pairs.removeFirst();
      }
    }
  }

  /** −H∇f by the two loops over the pairs. */
  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] q = gradient.clone();
    double[] factors = new double[pairs.size()];
    int i = pairs.size();
    for (Iterator<Pair> back = pairs.descendingIterator(); back.hasNext(); ) {
      Pair pair = back.next();
      factors[--i] = pair.inverse * inner(pair.step, q);
      add(q, -factors[i], pair.difference);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      double scale = 1 / (last.inverse * inner(last.difference, last.difference));
      for (int k = 0; k < q.length; k++) {
        q[k] *= scale;
      }
    }
    for (Pair pair : pairs) {
      add(q, factors[i++] - pair.inverse * inner(pair.difference, q), pair.step);
    }
    for (int k = 0; k < q.length; k++) {
      q[k] = -q[k];
    }
    return q;
  }

  /** One line: where both Wolfe conditions hold, or the lowest place that was seen. */
  private static final class LineSearch {
    private final Function function;
    private final Trial start;
    private final double[] direction;
    private final double slope;
    private Trial best;
    private int evaluations;

    LineSearch(Function function, Trial here, double[] direction, double slope) {
      this.function = function;
      this.direction = direction;
      this.slope = slope;
      start = new Trial(0, here.value, slope, here.x, here.gradient);
      best = start;
    }

    Trial from(double first) {
      Trial before = start;
      double at = first;
      while (evaluations < MOST_TRIALS) {
        Trial now = at(at);
        if (tooHigh(now) || (evaluations > 1 && now.value >= before.value)) {
          return between(before, now);
        }
        if (Math.abs(now.slope) <= -CURVATURE * slope) {
          return now;
        }
        if (now.slope >= 0) {
          return between(now, before);
        }
        before = now;
        at *= 2;
      }
      return best;
    }

    /** Between a lower end that decreases enough and another end. */
    private Trial between(Trial lower, Trial other) {
      Trial low = lower;
      Trial high = other;
      while (evaluations < MOST_TRIALS && low.at != high.at) {
        Trial now = at(cubic(low, high));
        if (tooHigh(now) || now.value >= low.value) {
          high = now;
        } else {
          if (Math.abs(now.slope) <= -CURVATURE * slope) {
            return now;
          }
          if (now.slope * (high.at - low.at) >= 0) {
            high = low;
          }
          low = now;
        }
      }
      return best;
    }

    private boolean tooHigh(Trial now) {
      return !(now.value <= start.value + DECREASE * now.at * slope);
    }

    private Trial at(double distance) {
      evaluations++;
      double[] x = start.x.clone();
      add(x, distance, direction);
      double[] gradient = new double[x.length];
      double value = function.evaluate(x, gradient);
      Trial now = new Trial(distance, value, inner(gradient, direction), x, gradient);
      if (value < best.value && Double.isFinite(now.slope)) {
        best = now;
      }
      return now;
    }

    /** The minimum of the cubic through both ends, kept a tenth away from them; else the middle. */
    private static double cubic(Trial low, Trial high) {
      double width = high.at - low.at;
      double d1 = low.slope + high.slope - 3 * (high.value - low.value) / width;
      double root = d1 * d1 - low.slope * high.slope;
      double d2 = Math.signum(width) * Math.sqrt(Math.max(root, 0));
      double share = 1 - (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
      boolean usable = root >= 0 && share > 0.1 && share < 0.9;
      return low.at + (usable ? share : 0.5) * width;
    }
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] more) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * more[i];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double x : numbers) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  private static double absoluteSum(double[] numbers) {
    double sum = 0;
    for (double x : numbers) {
      sum += Math.abs(x);
    }
    return sum;
  }
}
