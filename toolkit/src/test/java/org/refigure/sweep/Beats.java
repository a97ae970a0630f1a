package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sees from outside whether {@link Tiny.Slow} trials run. */
public final class Beats {
  private Beats() {}

  /** Waits until the {@link Tiny.Slow} trials of these seeds are seen to run. */
  public static void await(Path folder, long... seeds) {
    for (long seed : seeds) {
      while (!Files.exists(folder.resolve(Long.toString(seed)))) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  /**
   * True once none of these trials beats any more: for a second, which is fifty beats, so that a
   * loaded machine's pause is not taken for an end. False if one still beats after a minute.
   */
  public static boolean stop(Path folder, long... seeds) throws IOException, InterruptedException {
    for (int second = 0; second < 60; second++) {
      var beats = beats(folder, seeds);
      Thread.sleep(1000);
      if (beats.equals(beats(folder, seeds))) {
        return true;
      }
    }
    return false;
  }

  private static List<FileTime> beats(Path folder, long... seeds) throws IOException {
    var beats = new ArrayList<FileTime>();
    for (long seed : seeds) {
      beats.add(Files.getLastModifiedTime(folder.resolve(Long.toString(seed))));
    }
    return beats;
  }
}
