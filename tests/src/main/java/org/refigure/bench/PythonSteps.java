package org.refigure.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The same steps in Python's PyTorch, eager, on one thread: a process that lives as long as the
 * rounds and takes a step when it is asked to, so that it shares every busy spell with the others.
 */
final class PythonSteps implements Candidate {
  private static final String PYTHON = "/usr/bin/python3";

  private final Path folder;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;
  private final String version;

  /**
   * Starts Python.
   *
   * @throws IllegalStateException if there is no Python or it has no PyTorch; says why
   */
  PythonSteps(Proxy proxy) {
    try {
      folder = Files.createTempDirectory("refigure-python");
      process = start(proxy, folder);
      in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
      out = process.inputReader(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s does not start (%s)", PYTHON, e.getMessage()), e);
    }
    try {
      version = answer().replaceFirst("^ready ", "");
    } catch (IllegalStateException e) {
      close();
      throw e;
    }
  }

  private static Process start(Proxy proxy, Path folder) throws IOException {
    Path script = folder.resolve("llama_eager.py");
    try (InputStream source = PythonSteps.class.getResourceAsStream("llama_eager.py")) {
      Files.copy(source, script);
    }
    List<Integer> numbers =
        List.of(
            proxy.width(),
            proxy.layers(),
            proxy.length(),
            proxy.sequences(),
            proxy.headSize(),
            proxy.llama().size().feedForward(),
            Proxy.VOCABULARY);
    var builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(PYTHON, script.toString()), numbers.stream().map(String::valueOf))
                .toList());
    builder.redirectError(folder.resolve("errors").toFile());
    builder.environment().putAll(ChildJvm.ONE_THREAD);
    return builder.start();
  }

  /** PyTorch's version. */
  String version() {
    return version;
  }

  /** Takes one step; the seconds it took by Python's own clock. */
  @Override
  public Double call() {
    in.println("1");
    return Double.valueOf(answer());
  }

  /** The largest resident size so far, in bytes. */
  long peakMemory() {
    in.println("memory");
    return Long.parseLong(answer()) * 1024;
  }

  /** What multiplies for it, and how fast two square matrices of this side. */
  PeerBlas blas(int side) {
    in.println("blas");
    String name = answer();
    in.println("product " + side);
    return new PeerBlas(name, 2.0 * side * side * side / Double.parseDouble(answer()));
  }

  private String answer() {
    try {
      String line = out.readLine();
      if (line == null) {
        List<String> errors = Files.readAllLines(folder.resolve("errors"));
        throw new IllegalStateException(
            PYTHON + ": " + (errors.isEmpty() ? "it ended" : errors.get(errors.size() - 1)));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      for (String name : List.of("llama_eager.py", "errors")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
