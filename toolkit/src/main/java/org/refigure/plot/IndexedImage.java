package org.refigure.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An image with at most 256 colours, a third of the size of one with all. The most frequent are
 * kept as they are, the rest is divided by median cut (Heckbert, "Color image quantization for
 * frame buffer display", SIGGRAPH 1982).
 */
final class IndexedImage {
  private static final int MOST = 256;

  /** Enough for strokes and text; a picture with gradients goes on until it loses nothing seen. */
  private static final int ENOUGH = 64;

  private static final int KEPT = 32;

  /** Square of a difference in a channel that nobody sees, times the pixels of a small area. */
  private static final double UNSEEN = 16 * 16 * 5000;

  private static final int[] SHIFTS = {16, 8, 0};

  private IndexedImage() {}

  /** A colour and how many pixels have it. */
  private record Count(int rgb, int pixels) {
    int channel(int shift) {
      return rgb >> shift & 0xFF;
    }
  }

  /** Colours that become one. */
  private record Box(List<Count> colours) {
    long pixels() {
      return colours.stream().mapToLong(Count::pixels).sum();
    }

    int side(int shift) {
      var range = colours.stream().mapToInt(count -> count.channel(shift)).summaryStatistics();
      return range.getMax() - range.getMin();
    }

    int longest() {
      int best = SHIFTS[0];
      for (int shift : SHIFTS) {
        best = side(shift) > side(best) ? shift : best;
      }
      return best;
    }

    /** What is wrong with drawing all in one colour. */
    double error() {
      int side = side(longest());
      return (double) side * side * pixels();
    }

    int mean() {
      int rgb = 0;
      for (int shift : SHIFTS) {
        double sum = 0;
        for (Count count : colours) {
          sum += (double) count.channel(shift) * count.pixels;
        }
        rgb |= (int) Math.round(sum / pixels()) << shift;
      }
      return rgb;
    }

    List<Box> halves() {
      int shift = longest();
      var sorted = new ArrayList<>(colours);
      sorted.sort(
          Comparator.<Count>comparingInt(count -> count.channel(shift))
              .thenComparingInt(Count::rgb));
      long half = pixels() / 2;
      int cut = 1;
      long sum = sorted.get(0).pixels;
      while (cut < sorted.size() - 1 && sum + sorted.get(cut).pixels <= half) {
        sum += sorted.get(cut).pixels;
        cut++;
      }
      return List.of(
          new Box(List.copyOf(sorted.subList(0, cut))),
          new Box(List.copyOf(sorted.subList(cut, sorted.size()))));
    }
  }

  /** The same picture in at most 256 colours; equal images give equal results. */
  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    List<Box> boxes = boxes(counted(pixels));
    int[] palette = boxes.stream().mapToInt(Box::mean).toArray();
    Map<Integer, Byte> index = new HashMap<>();
    for (int i = 0; i < boxes.size(); i++) {
      byte place = (byte) i;
      boxes.get(i).colours.forEach(count -> index.put(count.rgb, place));
    }
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    var indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = index.get(pixels[y * width + x] & 0xFFFFFF);
      }
      indexed.getRaster().setDataElements(0, y, width, 1, row);
    }
    return indexed;
  }

  private static List<Count> counted(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < pixels.length; ) {
      int rgb = pixels[i] & 0xFFFFFF;
      int from = i;
      while (i < pixels.length && (pixels[i] & 0xFFFFFF) == rgb) {
        i++;
      }
      counts.merge(rgb, i - from, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Count::pixels).reversed().thenComparingInt(Count::rgb))
        .toList();
  }

  /** One box for each colour of the palette; the counts come in falling order. */
  private static List<Box> boxes(List<Count> counts) {
    int kept = counts.size() <= ENOUGH ? counts.size() : KEPT;
    var boxes = new ArrayList<Box>();
    counts.subList(0, kept).forEach(count -> boxes.add(new Box(List.of(count))));
    if (kept == counts.size()) {
      return boxes;
    }
    boxes.add(new Box(counts.subList(kept, counts.size())));
    var errors = new ArrayList<Double>();
    boxes.forEach(box -> errors.add(box.colours.size() > 1 ? box.error() : 0));
    while (boxes.size() < MOST) {
      double most = errors.stream().max(Comparator.naturalOrder()).orElseThrow();
      if (most == 0 || boxes.size() >= ENOUGH && most < UNSEEN) {
        break;
      }
      int worst = errors.indexOf(most);
      List<Box> halves = boxes.get(worst).halves();
      boxes.set(worst, halves.get(0));
      boxes.add(halves.get(1));
      errors.set(worst, halves.get(0).error());
      errors.add(halves.get(1).error());
    }
    return boxes;
  }
}
