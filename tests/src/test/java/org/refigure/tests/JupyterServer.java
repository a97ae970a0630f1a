package org.refigure.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Jupyter Notebook 6, as Debian packages it, on a folder of its own and with the kernel that was
 * built; started as {@code environment/jupyter} starts it, without building anything.
 *
 * @param process the server
 * @param address of its pages, without a slash at the end
 */
record JupyterServer(Process process, String address) implements AutoCloseable {
  private static final int MINUTES = 5;

  /** Starts it; where there is none the test is skipped. */
  static JupyterServer start(Path folder, Map<String, String> variables) throws Exception {
    Optional<Path> program = Browser.onPath("jupyter-notebook");
    String version =
        program.isEmpty()
            ? "absent"
            : Program.run(List.of(program.get().toString(), "--version"), Map.of(), folder)
                .out()
                .strip();
    assumeTrue(
        version.startsWith("6."),
        "no Jupyter Notebook 6 on PATH, but " + version + " (apt install jupyter-notebook)");
    int port = freePort();
    Map<String, String> environment = new HashMap<>(variables);
    environment.putAll(InstalledKernel.install().environment());
    Process process =
        Program.start(
            List.of(
                program.get().toString(),
                "--no-browser",
                "--allow-root",
                "--port=" + port,
                "--NotebookApp.port_retries=0",
                "--NotebookApp.token=",
                "--NotebookApp.password=",
                "--notebook-dir=" + folder),
            environment,
            folder,
            folder.resolve("server.out"),
            folder.resolve("server.log"));
    var server = new JupyterServer(process, "http://127.0.0.1:" + port);
    server.awaitAnswer();
    return server;
  }

  /** Ends the server and its kernels. */
  @Override
  public void close() {
    List<ProcessHandle> kernels = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kernels.forEach(ProcessHandle::destroyForcibly);
  }

  private void awaitAnswer() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        close();
        throw new AssertionError("Jupyter did not answer at " + address);
      }
      Thread.sleep(200);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api")).build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
