package org.refigure.spectrum;

/** Program of {@link FirstContactTest}: a spectrum from a thread without a context class loader. */
final class FirstContact {

  private FirstContact() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              int side = 70;
              float[] diagonal = new float[side * side];
              for (int i = 0; i < side; i++) {
                diagonal[i * side + i] = i + 1;
              }
              double top = Spectrum.of(diagonal, side, side).topSingularValue();
              System.out.printf("lapack=%s top=%.6f%n", Lapack.available(), top);
            });
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
  }
}
