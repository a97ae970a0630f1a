package org.refigure.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Consumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The XChart of a panel: a bare coordinate system in logical pixels (x rightwards, y downwards
 * negated) that fills the plot rectangle, with areas as polygon series and all else as one
 * annotation above them.
 */
final class Surface {
  private static final Color CLEAR = new Color(255, 255, 255, 0);

  private Surface() {}

  /**
   * Paints areas, then what {@code above} paints, in the coordinates of {@code g}.
   *
   * @param above gets the graphics with the origin where it was before this call
   */
  static void paint(
      Graphics2D g, Viewport view, List<LayerPainter.Area> areas, Consumer<Graphics2D> above) {
    var plot = view.plot();
    XYChart chart = bare(plot.width, plot.height);
    for (int i = 0; i < areas.size(); i++) {
      add(chart, "area " + i, areas.get(i), view);
    }
    chart.addAnnotation(
        new Overlay(
            graphics -> {
              graphics.translate(-plot.x, -plot.y);
              above.accept(graphics);
              graphics.translate(plot.x, plot.y);
            }));
    g.translate(plot.x, plot.y);
    chart.paint(g, plot.width, plot.height);
    g.translate(-plot.x, -plot.y);
  }

  /** An XChart without text, axes or colours of its own: coordinates are the plot's pixels. */
  static XYChart bare(int width, int height) {
    var chart = new XYChart(width, height);
    var styler = chart.getStyler();
    styler.setXAxisMin(0.0).setXAxisMax((double) width);
    styler.setYAxisMin(-(double) height).setYAxisMax(0.0);
    styler.setAxisTicksVisible(false).setAxisTitlesVisible(false);
    styler.setPlotGridLinesVisible(false).setPlotMargin(0).setPlotTicksMarksVisible(false);
    styler.setPlotContentSize(1).setPlotBorderVisible(false).setPlotBackgroundColor(CLEAR);
    styler.setChartPadding(0).setChartTitleVisible(false).setLegendVisible(false);
    styler.setChartBackgroundColor(CLEAR);
    // A chart narrower than the hint computes no ticks: their measuring would ask for fonts.
    styler.setXAxisTickMarkSpacingHint(Integer.MAX_VALUE);
    styler.setYAxisTickMarkSpacingHint(Integer.MAX_VALUE);
    return chart;
  }

  private static void add(XYChart chart, String name, LayerPainter.Area area, Viewport view) {
    int n = area.x().length;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = area.x()[i] - view.plot().x;
      y[i] = view.plot().y - area.y()[i];
    }
    var series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(area.fill());
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
  }

  /** XChart's way to paint on top of its series. */
  private static final class Overlay extends Annotation {
    private final Consumer<Graphics2D> painting;

    Overlay(Consumer<Graphics2D> painting) {
      super(true);
      this.painting = painting;
    }

    @Override
    public void paint(Graphics2D g) {
      painting.accept(g);
    }
  }
}
