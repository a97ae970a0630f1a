package org.refigure.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A kernel in its own process, started from its specification. */
final class KernelProcess implements RunningKernel {
  private static final long GOODBYE_MILLIS = 3000;
  private static final long TERMINATE_MILLIS = 300;

  private static final Duration CHILDREN_EVERY = Duration.ofSeconds(1);

  private final Process process;
  private final Connection connection;
  private final Path folder;
  private final OutputTail tail;
  private final Set<ProcessHandle> children = new HashSet<>();
  private long lookedForChildren = System.nanoTime();

  private KernelProcess(Process process, Connection connection, Path folder) {
    this.process = process;
    this.connection = connection;
    this.folder = folder;
    this.tail = new OutputTail(process.getInputStream());
  }

  /**
   * Starts a kernel.
   *
   * @throws NotebookException if its command cannot be started
   */
  static KernelProcess start(KernelSpec spec, Map<String, String> environment, Path directory) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("kernel-"); // mode 0700
      Path file = folder.resolve("connection.json");
      Connection connection = Connection.free();
      connection.write(file, spec.name());
      var builder =
          new ProcessBuilder(spec.commandFor(file))
              .directory(directory.toFile())
              .redirectErrorStream(true);
      spec.addEnvironmentTo(builder.environment());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new KernelProcess(process, connection, folder);
    } catch (IOException e) {
      if (folder != null) {
        delete(folder);
      }
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "kernel \"%s\" cannot be started in %s with %s (%s); check \"argv\" of %s",
              spec.name(),
              directory,
              spec.command().get(0),
              FileProblem.of(e),
              spec.launch().folder().resolve("kernel.json")),
          e);
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public boolean alive() {
    if (System.nanoTime() - lookedForChildren > CHILDREN_EVERY.toNanos()) {
      lookForChildren();
    }
    return process.isAlive();
  }

  /** Children are noted while their parent lives: once it is gone nobody knows them. */
  private void lookForChildren() {
    lookedForChildren = System.nanoTime();
    children.removeIf(child -> !child.isAlive());
    process.descendants().forEach(children::add);
  }

  @Override
  public String obituary() {
    tail.awaitEnd();
    String said = tail.lastLines();
    return meaning(process.exitValue())
        + (said.isEmpty() ? ", it said nothing" : ", its last words: " + said);
  }

  private static String meaning(int code) {
    return switch (code) {
      case 137 -> "exit code 137: killed, often for want of memory";
      case 134 -> "exit code 134: a native library crashed";
      case 139 -> "exit code 139: a native library touched memory that is not its own";
      default -> "exit code " + code;
    };
  }

  @Override
  public boolean signalInterrupt() {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return false;
    }
    try {
      return new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void terminate() {
    lookForChildren();
    process.destroy();
    endChildren();
    end(List.of(process.toHandle()), TERMINATE_MILLIS);
  }

  @Override
  public void shutDown(Runnable farewell) {
    lookForChildren();
    if (process.isAlive()) {
      farewell.run();
      if (!exits(process.toHandle(), GOODBYE_MILLIS)) {
        terminate();
      }
    }
    endChildren();
    delete(folder);
  }

  private void endChildren() {
    children.forEach(ProcessHandle::destroy);
    end(children, TERMINATE_MILLIS);
  }

  private static void end(Collection<ProcessHandle> processes, long patience) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    for (ProcessHandle one : processes) {
      if (!exits(one, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))) {
        one.destroyForcibly();
      }
    }
  }

  private static boolean exits(ProcessHandle one, long patience) {
    if (!one.isAlive()) {
      return true;
    }
    try {
      one.onExit().get(Math.max(0, patience), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
      return false;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit(); // the secret in it is worthless once the kernel is gone
    }
  }
}
