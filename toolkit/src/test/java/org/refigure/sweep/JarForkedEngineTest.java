package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract of worker JVMs for experiments of a jar that only its loader knows. */
class JarForkedEngineTest extends IsolatingEngineContract {
  @TempDir private static Path place;
  private static Path jar;

  @BeforeAll
  static void pack() throws IOException {
    jar = TinySource.jar(place);
  }

  @Override
  protected Engine engine() {
    return new ForkedEngine(2);
  }

  @Override
  protected Class<? extends Experiment> tiny(Class<? extends Experiment> type) {
    try {
      return TinySource.in(jar, type);
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected String placeOfEnding() {
    return "elsewhere\\.Tiny\\$Ending\\.run\\(Tiny\\.java:\\d+\\)";
  }
}
