package org.refigure.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** One line on where a report comes from. */
final class Machine {
  private Machine() {}

  /** Cores, memory, load, operating system and JVM. */
  static String line() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d cores (%s), load %.1f, %s %s, JDK %s (%s)",
        system.getAvailableProcessors(),
        system.getArch(),
        system.getSystemLoadAverage(),
        system.getName(),
        system.getVersion(),
        Runtime.version(),
        System.getProperty("java.vm.vendor"));
  }
}
