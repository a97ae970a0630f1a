package org.refigure.paper.liedecompositions;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.Digits;
import org.refigure.lie.AffineMap;
import org.refigure.lie.Matrix2;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.tape.Pairs;

/** Digits on a canvas of 20² pixels, moved by affine maps. */
public final class MovedDigits {
  /** Rows and columns of the canvas. */
  public static final int SIDE = 20;

  private static final int PIXELS = SIDE * SIDE;

  private MovedDigits() {}

  /** The digits of 8² cells enlarged bilinearly by 2, in the middle of the canvas. */
  public static Pairs canvases(Digits digits) {
    AffineMap twice = AffineMap.of(Matrix2.IDENTITY.scaled(2));
    double[][] pixels = new double[digits.size()][];
    for (int i = 0; i < pixels.length; i++) {
      double[] canvas = new double[PIXELS];
      double[] cells = digits.scaled(i);
      int margin = (SIDE - Digits.SIDE) / 2;
      for (int k = 0; k < cells.length; k++) {
        canvas[(margin + k / Digits.SIDE) * SIDE + margin + k % Digits.SIDE] = cells[k];
      }
      pixels[i] = twice.warped(canvas, SIDE);
    }
    return Pairs.of(pixels, digits.labels());
  }

  /**
   * The maps of the test, one for each digit: rotation within ±20°, shear within ±0.2, the same
   * scale 0.8–1.2 in both directions, shift within ±2 pixels, all uniform.
   */
  public static Pairs warped(Pairs canvases, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    return moved(
        canvases,
        1,
        (image, copy) -> {
          Matrix2 shear = new Matrix2(1, 0.4 * random.nextDouble() - 0.2, 0, 1);
          double scale = 0.8 + 0.4 * random.nextDouble();
          Matrix2 turned =
              Matrix2.rotation(Math.toRadians(40 * random.nextDouble() - 20)).times(shear);
          return new AffineMap(
              turned.scaled(scale), 4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2);
        });
  }

  /**
   * Each digit seen through its own group elements: g·image for K of them, side by side in a row.
   *
   * @param copies K
   */
  public static Pairs sampled(Pairs canvases, GroupSampler sampler, int copies, long seed) {
    List<Matrix2> elements = sampler.draw(canvases.size() * copies, seed);
    return moved(
        canvases, copies, (image, copy) -> AffineMap.of(elements.get(image * copies + copy)));
  }

  private interface Maps {
    AffineMap of(int image, int copy);
  }

  private static Pairs moved(Pairs canvases, int copies, Maps maps) {
    DoubleMatrix moved = DoubleMatrix.zeros(canvases.size(), copies * PIXELS);
    for (int i = 0; i < canvases.size(); i++) {
      double[] image = new double[PIXELS];
      System.arraycopy(canvases.inputs().data(), i * PIXELS, image, 0, PIXELS);
      for (int k = 0; k < copies; k++) {
        double[] copy = maps.of(i, k).warped(image, SIDE);
        System.arraycopy(copy, 0, moved.data(), (i * copies + k) * PIXELS, PIXELS);
      }
    }
    return new Pairs(moved, canvases.targets());
  }
}
