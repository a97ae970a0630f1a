package org.refigure.sweep;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Hears how a sweep goes, on the thread that runs it. A listener that throws is told nothing more;
 * the sweep goes on.
 */
public interface SweepListener {
  /** The sweep is about to start. */
  default void planned(Plan plan) {}

  /** A trial has ended, and its record is safe in the study. */
  default void finished(TrialRecord record, Progress progress) {}

  /**
   * A trial was given up, see {@link Halving}: not one of those the progress counts, since it never
   * started.
   */
  default void pruned(TrialRecord record) {}

  /** The sweep has ended; interrupted or broken off if {@code progress} is not complete. */
  default void done(Progress progress) {}

  /**
   * Asked before each trial, from any thread: true once no further trial is to start. Those that
   * run are waited for and recorded, and the sweep is cancelled.
   */
  default boolean stopAsked() {
    return false;
  }

  /** Hears nothing. */
  static SweepListener silent() {
    return new SweepListener() {};
  }

  /**
   * The listeners for a sweep of every {@link Provider} on the class path.
   *
   * <p>Providers are looked up through the toolkit's own class loader: in a notebook kernel the
   * thread's context class loader need not see them.
   */
  static SweepListener installed(Sweep sweep) {
    List<SweepListener> listeners =
        ServiceLoader.load(Provider.class, SweepListener.class.getClassLoader()).stream()
            .map(provider -> provider.get().listener(sweep))
            .toList();
    return new SweepListener() {
      @Override
      public void planned(Plan plan) {
        listeners.forEach(listener -> listener.planned(plan));
      }

      @Override
      public void finished(TrialRecord record, Progress progress) {
        listeners.forEach(listener -> listener.finished(record, progress));
      }

      @Override
      public void pruned(TrialRecord record) {
        listeners.forEach(listener -> listener.pruned(record));
      }

      @Override
      public void done(Progress progress) {
        listeners.forEach(listener -> listener.done(progress));
      }

      @Override
      public boolean stopAsked() {
        return listeners.stream().anyMatch(SweepListener::stopAsked);
      }
    };
  }

  /**
   * Makes a listener for every sweep that is run without one; found by {@link ServiceLoader} under
   * {@code META-INF/services/org.refigure.sweep.SweepListener$Provider}.
   */
  interface Provider {
    /** A listener for this sweep. */
    SweepListener listener(Sweep sweep);
  }
}
