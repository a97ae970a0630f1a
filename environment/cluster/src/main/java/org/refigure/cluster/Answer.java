package org.refigure.cluster;

import java.io.Serializable;
import java.util.List;

/** What a machine of the cluster says of a trial. */
sealed interface Answer extends Serializable {
  /** The trial came to an outcome: its record, as text. */
  record Ended(String record) implements Answer {}

  /** Files of the class path that the machine lacks: send them, and the trial again. */
  record Lacks(List<ClassPathEntry> files) implements Answer {}

  /** No trial can run there, for this reason. */
  record Refused(String reason) implements Answer {}
}
