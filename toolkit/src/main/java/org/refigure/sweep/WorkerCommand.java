package org.refigure.sweep;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker JVM is started. */
final class WorkerCommand {
  private static final long MEBIBYTE = 1 << 20;

  private final List<String> command = new ArrayList<>();

  WorkerCommand(Class<? extends Experiment> experiment, int workers, List<String> options) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp",
            WorkerClassPath.of(experiment),
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
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("refigure.") && !name.equals(WorkerClassPath.PROPERTY))
        .sorted()
        .forEach(name -> command.add("-D%s=%s".formatted(name, System.getProperty(name))));
    command.addAll(options);
    command.add(Worker.class.getName());
    command.add(experiment.getName());
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
