package org.refigure.sweep;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a worker JVM is started. */
final class WorkerCommand {
  /** What a fast training step needs; an incubator module, which a JVM offers only if asked. */
  private static final String VECTORS = "jdk.incubator.vector";

  /**
   * C2 inlines compiled methods of up to 2,500 bytes, until a method holds too many nodes: a loop
   * over vectors that is inlined last then makes an object of every vector, and a step of a narrow
   * model took a quarter longer. Below that size such loops stay methods of their own; with 700, on
   * JDK 17, even their parts do, and a step takes a third longer. The softmax's loops are smaller
   * where vectors hold eight floats: in one process of five they were inlined all the same.
   */
  private static final List<String> INLINING =
      List.of(
          "-XX:InlineSmallCode=1000",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=dontinline,org.refigure.fused.Softmax::*");

  private final List<String> command = new ArrayList<>();
  private final WorkerMemory memory;

  /** A worker with this JVM's class path and settings, and further options. */
  WorkerCommand(Class<? extends Experiment> experiment, int workers, List<String> options) {
    this(
        WorkerClassPath.of(experiment),
        workers,
        Stream.concat(inherited().stream(), options.stream()).toList());
  }

  /** A worker of this machine, with a class path and settings that come from elsewhere. */
  WorkerCommand(String classPath, int workers, List<String> options) {
    memory = WorkerMemory.of(workers);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory.options());
    command.addAll(
        List.of(
            "-cp",
            classPath,
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-XX:-OmitStackTraceInFastThrow", // a failure says where it came from, every time
            "-Duser.language=en", // one language, whatever the user's: see Locale.ROOT elsewhere
            "-Duser.country=",
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true"));
    if (ModuleFinder.ofSystem().find(VECTORS).isPresent()) {
      command.add("--add-modules=" + VECTORS);
      command.addAll(INLINING);
    }
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add(Worker.class.getName());
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
            .map(name -> String.format(Locale.ROOT, "-D%s=%s", name, System.getProperty(name)));
    return Stream.concat(modules, properties).toList();
  }

  /** A worker that waits since an earlier sweep, where there is one of the same command. */
  Optional<WorkerProcess> idle() {
    return IdleWorkers.ofThisProcess().take(command);
  }

  /** A new worker. */
  WorkerProcess start() throws IOException {
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    environment.put("OMP_WAIT_POLICY", "passive"); // spinning costs the neighbours their core
    return new WorkerProcess(builder.start(), memory.bound());
  }

  /** Keeps a worker for the next sweep. */
  void keep(WorkerProcess worker) {
    IdleWorkers.ofThisProcess().keep(command, worker);
  }
}
