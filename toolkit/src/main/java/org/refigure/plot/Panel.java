package org.refigure.plot;

import java.util.List;

/** One plot of a figure: a title, two axes and layers drawn in order. */
public sealed interface Panel permits XyPanel, Heatmap {

  /**
   * An empty panel to which {@link #with} adds layers.
   *
   * @param title above the plot; blank for none
   */
  static Panel of(String title, Axis x, Axis y) {
    return new XyPanel(title, x, y, List.of(), Legend.AUTO, false);
  }

  /**
   * The same panel with more layers on top.
   *
   * @throws IllegalArgumentException if a log axis would have to show a value ≤ 0 (ends of bands
   *     and error bars are drawn to the edge instead)
   */
  Panel with(Layer... layers);

  /** The same panel with its legend placed there. */
  Panel legend(Legend legend);

  /** The same panel with one length for a step on either axis: where geometry is the message. */
  Panel square();

  /** Whether a step has one length on either axis. */
  boolean isSquare();

  /** The title above the plot; may be blank. */
  String title();

  /** The horizontal axis. */
  Axis x();

  /** The vertical axis. */
  Axis y();

  /** What is drawn, in order. */
  List<Layer> layers();

  /** Where the legend stands. */
  Legend legend();
}
