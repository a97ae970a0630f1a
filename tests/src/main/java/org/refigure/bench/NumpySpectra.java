package org.refigure.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Singular values by Python's NumPy on one thread, in a process that lives through the rounds. */
final class NumpySpectra implements Candidate {
  private static final String PROGRAM =
      """
      import sys, time
      import numpy
      w = numpy.random.default_rng(1).standard_normal((int(sys.argv[1]), int(sys.argv[2])))
      print("ready", flush=True)
      for line in sys.stdin:
          start = time.perf_counter()
          numpy.linalg.svd(w, compute_uv=False)
          print(time.perf_counter() - start, flush=True)
      """;

  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  private NumpySpectra(Process process) {
    this.process = process;
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** For matrices of a size; empty where there is no Python with NumPy. */
  static Optional<NumpySpectra> of(int rows, int columns) {
    for (String python : new String[] {"/usr/bin/python3", "python3"}) {
      try {
        var builder =
            new ProcessBuilder(
                python, "-c", PROGRAM, Integer.toString(rows), Integer.toString(columns));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(ChildJvm.ONE_THREAD);
        NumpySpectra numpy = new NumpySpectra(builder.start());
        if ("ready".equals(numpy.out.readLine())) {
          return Optional.of(numpy);
        }
        numpy.close();
      } catch (IOException noSuchProgram) {
        continue; // the next one may be there
      }
    }
    return Optional.empty();
  }

  /** The seconds that one takes by Python's own clock. */
  @Override
  public Double call() {
    in.println();
    try {
      return Double.valueOf(out.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
