package org.refigure.cluster;

import java.util.Optional;
import org.refigure.sweep.Engine;
import org.refigure.sweep.EngineProvider;

/** Makes the engine word {@code spark://host:port} known to the toolkit. */
public final class SparkEngineProvider implements EngineProvider {
  @Override
  public Optional<Engine> engine(String word) {
    return word.startsWith("spark:") ? Optional.of(new SparkEngine(word)) : Optional.empty();
  }
}
