package org.refigure.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What reading a file costs that the system has in its cache: each thread a part, by megabytes. */
final class Reading {
  private Reading() {}

  /** The best of some rounds, in seconds; one more comes first. */
  static double seconds(Path file, int threads, int rounds)
      throws IOException, ExecutionException, InterruptedException {
    double best = Double.MAX_VALUE;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (FileChannel channel = FileChannel.open(file)) {
      for (int round = 0; round <= rounds; round++) {
        long start = System.nanoTime();
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          long from = channel.size() / threads * i;
          long to = i + 1 == threads ? channel.size() : channel.size() / threads * (i + 1);
          parts.add(pool.submit(() -> part(channel, from, to)));
        }
        for (Future<?> part : parts) {
          part.get();
        }
        best = round == 0 ? best : Math.min(best, (System.nanoTime() - start) * 1e-9);
      }
    } finally {
      pool.shutdown();
    }
    return best;
  }

  private static long part(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20);
    long at = from;
    while (at < to) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), to - at));
      int read = channel.read(chunk, at);
      if (read < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      at += read;
    }
    return at;
  }
}
