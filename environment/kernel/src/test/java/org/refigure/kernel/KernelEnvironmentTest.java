package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel with libraries, scripts, options and a time limit from its environment. */
class KernelEnvironmentTest {

  /** Library code as the toolkit has it: it knows the kernel by reflection only. */
  private static final String SHOWING_LIBRARY =
      """
      package lib;
      public class Showing {
        public static Object kernel() throws Exception {
          return Class.forName("io.github.spencerpark.ijava.IJava")
              .getMethod("getKernelInstance").invoke(null);
        }
        static Object data(String id, String text) throws Exception {
          Object data = Class.forName("io.github.spencerpark.jupyter.kernel.display.DisplayData")
              .getConstructor().newInstance();
          data.getClass().getMethod("putData", String.class, Object.class)
              .invoke(data, "image/png", text);
          data.getClass().getMethod("putData", String.class, Object.class)
              .invoke(data, "text/plain", "figure");
          data.getClass().getMethod("setDisplayId", String.class).invoke(data, id);
          return data;
        }
        public static void show(String id) throws Exception {
          Object data = data(id, "first");
          kernel().getClass().getMethod("display", data.getClass()).invoke(kernel(), data);
        }
        public static void update(String id) throws Exception {
          Object data = data(id, "second");
          Object io = kernel().getClass().getMethod("getIO").invoke(kernel());
          Object display = io.getClass().getField("display").get(io);
          display.getClass().getMethod("updateDisplay", data.getClass()).invoke(display, data);
        }
      }
      """;

  /** Shows numbers as two things, and knows nothing else; and is documented. */
  private static final String VIEWS =
      """
      package org.refigure.notebook;
      import java.util.*;
      public class ResultView {
        public static List<Map<String, Map<String, Object>>> of(Object value) {
          if (!(value instanceof Number)) return List.of();
          Map<String, Object> text = Map.of("text/plain", "number " + value);
          return List.of(
              Map.of("data", Map.of("text/plain", "first"), "metadata", Map.of()),
              Map.of("data", text, "metadata", Map.of("text/plain", Map.of("width", 7))));
        }
      }
      """;

  private static final String OTHER_GSON =
      "package com.google.gson; public class Gson { public static String who() { return \"ours\"; } }";
  private static final String OTHER_SLF4J =
      """
      package org.slf4j;
      public class LoggerFactory { public static String who() { return "ours"; } }
      """;

  private static JupyterClient client;
  private static Path libraries;

  @BeforeAll
  static void startKernel(@TempDir Path folder) throws IOException {
    libraries = Files.createDirectories(folder.resolve("with a space").resolve("lib"));
    TestLibrary.jar(
        libraries.resolve("showing.jar"),
        TestLibrary.folder(folder, "showing", Map.of("lib.Showing", SHOWING_LIBRARY)));
    Path gson = TestLibrary.folder(folder, "gson", Map.of("com.google.gson.Gson", OTHER_GSON));
    Path logging =
        TestLibrary.folder(folder, "slf4j", Map.of("org.slf4j.LoggerFactory", OTHER_SLF4J));
    Path services = Files.createDirectories(logging.resolve("META-INF/services"));
    Files.writeString(services.resolve("org.slf4j.spi.SLF4JServiceProvider"), "some.Provider\n");
    Path own =
        TestLibrary.folder(folder, "own", Map.of("lib.Own", "package lib; public class Own {}"));
    Path views =
        TestLibrary.folder(folder, "views", Map.of("org.refigure.notebook.ResultView", VIEWS));
    Path script = Files.writeString(folder.resolve("start.jshell"), "int fromFile = 1;\n");
    client =
        JupyterClient.start(
            folder,
            Map.of(
                "IJAVA_CLASSPATH",
                JupyterClient.pathList(
                    libraries + "/*.jar", gson, logging, folder + "/no-such.jar"),
                "JJAVA_CLASSPATH",
                own.toString(),
                "REFIGURE_CLASSPATH",
                views.toString(),
                "IJAVA_STARTUP_SCRIPTS_PATH",
                script.toString(),
                "IJAVA_STARTUP_SCRIPT",
                "int fromText = fromFile + 1;",
                "IJAVA_COMPILER_OPTS",
                "-Xlint:deprecation -Akey=\"a value\""));
  }

  @AfterAll
  static void stopKernel() {
    client.close();
  }

  @Test
  void libraryCodeFindsTheDisplayByReflectionAndShowsAndUpdates() {
    JsonObject shown = client.execute("lib.Showing.show(\"fig-1\")").only("display_data");
    assertThat(shown.getAsJsonObject("data").get("image/png").getAsString()).isEqualTo("first");
    assertThat(shown.getAsJsonObject("transient").get("display_id").getAsString())
        .isEqualTo("fig-1");
    JsonObject updated =
        client.execute("lib.Showing.update(\"fig-1\")").only("update_display_data");
    assertThat(updated.getAsJsonObject("data").get("image/png").getAsString()).isEqualTo("second");
  }

  @Test
  void updatesFromSeveralThreadsAllArrive() {
    Execution cell =
        client.execute(
            """
            lib.Showing.show("fig-2");
            java.util.stream.IntStream.range(0, 200).parallel().forEach(i -> {
              try { lib.Showing.update("fig-2"); } catch (Exception e) { throw new Error(e); }
            });
            """);
    assertThat(cell.types().stream().filter("update_display_data"::equals)).hasSize(200);
  }

  @Test
  void cellsSeeTheirOwnGsonAndLoggingWhileTheKernelKeepsIts() {
    assertThat(client.execute("com.google.gson.Gson.who() + org.slf4j.LoggerFactory.who()").value())
        .isEqualTo("oursours");
  }

  @Test
  void kernelsOwnLibrariesAreHidden() {
    assertThat(client.execute("new org.zeromq.ZContext()").status()).isEqualTo("error");
    assertThat(client.execute("Class.forName(\"org.zeromq.ZContext\")").traceback())
        .startsWith("java.lang.ClassNotFoundException");
  }

  @Test
  void everyThreadOfACellSeesTheLibrariesThroughItsContextLoader() {
    String look = "Thread.currentThread().getContextClassLoader().loadClass(\"lib.Showing\")";
    assertThat(client.execute(look + ".getSimpleName()").value()).isEqualTo("Showing");
    Execution pool =
        client.execute(
            """
            CompletableFuture.supplyAsync(() -> {
              try { return %s.getSimpleName(); } catch (Exception e) { return e.toString(); }
            }, ForkJoinPool.commonPool()).get()
            """
                .formatted(look));
    assertThat(pool.value()).isEqualTo("Showing");
  }

  @Test
  void forkedWorkersLearnTheClassPath() {
    String path = client.execute("System.getProperty(\"refigure.class.path\")").value();
    assertThat(path.split(java.io.File.pathSeparator))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(entry -> assertThat(Path.of(entry)).isAbsolute().exists())
        .contains(libraries.resolve("showing.jar").toString());
    assertThat(client.execute("System.getProperty(\"java.class.path\")").value())
        .contains("showing.jar")
        .doesNotContain("jeromq");
  }

  @Test
  void everyClassPathOfTheEnvironmentJoins() {
    assertThat(client.execute("new lib.Own().getClass().getSimpleName()").value()).isEqualTo("Own");
  }

  @Test
  void lastValueIsShownAsTheLibraryShowsIt() {
    Execution cell = client.execute("41 + 1");
    assertThat(cell.types()).containsExactly("display_data", "execute_result");
    assertThat(cell.value()).isEqualTo("number 42");
    assertThat(cell.only("execute_result").getAsJsonObject("metadata").toString())
        .isEqualTo("{\"text/plain\":{\"width\":7}}");
    assertThat(client.execute("\"a text\"").value()).isEqualTo("a text");
  }

  @Test
  void startupScriptsRunBeforeTheFirstCell() {
    assertThat(client.execute("\"\" + fromFile + fromText").value()).isEqualTo("12");
  }

  @Test
  void cellBeyondTheTimeLimitIsStopped(@TempDir Path folder) throws IOException {
    // A kernel of its own: on a busy machine an honest cell may take as long.
    try (JupyterClient limited = JupyterClient.start(folder, Map.of("IJAVA_TIMEOUT", "3000"))) {
      Execution cell = limited.execute("while (true) { }");
      assertThat(cell.only("error").get("ename").getAsString())
          .isEqualTo("EvaluationTimeoutException");
      assertThat(cell.reply().get("evalue").getAsString()).contains("IJAVA_TIMEOUT = 3000 ms");
      assertThat(limited.log()).doesNotContain("Exception");
    }
  }

  @Test
  void classPathEntryThatNamesNothingIsReportedOnTheTerminal() throws IOException {
    assertThat(client.log()).contains("no-such.jar\" names no file");
  }

  @Test
  void firstCellIsNotRedEvenIfLibrariesLog(@TempDir Path folder) throws IOException {
    try (JupyterClient plain = JupyterClient.start(folder, Map.of())) {
      Execution cell =
          plain.execute(
              """
              java.util.logging.Logger.getLogger("x").info("to the terminal");
              Class.forName("org.slf4j.LoggerFactory").getMethod("getLogger", String.class)
                  .invoke(null, "x").getClass().getSimpleName()
              """);
      assertThat(cell.text("stderr")).isEmpty();
      assertThat(cell.value()).isEqualTo("NOPLogger");
      assertThat(plain.log()).contains("to the terminal").doesNotContain("Binding");
    }
  }

  @Test
  void failingStartupScriptFailsTheFirstCellOnly(@TempDir Path folder) throws IOException {
    try (JupyterClient broken =
        JupyterClient.start(folder, Map.of("IJAVA_STARTUP_SCRIPT", "int x = missing;"))) {
      assertThat(broken.execute("1").traceback()).contains("startup script, line 1");
      assertThat(broken.execute("1").value()).isEqualTo("1");
    }
  }

  @Test
  void wrongCompilerOptionIsNamedByEveryCell(@TempDir Path folder) throws IOException {
    try (JupyterClient broken =
        JupyterClient.start(folder, Map.of("IJAVA_COMPILER_OPTS", "-nonsense"))) {
      assertThat(broken.execute("1").traceback()).contains("IJAVA_COMPILER_OPTS = [-nonsense]");
      assertThat(broken.ask("complete_request", "code", "Ma", "cursor_pos", 2).get("status"))
          .hasToString("\"error\"");
    }
  }

  @Test
  void shutdownIsAnsweredAndEndsTheProcessEvenIfThreadsGoOn(@TempDir Path folder) throws Exception {
    try (JupyterClient doomed = JupyterClient.start(folder, Map.of())) {
      doomed.execute(
          """
          new Thread(() -> { while (true) { } }).start();
          Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));
          """);
      long asked = System.nanoTime();
      JsonObject reply = doomed.control("shutdown_request", "restart", true);
      assertThat(reply.get("status").getAsString()).isEqualTo("ok");
      assertThat(reply.get("restart").getAsBoolean()).isTrue();
      assertThat(doomed.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
      System.out.printf(
          "process gone %d ms after the shutdown request%n",
          Duration.ofNanos(System.nanoTime() - asked).toMillis());
    }
  }

  @Test
  void deadlockedCellSaysWhyItGoesOnAndARestartEndsIt(@TempDir Path folder) throws Exception {
    try (JupyterClient locked = JupyterClient.start(folder, Map.of())) {
      locked.execute(
          """
          Object left = new Object(), right = new Object();
          CountDownLatch both = new CountDownLatch(2);
          void take(Object first, Object second) {
            synchronized (first) {
              both.countDown();
              while (both.getCount() > 0) { }
              synchronized (second) { }
            }
          }
          """);
      String id =
          locked.submit(
              """
              Thread here = Thread.currentThread();
              Thread other = new Thread(() -> take(right, left), "other");
              new Thread(() -> {
                while (here.getState() != Thread.State.BLOCKED
                    || other.getState() != Thread.State.BLOCKED) { Thread.onSpinWait(); }
                display("locked");
              }).start();
              other.start();
              take(left, right);
              """
                  .lines()
                  .collect(Collectors.joining("\n", "{", "}")),
              false);
      locked.broadcast(id, "display_data");
      locked.control("interrupt_request");
      assertThat(locked.broadcast(id, "stream").content().get("text").getAsString())
          .isEqualTo(
              "the cell was interrupted and goes on: it waits for a lock that the thread \"other\""
                  + " holds; restarting the kernel ends it\n");
      locked.control("shutdown_request", "restart", true);
      assertThat(locked.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void kernelEndsWithTheProcessThatStartedIt(@TempDir Path folder) throws Exception {
    Process parent = new ProcessBuilder(JupyterClient.sleeper()).start();
    try (JupyterClient orphan =
        JupyterClient.start(folder, Map.of("JPY_PARENT_PID", Long.toString(parent.pid())))) {
      assertThat(orphan.process().isAlive()).isTrue();
      parent.destroyForcibly();
      assertThat(orphan.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void wrongStartsSayWhatIsWrongInOneLine(@TempDir Path folder) throws Exception {
    assertThat(output(folder, Map.of(), 2)).startsWith("usage: java");
    assertThat(output(folder, Map.of(), 1, folder + "/none.json"))
        .startsWith("cannot read the connection file");
    assertThat(output(folder, Map.of("IJAVA_TIMEOUT", "soon"), 2, folder + "/none.json"))
        .startsWith("IJAVA_TIMEOUT = \"soon\" must be a whole number");
    Path torn = Files.writeString(folder.resolve("torn.json"), "{\"transport\": \"tcp\",");
    assertThat(output(folder, Map.of(), 2, torn.toString()))
        .startsWith("the connection file " + torn + " is not what Jupyter writes");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = folder.resolve("taken.json");
      int port = taken.getLocalPort();
      Files.writeString(
          file,
          """
          {"transport": "tcp", "ip": "127.0.0.1", "signature_scheme": "hmac-sha256", "key": "k",
           "shell_port": %1$d, "iopub_port": %1$d, "stdin_port": %1$d, "control_port": %1$d,
           "hb_port": %1$d}
          """
              .formatted(port));
      assertThat(output(folder, Map.of(), 1, file.toString()))
          .startsWith("the kernel cannot listen on tcp://127.0.0.1:" + port)
          .contains("already in use");
    }
  }

  private static String output(
      Path folder, Map<String, String> environment, int status, String... args) throws Exception {
    Path log = Files.createTempFile(folder, "start", ".log");
    ProcessBuilder builder = new ProcessBuilder(JupyterClient.command(args));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    // What every JVM with the Vector API says at its start; Jupyter shows it in its terminal.
    String text = Files.readString(log).replaceFirst("WARNING: Using incubator modules: .*\\R", "");
    assertThat(process.exitValue()).as(text).isEqualTo(status);
    assertThat(text.lines()).hasSize(1);
    return text;
  }
}
