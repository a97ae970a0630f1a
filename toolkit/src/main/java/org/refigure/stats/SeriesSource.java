package org.refigure.stats;

import java.util.List;

/** Whatever gives curves of estimates: a figure draws them, one line for each. */
@FunctionalInterface
public interface SeriesSource {
  /** The curves, in the order of their legend entries. */
  List<Series> series();
}
