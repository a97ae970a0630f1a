package org.refigure.plot;

import java.util.function.UnaryOperator;

/** Something of a chart's panel: a layer, or a function that becomes one when the axis is known. */
sealed interface Element permits Element.Drawn, Curve {

  /** The same in a changed style. */
  Element styled(UnaryOperator<Style> change);

  /** A layer that is complete. */
  record Drawn(Layer layer) implements Element {
    @Override
    public Drawn styled(UnaryOperator<Style> change) {
      if (layer instanceof Line line) {
        return new Drawn(Line.of(line.series().withStyle(change.apply(line.series().style()))));
      }
      if (layer instanceof Points points) {
        return new Drawn(points.restyled(change));
      }
      if (layer instanceof Histogram histogram) {
        return new Drawn(histogram.restyled(change));
      }
      if (layer instanceof Guide guide) {
        return new Drawn(guide.restyled(change));
      }
      if (layer instanceof Shapes shapes) {
        return new Drawn(shapes.styled(change.apply(shapes.style())));
      }
      return this;
    }
  }
}
