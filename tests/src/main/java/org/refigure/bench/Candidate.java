package org.refigure.bench;

import java.util.concurrent.Callable;

/** Something that is timed against others and holds memory outside the heap until it is closed. */
interface Candidate extends Callable<Double>, AutoCloseable {
  @Override
  Double call();

  @Override
  void close();
}
