package org.refigure.checkpoint;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same work on several things, as many at a time as there are places to do it at. */
final class SideBySide {
  /** The work on one. */
  @FunctionalInterface
  interface Work<T, P, R> {
    /** Its result. */
    R of(T thing, P place) throws IOException;
  }

  private SideBySide() {}

  /**
   * The results, in the order of the things.
   *
   * @throws IOException what the work throws first; nothing is at work any more then
   */
  static <T, P, R> List<R> map(List<T> things, List<P> places, Work<T, P, R> work)
      throws IOException {
    List<R> results = new ArrayList<>();
    if (places.size() == 1) {
      for (T thing : things) {
        results.add(work.of(thing, places.get(0)));
      }
      return results;
    }
    BlockingQueue<P> free = new ArrayBlockingQueue<>(places.size(), false, places);
    ExecutorService threads = Executors.newFixedThreadPool(places.size());
    List<Future<R>> running = new ArrayList<>();
    try {
      for (T thing : things) {
        running.add(threads.submit(() -> at(free, thing, work)));
      }
      for (Future<R> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while matrices were read");
    } finally {
      running.forEach(each -> each.cancel(false));
      end(threads);
    }
  }

  private static <T, P, R> R at(BlockingQueue<P> free, T thing, Work<T, P, R> work)
      throws IOException, InterruptedException {
    P place = free.take();
    try {
      return work.of(thing, place);
    } finally {
      free.add(place);
    }
  }

  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What another thread threw, to be thrown by this one. */
  private static IOException thrown(Throwable cause) {
    if (cause instanceof IOException expected) {
      return expected;
    } else if (cause instanceof RuntimeException wrong) {
      throw wrong;
    } else if (cause instanceof Error wrong) {
      throw wrong;
    }
    throw new IllegalStateException(cause);
  }
}
