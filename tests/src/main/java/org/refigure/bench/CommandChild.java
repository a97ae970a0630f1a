package org.refigure.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.refigure.cli.Refigure;

/** A command that computes, in a JVM of its own, with the flags that the command line gives it. */
final class CommandChild {
  /**
   * What it took.
   *
   * @param seconds from the start of the command to its end, without the JVM's
   * @param again the same of a second call in that JVM, which has compiled its loops by then
   * @param cpu seconds of all threads in the first call
   * @param peak most bytes in memory; empty where the system does not say
   */
  record Seen(double seconds, double again, double cpu, OptionalLong peak) {}

  private CommandChild() {}

  /** The child: runs the command so many times, then prints what {@link Seen} holds. */
  public static void main(String[] arguments) throws IOException {
    int calls = Integer.parseInt(arguments[0]);
    String[] command = Arrays.copyOfRange(arguments, 1, arguments.length);
    double[] seconds = new double[calls];
    long cpu = 0;
    for (int call = 0; call < calls; call++) {
      long start = System.nanoTime();
      int status =
          Refigure.commandLine(command)
              .setOut(new PrintWriter(Writer.nullWriter()))
              .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
              .execute(command);
      seconds[call] = (System.nanoTime() - start) * 1e-9;
      if (status != 0) {
        System.exit(status);
      }
      cpu = call == 0 ? cpuNanos() : cpu;
    }
    System.out.println(
        seconds[0]
            + " "
            + seconds[calls - 1]
            + " "
            + cpu * 1e-9
            + " "
            + ResidentMemory.peak().orElse(-1));
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /**
   * Runs a command in one JVM.
   *
   * @param calls how many times, 1 or 2
   * @throws IllegalStateException if it ends with an error
   */
  static Seen run(int calls, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--") || each.startsWith("-D"))
        .forEach(command::add);
    command.add("-XX:+UseSerialGC");
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), CommandChild.class.getName()));
    command.add(String.valueOf(calls));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines;
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
    }
    if (process.waitFor() != 0 || lines.isEmpty()) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with an error");
    }
    String[] words = lines.get(lines.size() - 1).split(" ");
    long peak = Long.parseLong(words[3]);
    return new Seen(
        Double.parseDouble(words[0]),
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak));
  }
}
