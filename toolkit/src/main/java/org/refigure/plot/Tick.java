package org.refigure.plot;

/**
 * A mark on an axis.
 *
 * @param label text beside it; blank for a minor tick
 */
record Tick(double value, String label) {

  boolean isMajor() {
    return !label.isEmpty();
  }
}
