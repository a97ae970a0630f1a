package org.refigure.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a cell goes on after it was asked to stop. */
final class StubbornCell {

  private StubbornCell() {}

  /** What holds a thread, in a line; empty if it has ended. */
  static Optional<String> why(Thread thread) {
    @Nullable ThreadInfo info =
        ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId(), 1);
    if (info == null) {
      return Optional.empty();
    }
    StackTraceElement[] place = info.getStackTrace();
    String reason =
        info.getThreadState() == Thread.State.BLOCKED
            ? "waits for a lock that the thread \"" + info.getLockOwnerName() + "\" holds"
            : "does not look at interrupts" + (place.length == 0 ? "" : " in " + place[0]);
    return Optional.of(
        "the cell was interrupted and goes on: it " + reason + "; restarting the kernel ends it");
  }
}
