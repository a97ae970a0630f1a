package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What Linux tells about a process and lets one say about it; elsewhere nothing.
 *
 * @param folder its folder below {@code /proc}
 */
record LinuxProcess(Path folder) {
  private static final String RESIDENT = "VmRSS:";

  static LinuxProcess of(long pid) {
    return new LinuxProcess(Path.of("/proc", Long.toString(pid)));
  }

  /** Its resident memory in MiB; empty if that cannot be read. */
  OptionalLong residentMebibytes() {
    try (var lines = Files.lines(folder.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return OptionalLong.empty(); // another system, or it has just ended
    }
  }

  /** Where memory runs out, it is to be killed before the process that keeps the records. */
  void offerToBeKilled() {
    try {
      Path file = folder.resolve("oom_score_adj");
      if (Files.isWritable(file)) {
        Files.writeString(file, "500");
      }
    } catch (IOException e) {
      // then the system decides as it always does
    }
  }
}
