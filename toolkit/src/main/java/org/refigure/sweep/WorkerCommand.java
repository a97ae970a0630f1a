package org.refigure.sweep;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a worker JVM is started. */
final class WorkerCommand {
  private static final long MEBIBYTE = 1 << 20;

  private final List<String> command = new ArrayList<>();

  /** A worker with this JVM's class path and settings, and further options. */
  WorkerCommand(Class<? extends Experiment> experiment, int workers, List<String> options) {
    this(
        experiment.getName(),
        WorkerClassPath.of(experiment),
        workers,
        Stream.concat(inherited().stream(), options.stream()).toList());
  }

  /** A worker of this machine with a class path and settings from elsewhere. */
  WorkerCommand(String experiment, String classPath, int workers, List<String> options) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp",
            classPath,
            "-Xmx%dm".formatted(heap(workers)),
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-XX:-OmitStackTraceInFastThrow", // a failure says where it came from, every time
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true"));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add(Worker.class.getName());
    command.add(experiment);
  }

  /** What a worker gets from this JVM: modules it opens and its {@code refigure.} properties. */
  static List<String> inherited() {
    Stream<String> modules =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-"));
    Stream<String> properties =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("refigure.") && !name.equals(WorkerClassPath.PROPERTY))
            .sorted()
            .map(name -> "-D%s=%s".formatted(name, System.getProperty(name)));
    return Stream.concat(modules, properties).toList();
  }

  WorkerProcess start() throws IOException {
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    environment.put("OMP_WAIT_POLICY", "passive"); // spinning costs the neighbours their core
    return new WorkerProcess(builder.start());
  }

  /** Half the memory shared out, between 256 MiB and 4 GiB: the other half is for native code. */
  private static long heap(int workers) {
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    return Math.max(256, Math.min(4096, memory / MEBIBYTE / 2 / workers));
  }
}
