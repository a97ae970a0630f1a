package org.refigure.sweep;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract of this JVM for experiments of a notebook's cell. */
class CellLocalEngineTest extends EngineContract {
  private static CellSession session;

  @BeforeAll
  static void declare() {
    session = CellSession.start();
    session.run(TinySource.cell());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @Override
  protected Engine engine() {
    return new LocalEngine();
  }

  @Override
  protected Class<? extends Experiment> tiny(Class<? extends Experiment> type) {
    return session.experiment(TinySource.name(type), "");
  }

  @Override
  protected String placeOfEnding() {
    return "Tiny\\.Ending\\.run \\(line \\d+ of its declaration\\)";
  }
}
