package org.refigure.paper.robustlayerwisescaling;

import java.util.stream.Collectors;
import org.refigure.sweep.Selection;

/** Which engine took the steps. */
final class ProxyEngines {
  private ProxyEngines() {}

  /** The engines that computed a selection, as its records say. */
  static String engine(Selection trials) {
    return trials.records().stream()
        .map(record -> record.provenance().fact("step engine"))
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
