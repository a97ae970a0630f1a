package org.refigure.paper.tinvnn;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.symmetry.ClassicalScaling;

/** Eight kinds of surfaces, in one pose, with random aspect ratios. */
public enum Shape {
  /** The surface of a box, a face at a time. */
  BOX {
    @Override
    double[] point(Draw draw) {
      double[] p = {draw.between(-1, 1), draw.between(-1, 1), draw.between(-1, 1)};
      p[draw.random.nextInt(3)] = draw.random.nextBoolean() ? 1 : -1;
      return p;
    }
  },
  /** A sphere before it is stretched. */
  ELLIPSOID {
    @Override
    double[] point(Draw draw) {
      return draw.sphere();
    }
  },
  /** The side of a cone, and its base. */
  CONE {
    @Override
    double[] point(Draw draw) {
      double turn = draw.turn();
      double radius = Math.sqrt(draw.random.nextDouble());
      boolean base = draw.random.nextDouble() < 0.3;
      return new double[] {
        radius * Math.cos(turn), radius * Math.sin(turn), base ? 0 : 2 * (1 - radius)
      };
    }
  },
  /** A ring. */
  TORUS {
    @Override
    double[] point(Draw draw) {
      double around = draw.turn();
      double tube = draw.turn();
      double radius = 1 + 0.4 * Math.cos(tube);
      return new double[] {
        radius * Math.cos(around), radius * Math.sin(around), 0.4 * Math.sin(tube)
      };
    }
  },
  /** A curve of two turns. */
  HELIX {
    @Override
    double[] point(Draw draw) {
      double turn = 2 * draw.turn();
      return new double[] {Math.cos(turn), Math.sin(turn), turn / (2 * Math.PI)};
    }
  },
  /** Two unequal spheres that touch. */
  TWO_LOBES {
    @Override
    double[] point(Draw draw) {
      boolean small = draw.random.nextDouble() < 0.25;
      double[] p = draw.sphere();
      for (int k = 0; k < 3; k++) {
        p[k] *= small ? 0.6 : 1;
      }
      p[0] += small ? 1.6 : 0;
      return p;
    }
  },
  /** Two thin plates at right angles. */
  BRACKET {
    @Override
    double[] point(Draw draw) {
      double along = draw.between(0, 2);
      double across = draw.between(-0.5, 0.5);
      double thin = draw.random.nextBoolean() ? 0 : 0.2;
      return draw.random.nextDouble() < 0.6
          ? new double[] {along, across, thin}
          : new double[] {thin, across, 0.6 * along};
    }
  },
  /** The side of a prism over a star of five points. */
  STAR {
    @Override
    double[] point(Draw draw) {
      int edge = draw.random.nextInt(10);
      double part = draw.random.nextDouble();
      double here = edge % 2 == 0 ? 1 : 0.4;
      double there = edge % 2 == 0 ? 0.4 : 1;
      double a = Math.PI * edge / 5;
      double b = Math.PI * (edge + 1) / 5;
      return new double[] {
        (1 - part) * here * Math.cos(a) + part * there * Math.cos(b),
        (1 - part) * here * Math.sin(a) + part * there * Math.sin(b),
        draw.between(-0.5, 0.5)
      };
    }
  };

  private static final double NOISE = 0.01;
  private static final double LEAST_GAP = 0.1;

  /** One point of the surface before it is stretched. */
  abstract double[] point(Draw draw);

  /**
   * A cloud on this surface: each axis stretched by its own factor from U[0.6, 1.6], noise N(0,
   * 0.01²) on each coordinate. Draws with two neighbouring eigenvalues closer than 10 % are
   * rejected.
   */
  public double[][] cloud(int points, long seed) {
    Draw draw = new Draw(RandomSource.XO_SHI_RO_256_PP.create(seed), new GaussianStream(~seed));
    while (true) {
      double[] stretch = {draw.between(0.6, 1.6), draw.between(0.6, 1.6), draw.between(0.6, 1.6)};
      double[][] cloud = new double[points][];
      for (int i = 0; i < points; i++) {
        cloud[i] = point(draw);
        for (int k = 0; k < 3; k++) {
          cloud[i][k] = cloud[i][k] * stretch[k] + NOISE * draw.normal.next();
        }
      }
      if (ClassicalScaling.of(cloud).relativeGap() >= LEAST_GAP) {
        return cloud;
      }
    }
  }

  /**
   * A helix of 1.5 turns around the z axis with radii 1.0 and 0.6 and pitch 1, right- or
   * left-handed, noise 0.01: the two are mirror images.
   */
  public static double[][] handed(boolean right, int points, long seed) {
    Draw draw = new Draw(RandomSource.XO_SHI_RO_256_PP.create(seed), new GaussianStream(~seed));
    double[][] cloud = new double[points][];
    for (int i = 0; i < points; i++) {
      double turn = 1.5 * draw.turn();
      cloud[i] =
          new double[] {
            Math.cos(turn) + NOISE * draw.normal.next(),
            (right ? 0.6 : -0.6) * Math.sin(turn) + NOISE * draw.normal.next(),
            turn / (2 * Math.PI) + NOISE * draw.normal.next()
          };
    }
    return cloud;
  }

  /** Two streams of random numbers. */
  private record Draw(UniformRandomProvider random, GaussianStream normal) {
    double between(double low, double high) {
      return low + (high - low) * random.nextDouble();
    }

    double turn() {
      return between(0, 2 * Math.PI);
    }

    double[] sphere() {
      double[] p = normal.next(3);
      double norm = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
      return new double[] {p[0] / norm, p[1] / norm, p[2] / norm};
    }
  }
}
