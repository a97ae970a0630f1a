package org.refigure.sweep;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The memory that one worker JVM may use, in MiB.
 *
 * <p>Half is for Java's heap, half for native code. JavaCPP, and with it ND4J, keeps to that;
 * PyTorch knows no such limit. A stated bound is therefore also watched from outside, on Linux: a
 * worker whose resident memory exceeds it is killed, and its trial fails.
 *
 * @param mebibytes in all
 * @param stated by the property {@value #PROPERTY}; else the machine's memory is shared out, and
 *     the heap is from 256 to 4096 MiB
 */
record WorkerMemory(long mebibytes, boolean stated) {
  static final String PROPERTY = "refigure.worker.memory";

  private static final long LEAST_HEAP = 256;
  private static final long LARGEST_HEAP = 4096;

  /**
   * For so many workers side by side.
   *
   * @throws IllegalArgumentException if the property is no number of at least 128
   */
  static WorkerMemory of(int workers) {
    String text = System.getProperty(PROPERTY, "").strip();
    if (text.isEmpty()) {
      var machine =
          ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
      return new WorkerMemory((machine.getTotalMemorySize() >> 20) / workers, false);
    }
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 128) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = \"%s\" must be a whole number of MiB, at least 128 (system property)",
              PROPERTY,
              text));
    }
    return new WorkerMemory(Integer.parseInt(text), true);
  }

  /** Options of the JVM; ones that come later in the command win. */
  List<String> options() {
    long half = mebibytes / 2;
    long heap = stated ? half : Math.max(LEAST_HEAP, Math.min(LARGEST_HEAP, half));
    long all = Math.max(mebibytes, 2 * heap);
    return List.of(
        String.format(Locale.ROOT, "-Xmx%dm", heap),
        String.format(Locale.ROOT, "-Dorg.bytedeco.javacpp.maxBytes=%dm", all - heap),
        String.format(Locale.ROOT, "-Dorg.bytedeco.javacpp.maxPhysicalBytes=%dm", all));
  }

  /** What the worker is killed above; empty if nobody stated it. */
  OptionalLong bound() {
    return stated ? OptionalLong.of(mebibytes) : OptionalLong.empty();
  }
}
