package org.refigure.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Drains a process's output so that it never blocks, and keeps the last of it. */
final class OutputTail {
  private static final int KEPT = 8192;
  private static final int LINES = 4;

  /** What a JVM with the Vector API says at its start, well or ill. */
  private static final String EVERY_START = "WARNING: Using incubator modules";

  private final StringBuilder tail = new StringBuilder();
  private final Thread reader;

  OutputTail(InputStream output) {
    reader = new Thread(() -> drain(output), "kernel-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** The last lines that say something, joined into one; empty if there are none. */
  String lastLines() {
    List<String> lines;
    synchronized (tail) {
      lines =
          tail.toString()
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith(EVERY_START))
              .toList();
    }
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  /** Waits until the output ended, but not for ever: a grandchild may hold it open. */
  void awaitEnd() {
    try {
      reader.join(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain(InputStream output) {
    byte[] buffer = new byte[4096];
    try (output) {
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        synchronized (tail) {
          tail.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          tail.delete(0, Math.max(0, tail.length() - KEPT));
        }
      }
    } catch (IOException e) {
      // the process ended while being read: what was read is kept
    }
  }
}
