package org.refigure.notebook;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A card that follows long work: how much is done, the time left, the best so far, failures.
 *
 * <p>In a notebook it is one output that changes in place, in a terminal one line, in a log a line
 * now and then. It is painted at most five times a second, and ends as a static line. Safe to use
 * from several threads.
 */
public final class ProgressCard {
  private static final long PERIOD_NANOS = Duration.ofMillis(200).toNanos();

  /** Where a card is painted. */
  interface Surface {
    /** Paints a state over the last one. */
    void paint(State state);

    /** Replaces the card by its last line. */
    void end(String line);
  }

  /**
   * What a card says.
   *
   * @param title what the work is
   * @param done how much is done
   * @param total of how much
   * @param left the time left, if known
   * @param note the best so far and failures; may be empty
   */
  record State(String title, long done, long total, Optional<Duration> left, String note) {
    /** The state in one line. */
    String line() {
      return "%s: %,d of %,d%s%s"
          .formatted(
              title,
              done,
              total,
              left.filter(time -> done < total)
                  .map(time -> " · " + TimeLeft.words(time) + " left")
                  .orElse(""),
              note.isEmpty() ? "" : " · " + note);
    }
  }

  private final String title;
  private final long total;
  private final Surface surface;
  private final LongSupplier nanoClock;
  private long painted;
  private boolean closed;

  private ProgressCard(String title, long total, Surface surface, LongSupplier nanoClock) {
    this.title = title;
    this.total = total;
    this.surface = surface;
    this.nanoClock = nanoClock;
    this.painted = nanoClock.getAsLong();
    surface.paint(new State(title, 0, total, Optional.empty(), ""));
  }

  /**
   * Opens a card where this code runs.
   *
   * @param title what the work is, a few words
   * @param total how many steps it has
   * @throws IllegalArgumentException if {@code total} is negative
   */
  public static ProgressCard open(String title, long total) {
    return open(title, total, ProgressSurfaces.here(title, total), System::nanoTime);
  }

  /** Opens a card on a given surface with a given clock. */
  static ProgressCard open(String title, long total, Surface surface, LongSupplier nanoClock) {
    if (total < 0) {
      throw new IllegalArgumentException(
          "total = %d must be ≥ 0 (progress card \"%s\")".formatted(total, title));
    }
    return new ProgressCard(title, total, surface, nanoClock);
  }

  /**
   * Says how far the work is.
   *
   * @param done steps done
   * @param left the time left; empty if unknown
   * @param best the best so far, in words; may be empty
   * @param failures how many steps failed
   */
  public synchronized void step(long done, Optional<Duration> left, String best, int failures) {
    long now = nanoClock.getAsLong();
    if (closed || now - painted < PERIOD_NANOS && done < total) {
      return;
    }
    painted = now;
    String failed = failures == 0 ? "" : failures + " failed";
    String note = best + (best.isEmpty() || failed.isEmpty() ? "" : " · ") + failed;
    surface.paint(new State(title, done, total, left, note));
  }

  /** Ends the card: the line stays where the card was. */
  public synchronized void close(String finalLine) {
    if (!closed) {
      closed = true;
      surface.end(finalLine);
    }
  }
}
