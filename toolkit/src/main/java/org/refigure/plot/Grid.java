package org.refigure.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The cells of a heat map before its axes are known.
 *
 * @param xs centres of the columns
 * @param ys centres of the rows, from the lowest up
 * @param z values, one row for each of ys
 * @param columnNames names instead of numbers; empty for numbers
 * @param rowNames names from the lowest row up
 * @param colorAxis scale and label of z
 */
record Grid(
    double[] xs,
    double[] ys,
    double[][] z,
    List<String> columnNames,
    List<String> rowNames,
    Axis colorAxis,
    Colors colors) {

  static Grid of(double[] xs, double[] ys, double[][] z) {
    double[][] copy = Arrays.stream(z).map(double[]::clone).toArray(double[][]::new);
    return new Grid(
        xs.clone(), ys.clone(), copy, List.of(), List.of(), Axis.linear(""), Colors.CIVIDIS);
  }

  /** A matrix as it is written: the first row on top. */
  static Grid matrix(List<String> rows, List<String> columns, double[][] z) {
    if (z.length != rows.size() || z.length == 0 || columns.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "z has %d rows, there are %d row names and %d column names: give one name for each,"
                  + " and at least one (heat map)",
              z.length,
              rows.size(),
              columns.size()));
    }
    var upwards = new ArrayList<>(Arrays.asList(z));
    var names = new ArrayList<>(rows);
    Collections.reverse(upwards);
    Collections.reverse(names);
    Grid grid = of(numbers(columns.size()), numbers(rows.size()), upwards.toArray(double[][]::new));
    return new Grid(
        grid.xs, grid.ys, grid.z, List.copyOf(columns), names, grid.colorAxis, grid.colors);
  }

  /** A matrix whose rows and columns count from 1. */
  static Grid matrix(double[][] z) {
    return matrix(counted(z.length), counted(z.length == 0 ? 0 : z[0].length), z);
  }

  Grid coloured(Axis axis) {
    return new Grid(xs, ys, z, columnNames, rowNames, axis, colors);
  }

  Grid coloured(Colors map) {
    return new Grid(xs, ys, z, columnNames, rowNames, colorAxis, map);
  }

  Heatmap panel(String title, Axis x, Axis y) {
    Axis across = columnNames.isEmpty() ? x : Axis.named(x.label(), columnNames);
    Axis up = rowNames.isEmpty() ? y : Axis.named(y.label(), rowNames);
    return Heatmap.of(title, across, xs, up, ys, z).colors(colors).colorAxis(colorAxis);
  }

  private static List<String> counted(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
  }

  private static double[] numbers(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }
}
