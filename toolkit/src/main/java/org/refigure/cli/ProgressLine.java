package org.refigure.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.refigure.notebook.RunListener;
import org.refigure.notebook.TimeLeft;

/**
 * Follows a running notebook in one line: cell k of n, what it does, the time left.
 *
 * <p>On a terminal the line is redrawn in place. Elsewhere, in a log, each cell gives a line of its
 * own, and a long cell gives one every half minute.
 */
final class ProgressLine implements RunListener, AutoCloseable {
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final long LOG_NANOS = 30_000_000_000L;

  private final String name;
  private final TimeLeft timeLeft;
  private final PrintWriter out;
  private final Terminal terminal;
  private final LongSupplier nanoTime;

  private int cells;
  private int current;
  private String title = "";
  private String status = "";
  private Duration onDone = Duration.ZERO;
  private long cellStart;
  private long lastShown;
  private boolean lineOpen;

  ProgressLine(
      String name, TimeLeft timeLeft, PrintWriter out, Terminal terminal, LongSupplier nanoTime) {
    this.name = name;
    this.timeLeft = timeLeft;
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  /** Says that the kernel starts, which takes a few seconds. */
  synchronized void starting() {
    show(name + "  starting the kernel ...");
  }

  @Override
  public synchronized void started(int total) {
    cells = total;
  }

  @Override
  public synchronized void cellStarted(int number, String heading) {
    current = number;
    title = heading;
    status = "";
    cellStart = nanoTime.getAsLong();
    show(line());
  }

  @Override
  public synchronized void status(String line) {
    status = line;
    tick();
  }

  @Override
  public synchronized void cellFinished(int number, Duration duration) {
    onDone = onDone.plus(duration);
  }

  /** Lets time pass: shows the line again if it is due. */
  synchronized void tick() {
    long due = terminal.interactive() ? REDRAW_NANOS : LOG_NANOS;
    if (current > 0 && nanoTime.getAsLong() - lastShown >= due) {
      show(line());
    }
  }

  /** Clears the line, so that what follows starts at the margin. */
  @Override
  public synchronized void close() {
    if (lineOpen) {
      out.print("\r" + " ".repeat(terminal.columns() - 1) + "\r");
      out.flush();
      lineOpen = false;
    }
    current = 0;
  }

  private String line() {
    Duration onCurrent = Duration.ofNanos(nanoTime.getAsLong() - cellStart);
    Optional<Duration> left = timeLeft.left(current - 1, onDone, onCurrent);
    String time = left.map(duration -> TimeLeft.words(duration) + " left").orElse("");
    String doing = status.isBlank() ? title : status.strip();
    return String.format(
        Locale.ROOT,
        "%s  cell %d/%d%s  %s",
        name,
        current,
        cells,
        time.isEmpty() ? "" : "  " + time,
        doing);
  }

  private void show(String line) {
    lastShown = nanoTime.getAsLong();
    if (!terminal.interactive()) {
      out.println(line);
    } else {
      int room = terminal.columns() - 1;
      String cut = line.length() <= room ? line : line.substring(0, room - 1) + "…";
      out.print("\r" + cut + " ".repeat(room - cut.length()));
      lineOpen = true;
    }
    out.flush();
  }
}
