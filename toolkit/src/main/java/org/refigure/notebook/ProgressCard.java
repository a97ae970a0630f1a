package org.refigure.notebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A card that follows long work: how much is done, the time left, the best so far, each failure.
 *
 * <p>In a notebook it is one output that changes in place, in a terminal one line, in a log a line
 * now and then. It is painted at most five times a second; between two steps the time left counts
 * down. It ends as a static line, below it the failures. Safe to use from several threads.
 */
public final class ProgressCard {
  private static final long PERIOD_NANOS = Duration.ofMillis(200).toNanos();
  private static final long TICK_MILLIS = 1000;
  private static final int MOST_FAILURES = 20;

  /** Where a card is painted. */
  interface Surface {
    /** Paints a state over the last one. */
    void paint(State state);

    /** Shows a failure as soon as it happened, where {@link #paint} does not. */
    default void failed(String failure) {}

    /** Replaces the card by its last line, and by the failures that are not shown already. */
    void end(String line, List<String> failures);
  }

  /**
   * What a card says.
   *
   * @param title what the work is
   * @param done how much is done
   * @param total of how much
   * @param left the time left, if known; zero where the work takes longer than was thought
   * @param note the best so far, how many failed, what is going to happen; may be empty
   * @param failures the failures, a line each
   */
  record State(
      String title,
      long done,
      long total,
      Optional<Duration> left,
      String note,
      List<String> failures) {

    /** The state in one line. */
    String line() {
      return String.format(
          Locale.ROOT,
          "%s: %,d of %,d%s%s",
          title,
          done,
          total,
          left.filter(time -> done < total).map(State::spoken).orElse(""),
          note.isEmpty() ? "" : " · " + note);
    }

    private static String spoken(Duration left) {
      return left.isZero() ? " · longer than expected" : " · " + TimeLeft.words(left) + " left";
    }
  }

  private final String title;
  private final long total;
  private final Surface surface;
  private final LongSupplier nanoClock;
  private final List<String> failures = new ArrayList<>();
  private long done;
  private Optional<Duration> left = Optional.empty();
  private long said;
  private String best = "";
  private int failed;
  private String notice = "";
  private long painted;
  private boolean closed;

  private ProgressCard(String title, long total, Surface surface, LongSupplier nanoClock) {
    this.title = title;
    this.total = total;
    this.surface = surface;
    this.nanoClock = nanoClock;
    paint();
  }

  /**
   * Opens a card where this code runs.
   *
   * @param title what the work is, a few words
   * @param total how many steps it has
   * @throws IllegalArgumentException if {@code total} is negative
   */
  public static ProgressCard open(String title, long total) {
    ProgressCard card = open(title, total, ProgressSurfaces.here(title, total), System::nanoTime);
    var ticker = new Thread(card::tickUntilClosed, "progress");
    ticker.setDaemon(true);
    ticker.start();
    return card;
  }

  /** Opens a card on a given surface with a given clock; only its steps paint it. */
  static ProgressCard open(String title, long total, Surface surface, LongSupplier nanoClock) {
    if (total < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "total = %d must be ≥ 0 (progress card \"%s\")", total, title));
    }
    return new ProgressCard(title, total, surface, nanoClock);
  }

  /**
   * Says how far the work is.
   *
   * @param steps how many are done
   * @param timeLeft the time left; empty if unknown
   * @param bestSoFar in words; may be empty
   * @param failures how many steps failed
   */
  public synchronized void step(
      long steps, Optional<Duration> timeLeft, String bestSoFar, int failures) {
    done = steps;
    left = timeLeft;
    said = nanoClock.getAsLong();
    best = bestSoFar;
    failed = failures;
    if (!closed && (said - painted >= PERIOD_NANOS || done >= total)) {
      paint();
    }
  }

  /** Lists a failure, in one line; the first {@value #MOST_FAILURES} are shown. */
  public synchronized void failed(String failure) {
    if (closed || failures.size() > MOST_FAILURES) {
      return;
    }
    String line = failures.size() < MOST_FAILURES ? failure : "... further failures are not listed";
    failures.add(line);
    surface.failed(line);
  }

  /** Says at once what is going to happen, for example that the work will stop. */
  public synchronized void notice(String words) {
    notice = words;
    notifyAll();
  }

  /** Ends the card: the line stays where the card was. */
  public synchronized void close(String finalLine) {
    if (!closed) {
      closed = true;
      notifyAll();
      surface.end(finalLine, List.copyOf(failures));
    }
  }

  /** Lets time pass: paints again. */
  synchronized void tick() {
    if (!closed) {
      paint();
    }
  }

  private synchronized void tickUntilClosed() {
    try {
      while (!closed) {
        wait(TICK_MILLIS);
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a cell of JDK 20+ was stopped: it counts down no more
    }
  }

  private void paint() {
    long now = nanoClock.getAsLong();
    painted = now;
    surface.paint(new State(title, done, total, left(now), note(), List.copyOf(failures)));
  }

  private Optional<Duration> left(long now) {
    return left.map(time -> time.minusNanos(now - said))
        .map(time -> time.toMillis() < 500 ? Duration.ZERO : time);
  }

  private String note() {
    var parts = new ArrayList<String>(List.of(best));
    parts.add(failed == 0 ? "" : failed + " failed");
    parts.add(notice);
    parts.removeIf(String::isEmpty);
    return String.join(" · ", parts);
  }
}
