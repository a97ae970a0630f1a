package org.refigure.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of this process lies in memory, heap and native together, as Linux counts it. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** Bytes now; empty where the system does not say. */
  static OptionalLong now() throws IOException {
    return field("VmRSS:");
  }

  /** The most bytes so far; empty where the system does not say. */
  static OptionalLong peak() throws IOException {
    return field("VmHWM:");
  }

  private static OptionalLong field(String name) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }
}
