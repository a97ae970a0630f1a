package org.refigure.spectrum;

/** The Vector API, an incubator module, which a JVM has only if it was asked for at its start. */
final class VectorModule {
  /** Its name. */
  static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Whether this JVM has it. */
  static boolean isPresent() {
    return ModuleLayer.boot().findModule(NAME).isPresent();
  }
}
