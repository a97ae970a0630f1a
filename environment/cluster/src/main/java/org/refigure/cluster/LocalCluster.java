package org.refigure.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.refigure.sweep.SweepException;

/**
 * A standalone Spark cluster on this machine: a master and workers, each a process of its own as on
 * real machines, from the jars that the build fetched. All end with this JVM, however it ends.
 */
final class LocalCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ATTEMPTS = 3;
  private static final String LOST = "lost a process";

  private final Path home;
  private final Path scratch;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private LocalCluster(Path home, Path scratch, int port) {
    this.home = home.toAbsolutePath();
    this.scratch = scratch.toAbsolutePath();
    this.port = port;
  }

  /**
   * Starts a cluster and waits until it is complete.
   *
   * @param home a folder with Spark's jars in {@code jars}
   * @param scratch a folder for logs and files in work; removed at the end
   * @param port where the master listens; 0 for any free one
   * @param workers how many, with one core each
   * @throws SweepException if one of its processes ends or does not get ready
   */
  static LocalCluster start(Path home, Path scratch, int port, int workers)
      throws IOException, InterruptedException {
    for (int attempt = 1; port == 0 && attempt < ATTEMPTS; attempt++) {
      try {
        return startOn(freePort(), home, scratch, workers);
      } catch (SweepException e) {
        if (!String.valueOf(e.getMessage()).contains(LOST)) {
          throw e;
        } // another program may have taken the port meanwhile: once more, on another
      }
    }
    return startOn(port == 0 ? freePort() : port, home, scratch, workers);
  }

  private static LocalCluster startOn(int port, Path home, Path scratch, int workers)
      throws IOException, InterruptedException {
    var cluster = new LocalCluster(home, scratch, port);
    try {
      cluster.launch(
          "master",
          "org.apache.spark.deploy.master.Master",
          List.of("--host", HOST, "--port", Integer.toString(cluster.port), "--webui-port", "0"));
      cluster.await(0);
      for (int i = 1; i <= workers; i++) {
        cluster.addWorker();
      }
      cluster.await(workers);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** The engine word that names this cluster. */
  String word() {
    return String.format(Locale.ROOT, "spark://%s:%d", HOST, port);
  }

  /** The processes: the master first, then the workers in the order they were started. */
  List<Process> processes() {
    return List.copyOf(processes);
  }

  /** Starts one more worker with one core. */
  Process addWorker() throws IOException {
    String name = "worker-" + processes.size();
    return launch(
        name,
        "org.apache.spark.deploy.worker.Worker",
        List.of(
            "--host",
            HOST,
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            scratch.resolve(name).toString(),
            word()));
  }

  /** Waits until so many workers are alive. */
  void await(int workers) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        if (ClusterState.ask(Masters.of(word())).workers() >= workers) {
          return;
        }
      } catch (SweepException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
      }
      requireAlive(System.nanoTime() - start);
      Thread.sleep(100);
    }
  }

  /** Ends all processes and removes the scratch folder. */
  @Override
  public void close() {
    processes.forEach(Process::destroy);
    try {
      for (Process process : processes) {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      remove(scratch);
    } catch (InterruptedException e) {
      processes.forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Starts a cluster and holds it until the program is ended.
   *
   * @param arguments the number of workers, then the port
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path jar =
        Path.of(
            JavaModuleOptions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    int workers = Integer.parseInt(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    try {
      LocalCluster cluster =
          start(
              jar.resolveSibling("..").normalize(),
              Files.createTempDirectory("refigure-cluster-"),
              port,
              workers);
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      System.out.printf(
          Locale.ROOT,
          "%s is ready: %d workers of one core; Ctrl-C ends it%n",
          cluster.word(),
          workers);
      cluster.processes.get(0).waitFor();
    } catch (SweepException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private Process launch(String name, String main, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Duser.language=en", "-Duser.country="));
    // Spark 4 would also take jobs on port 6066, of which a machine has one: a second master stood
    // by for ever.
    command.add("-Dspark.master.rest.enabled=false");
    command.addAll(List.of("-Dspark.port.maxRetries=0", "-cp", classPath()));
    command.addAll(List.of(Tethered.class.getName(), main));
    command.addAll(arguments);
    Files.createDirectories(scratch);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve(name + ".log").toFile());
    var environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", HOST);
    environment.put("SPARK_LOCAL_DIRS", scratch.resolve("local").toString());
    environment.put("SPARK_DIST_CLASSPATH", home.resolve("logging") + "/*"); // for executors
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private String classPath() {
    String own = Tethered.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return String.join(
        File.pathSeparator, own, home.resolve("jars") + "/*", home.resolve("logging") + "/*");
  }

  private void requireAlive(long waited) {
    boolean late = waited > PATIENCE.toNanos();
    if (late || processes.stream().anyMatch(process -> !process.isAlive())) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "the local cluster %s: its logs end with %s",
              late ? "is not ready after 3 minutes" : LOST,
              lastWords()),
          null);
    }
  }

  private String lastWords() {
    try (Stream<Path> files = Files.list(scratch)) {
      var words = new StringBuilder();
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        List<String> lines = Files.readAllLines(log);
        words.append(" | ").append(log.getFileName()).append(": ");
        words.append(String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
      }
      return words.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | java.io.UncheckedIOException e) {
      System.err.println(folder + " cannot be removed: " + e);
    }
  }
}
