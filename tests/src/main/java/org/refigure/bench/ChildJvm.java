package org.refigure.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A training in a JVM of its own, whose memory nothing else has touched; set up as a sweep's worker
 * is.
 */
final class ChildJvm {
  /** One thread for every numerical library, and no spinning while others compute. */
  static final Map<String, String> ONE_THREAD =
      Map.of(
          "OMP_NUM_THREADS", "1",
          "OPENBLAS_NUM_THREADS", "1",
          "MKL_NUM_THREADS", "1",
          "OMP_WAIT_POLICY", "passive");

  /**
   * What a child saw.
   *
   * @param secondsToFirstStep from the JVM's start to the end of the first step
   * @param resident bytes in memory after each hundredth of the steps
   * @param peak largest number of bytes in memory
   */
  record Seen(double secondsToFirstStep, double[] resident, long peak) {}

  private ChildJvm() {}

  /** The child: prints what {@link Seen} holds, a number a line. */
  public static void main(String[] arguments) throws IOException {
    int[] numbers = new int[arguments.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i + 1]);
    }
    var proxy = new Proxy(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    int steps = numbers[5];
    try (var training = new TrainingSteps(proxy, arguments[0])) {
      training.call();
      long start = ManagementFactory.getRuntimeMXBean().getStartTime();
      System.out.println((System.currentTimeMillis() - start) * 1e-3);
      int interval = Math.max(1, steps / 100);
      for (int step = 1; step < steps; step++) {
        training.call();
        if (step % interval == 0) {
          System.out.println(ResidentMemory.now().orElse(0));
        }
      }
      System.out.println(ResidentMemory.peak().orElse(0));
    }
  }

  /**
   * Runs a child.
   *
   * @param word the engine
   * @param options of the JVM
   */
  static Seen run(Proxy proxy, String word, int steps, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            each -> each.startsWith("--") || each.startsWith("-D") || each.startsWith("-XX:Inline"))
        .forEach(command::add);
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildJvm.class.getName(), word));
    for (int number :
        new int[] {
          proxy.width(), proxy.headSize(), proxy.layers(), proxy.length(), proxy.sequences(), steps
        }) {
      command.add(Integer.toString(number));
    }
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(ONE_THREAD);
    Process process = builder.start();
    List<Double> lines;
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().map(Double::valueOf).toList();
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a training in a JVM of its own ended with an error");
    }
    double[] resident =
        lines.subList(1, lines.size() - 1).stream().mapToDouble(Double::doubleValue).toArray();
    return new Seen(lines.get(0), resident, lines.get(lines.size() - 1).longValue());
  }
}
