package org.refigure.paper.dppleastsquares;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.refigure.stats.ProjectionDpp;

/** Ways to choose n cells of a grid. */
public enum Sampler {
  /** Independent, from μ; the fit is not weighted. */
  UNIFORM("i.i.d. from μ, unweighted"),
  /** Independent, from ν, the Christoffel density. */
  CHRISTOFFEL("i.i.d. from ν"),
  /** Volume-rescaled sampling: one projection DPP of m points and n − m independent ones from ν. */
  VOLUME("volume sampling"),
  /** n/m independent projection DPPs. */
  REPEATED("repeated DPP");

  private final String label;

  Sampler(String label) {
    this.label = label;
  }

  /** As it is written in figures. */
  public String label() {
    return label;
  }

  /** For names. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether samples are weighted by w = m/Σφ² in the fit. */
  public boolean weighted() {
    return this != UNIFORM;
  }

  /** A sampler of one grid, which draws n cells. */
  interface Draw {
    int[] cells(int n, UniformRandomProvider random);
  }

  /** Prepares draws from a grid. */
  Draw on(LegendreGrid grid) {
    double[] density = grid.density();
    double scale = 1 / Math.sqrt(grid.x().length);
    double[][] features =
        Arrays.stream(grid.basis())
            .map(row -> Arrays.stream(row).map(value -> scale * value).toArray())
            .toArray(double[][]::new);
    var dpp = new ProjectionDpp(features);
    return (n, random) -> {
      int[] cells = new int[n];
      int drawn = 0;
      while (drawn < n && (this == REPEATED || this == VOLUME && drawn == 0)) {
        int[] repelling = dpp.draw(random);
        System.arraycopy(repelling, 0, cells, drawn, Math.min(dpp.size(), n - drawn));
        drawn += dpp.size();
      }
      for (int i = drawn; i < n; i++) {
        cells[i] =
            this == UNIFORM ? random.nextInt(density.length) : ProjectionDpp.pick(density, random);
      }
      return cells;
    };
  }
}
