package org.refigure.paper.fishercurvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.stats.LineFit;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How the exact curvature R(L, J) grows with the number of sites n = L². */
public final class CurvatureScaling {
  /** J/J_c of the control where R is positive. */
  static final double HALF = 0.5;

  /** J/J_c of the control where R hardly depends on the size. */
  static final double BELOW = 0.75;

  private final Selection trials;

  private CurvatureScaling(Selection trials) {
    this.trials = trials;
  }

  /** The trials of a scale; every one is exact and kept in the study. */
  public static Sweep sweep(Scale scale) {
    int critical = scale == Scale.SMOKE ? 6 : scale == Scale.LAPTOP ? 11 : 12;
    int control = scale == Scale.SMOKE ? 6 : 8;
    Object[] couplings =
        DoubleStream.iterate(0.3, ratio -> ratio < 1.25, ratio -> Math.rint(20 * ratio + 1) / 20)
            .filter(ratio -> scale.judged() || Math.rint(20 * ratio) % 2 == 0)
            .boxed()
            .toArray();
    Sweep sweep = Sweep.of(TorusCurvature.class);
    return sweep
        .over("size", descending(3, critical))
        .fix("ratio", 1.0)
        .and(sweep.over("size", descending(3, control)).over("ratio", BELOW, HALF))
        .and(sweep.over("size", scanned(scale)).over("ratio", couplings));
  }

  /** Reads a study of {@link #sweep}. */
  public static CurvatureScaling of(Study study) {
    return new CurvatureScaling(Selection.of(study));
  }

  /** The sizes L at a coupling J = ratio·J_c, ascending. */
  double[] sizes(double ratio) {
    return trials.where("ratio", ratio).distinct("size");
  }

  /** R of a trial. */
  double curvature(double ratio, double size) {
    return trials.where("ratio", ratio).where("size", size).only().value("curvature");
  }

  /** The exponent of |R| in n over the sizes from … to …, with its regression error. */
  LineFit fit(double ratio, int from, int to) {
    int[] sizes = IntStream.rangeClosed(from, to).toArray();
    return LineFit.of(
        Arrays.stream(sizes).mapToDouble(size -> 2 * Math.log(size)).toArray(),
        Arrays.stream(sizes)
            .mapToDouble(size -> Math.log(Math.abs(curvature(ratio, size))))
            .toArray());
  }

  /** Exponents between successive sizes, one fewer than {@link #sizes}. */
  double[] pairExponents(double ratio) {
    double[] sizes = sizes(ratio);
    return PowerLaw.localExponents(
        Arrays.stream(sizes).map(size -> size * size).toArray(),
        Arrays.stream(sizes).map(size -> Math.abs(curvature(ratio, size))).toArray());
  }

  /** Standard error of a slope: its residual standard deviation over the spread of x. */
  static double standardError(LineFit fit, int from, int to) {
    double[] x = IntStream.rangeClosed(from, to).mapToDouble(size -> 2 * Math.log(size)).toArray();
    double mean = Arrays.stream(x).average().orElseThrow();
    return fit.residualStandardDeviation()
        / Math.sqrt(Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum());
  }

  /** The couplings J/J_c at which a size was computed, ascending. */
  double[] ratios(int size) {
    return trials.where("size", size).distinct("ratio");
  }

  /** The sizes of the scan over couplings. */
  static Object[] scanned(Scale scale) {
    return scale == Scale.SMOKE ? new Object[] {4, 6} : new Object[] {8, 6, 4};
  }

  /** One row per size at J_c. */
  public Table table() {
    double[] sizes = sizes(1);
    double[] pairs = pairExponents(1);
    IntColumn size = IntColumn.create("L");
    StringColumn curvature = StringColumn.create("R(J_c)");
    StringColumn scaled = StringColumn.create("|R| / n^(10/9)");
    StringColumn pair = StringColumn.create("pair exponent");
    DoubleColumn seconds = DoubleColumn.create("seconds");
    for (int i = 0; i < sizes.length; i++) {
      double value = curvature(1, sizes[i]);
      size.append((int) sizes[i]);
      curvature.append(Claims.text("%.7f", value));
      scaled.append(Claims.text("%.6f", scaled(sizes[i])));
      pair.append(i == 0 ? "" : Claims.text("%.6f", pairs[i - 1]));
      seconds.append(trials.where("ratio", 1).where("size", sizes[i]).only().seconds());
    }
    return Table.create("Exact curvature at J_c", size, curvature, scaled, pair, seconds);
  }

  /** |R|/n^{10/9} at J_c. */
  double scaled(double size) {
    return Math.abs(curvature(1, size)) / Math.pow(size * size, Claims.EXPONENT);
  }

  /** The largest trials first: they decide when a sweep on two workers ends. */
  private static Object[] descending(int from, int to) {
    List<Object> sizes = new ArrayList<>();
    for (int size = to; size >= from; size--) {
      sizes.add(size);
    }
    return sizes.toArray();
  }
}
