package org.refigure.model.tape;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.refigure.model.ParameterShape;

/**
 * A convolution over images of height × width pixels with zeros around: every pixel's window,
 * written as a row, passes one {@link Linear} layer. One dimension is a height of 1.
 *
 * <p>Rows of x are pixels, image after image, row after row; columns are channels. The output has
 * as many rows, or with a stride s those of every s-th pixel in both directions, from the first on.
 *
 * @param height of an image, at least 1
 * @param width of an image, at least 1
 * @param size k, odd: windows are k × k, or 1 × k where the height is 1
 * @param stride s, at least 1
 * @param kernel from window·channels to output channels; channels of one place stand together
 */
public record Convolution(int height, int width, int size, int stride, Linear kernel)
    implements Block {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is not positive or k is even
   */
  public Convolution {
    if (height < 1 || width < 1 || size < 1 || size % 2 == 0 || stride < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "images of %d × %d, windows of %d, stride %d: must be ≥ 1, windows odd (convolution)",
              height,
              width,
              size,
              stride));
    }
  }

  /** Over sequences of a length; parameters {@code W<name>}, {@code b<name>}. */
  public static Convolution line(String name, int length, int size, int inputs, int outputs) {
    return new Convolution(1, length, size, 1, Linear.of(name, size * inputs, outputs));
  }

  /** Over square images of a side; parameters {@code W<name>}, {@code b<name>}. */
  public static Convolution square(String name, int side, int size, int inputs, int outputs) {
    return new Convolution(side, side, size, 1, Linear.of(name, size * size * inputs, outputs));
  }

  /** The same at every s-th pixel: ⌈height/s⌉ × ⌈width/s⌉ are left. */
  public Convolution strided(int s) {
    return new Convolution(height, width, size, s, kernel);
  }

  @Override
  public List<ParameterShape> parameters() {
    return kernel.parameters();
  }

  @Override
  public Value apply(Tape tape, Value x) {
    int pixels = height * width;
    if (x.rows() % pixels != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows are no whole number of images of %d × %d (convolution)",
              x.rows(),
              height,
              width));
    }
    int columns = windowRows() * size * x.columns();
    int[] windows = windows(x);
    return kernel.apply(tape, x.chosen(windows.length / columns, columns, windows));
  }

  private int windowRows() {
    return height == 1 ? 1 : size;
  }

  private int[] windows(Value x) {
    int channels = x.columns();
    int pixels = height * width;
    int images = x.rows() / pixels;
    int places = images * ((height - 1) / stride + 1) * ((width - 1) / stride + 1);
    int[] index = new int[places * windowRows() * size * channels];
    Arrays.fill(index, -1);
    int at = 0;
    for (int image = 0; image < images; image++) {
      for (int row = 0; row < height; row += stride) {
        for (int column = 0; column < width; column += stride) {
          at = window(index, at, image * pixels, row, column, channels);
        }
      }
    }
    return index;
  }

  private int window(int[] index, int from, int image, int row, int column, int channels) {
    int at = from;
    int top = row - windowRows() / 2;
    int left = column - size / 2;
    for (int i = top; i < top + windowRows(); i++) {
      for (int j = left; j < left + size; j++) {
        boolean inside = i >= 0 && i < height && j >= 0 && j < width;
        for (int c = 0; c < channels; c++) {
          if (inside) {
            index[at] = (image + i * width + j) * channels + c;
          }
          at++;
        }
      }
    }
    return at;
  }
}
