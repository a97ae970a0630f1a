package org.refigure.sweep;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine this JVM runs on. */
final class Machine {
  private Machine() {}

  /** Its memory in bytes, or what its container may use; 0 if this JVM does not tell. */
  static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
