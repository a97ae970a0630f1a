package org.refigure.plot;

/** Something drawn in a panel: numbers and a name, immutable. */
public sealed interface Layer permits Line, Points, Histogram, Guide, Text, Shapes {

  /** The name in the legend; a blank name keeps the layer out of it. */
  String name();
}
