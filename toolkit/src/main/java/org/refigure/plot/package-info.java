/**
 * Immutable figures as values: say what to draw, then ask for PNG, SVG or PDF.
 *
 * <p>{@link org.refigure.plot.Figure} holds panels, a {@link org.refigure.plot.Panel} holds two
 * axes and layers, a {@link org.refigure.plot.Layer} holds numbers. No type of XChart, AWT, Batik
 * or PDFBox appears in a public signature.
 *
 * <p>A panel is painted by XChart: areas (interval bands, histograms) are its polygon series, and
 * strokes, marks and notes are annotations added to the chart. Ticks, text, grid and legend are
 * ours, for four reasons found in XChart 4.0.3: its log axes are base 10 only, it draws a line
 * segment by segment (so that dash patterns restart at each point and vanish on dense data), it
 * fails on a log axis when an error bar reaches zero, and its text depends on the fonts of the
 * machine. Text here is always the outlines of Liberation Sans (SIL Open Font License), read by
 * FontBox without asking the operating system, so that a figure looks the same everywhere.
 */
@NullMarked
package org.refigure.plot;

import org.jspecify.annotations.NullMarked;
