package org.refigure.fused;

import java.util.Locale;
import java.util.Optional;
import org.refigure.model.Blas;

/** Whether the fused step can work in this JVM, asked before a class with vectors is touched. */
public final class Support {
  /** The incubator module that holds the Vector API. */
  public static final String MODULE = "jdk.incubator.vector";

  /** 128 bits: what every processor has for which OpenBLAS has a build. */
  private static final int LEAST_LANES = 4;

  private Support() {}

  /** Why the fused step cannot work here, in one line; nothing where it can. */
  public static Optional<String> missing() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of("the JVM was started without --add-modules " + MODULE);
    }
    if (Lanes.COUNT < LEAST_LANES) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "this processor's vectors hold %d floats, at least %d are needed",
              Lanes.COUNT,
              LEAST_LANES));
    }
    try {
      return Blas.openBlas().copies()
          ? Optional.of("OpenBLAS is reached only by copying here: take JDK 22 or later, or Linux")
          : Optional.empty();
    } catch (LinkageError | RuntimeException cause) {
      return Optional.of("OpenBLAS does not load: " + cause.getMessage());
    }
  }

  /** What computes, where nothing is missing: for the record of a run. */
  static String description() {
    return String.format(
        Locale.ROOT, "fused, OpenBLAS %s, vectors of %d floats", Blas.version(), Lanes.COUNT);
  }
}
