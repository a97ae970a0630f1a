package org.refigure.sweep;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Brings an engine that lives in a module of its own; found by {@link ServiceLoader} under {@code
 * META-INF/services/org.refigure.sweep.EngineProvider}, through the toolkit's own class loader: in
 * a notebook kernel the thread's context class loader need not see it.
 */
public interface EngineProvider {
  /**
   * The engine that a word names; empty if the word is not one of this provider's.
   *
   * @throws IllegalArgumentException if it is one of this provider's but names no engine
   */
  Optional<Engine> engine(String word);

  /** The engine that a word names with any provider on the class path. */
  static Optional<Engine> find(String word) {
    return ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader()).stream()
        .flatMap(provider -> provider.get().engine(word).stream())
        .findFirst();
  }
}
