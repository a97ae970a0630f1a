package org.refigure.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.refigure.blas.OpenBlasLibrary;

/**
 * The fastest that a thread of this machine multiplies by any library at hand: the one that
 * computes here, the peer's, and ours with kernels of its own choice where the environment chose
 * others.
 *
 * @param library which it is
 * @param flops operations per second
 */
record ProductLimit(String library, double flops) {
  /** The fastest of these. */
  static ProductLimit of(List<ProductLimit> seen) {
    return seen.stream()
        .reduce((a, b) -> a.flops >= b.flops ? a : b)
        .orElseThrow(() -> new IllegalArgumentException("no product was measured"));
  }

  /** Ours in a JVM whose environment chooses no kernels; empty where this one chooses none. */
  static Optional<ProductLimit> ofOwnChoice(int side) throws IOException, InterruptedException {
    String choice = System.getenv(OpenBlasLibrary.CHOICE);
    if (choice == null) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ProductLimit.class.getName(), Integer.toString(side)));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(ChildJvm.ONE_THREAD);
    builder.environment().remove(OpenBlasLibrary.CHOICE);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      return Optional.empty();
    }
    String[] words = out.strip().split("\t");
    return Optional.of(
        new ProductLimit(
            String.format(
                Locale.ROOT, "OpenBLAS %s without %s=%s", words[0], OpenBlasLibrary.CHOICE, choice),
            Double.parseDouble(words[1])));
  }

  /** The child: prints the library and the operations per second of its best product. */
  public static void main(String[] arguments) {
    try (var product = new PeakProduct(Integer.parseInt(arguments[0]))) {
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < 10; i++) {
        long start = System.nanoTime();
        product.call();
        best = Math.min(best, System.nanoTime() - start);
      }
      System.out.println(OpenBlasLibrary.words() + "\t" + product.flops() / best * 1e9);
    }
  }

  /** The library and its speed. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f GFLOP/s (%s)", flops * 1e-9, library);
  }
}
