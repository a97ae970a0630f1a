package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A kernel for tests whose "language" is one command a line, in this process or as a program.
 *
 * <p>Commands: {@code out TEXT}, {@code err TEXT} (with \r \n \b escapes), {@code display ID TEXT},
 * {@code update ID TEXT}, {@code result TEXT}, {@code clear}, {@code clear-wait}, {@code error NAME
 * MESSAGE}, {@code sleep} until interrupted, {@code deaf} until killed, {@code ask}, {@code forge},
 * {@code env NAME}, {@code child}, {@code die CODE}.
 */
final class FakeKernel implements RunningKernel, Runnable {
  /** How long it waits for what a loaded machine does in its own time, in milliseconds. */
  private static final int PATIENCE = 60_000;

  private final Connection connection;
  private final ZContext context = new ZContext();
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket stdin;
  private final ZMQ.Socket iopub;
  private volatile boolean ended;
  private volatile boolean interrupted;
  private volatile boolean closed;
  private int count;

  FakeKernel(Connection connection) {
    this.connection = connection;
    shell = bound(SocketType.ROUTER, "shell");
    control = bound(SocketType.ROUTER, "control");
    stdin = bound(SocketType.ROUTER, "stdin");
    iopub = bound(SocketType.PUB, "iopub");
  }

  /** Starts one in a thread of this process. */
  static FakeKernel launch() {
    FakeKernel kernel = onFreePorts();
    var thread = new Thread(kernel, "fake-kernel");
    thread.setDaemon(true);
    thread.start();
    return kernel;
  }

  /** Another program may take a port between its choice and its use: then on others. */
  private static FakeKernel onFreePorts() {
    for (int attempt = 1; ; attempt++) {
      try {
        return new FakeKernel(Connection.free());
      } catch (ZMQException e) {
        if (attempt == 3 || e.getErrorCode() != ZMQ.Error.EADDRINUSE.getCode()) {
          throw e;
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Runs as a program; the argument is the connection file. */
  public static void main(String[] arguments) throws IOException {
    JsonNode file = JupyterJson.parse(Files.readString(Path.of(arguments[0])));
    var ports =
        List.of("shell", "iopub", "stdin", "control", "hb").stream()
            .map(channel -> file.path(channel + "_port").asInt())
            .toList();
    System.err.println("fake kernel speaking");
    new FakeKernel(new Connection(ports, file.path("key").asText())).run();
    Runtime.getRuntime().halt(0);
  }

  @Override
  public void run() {
    try (context) {
      while (!ended) {
        List<byte[]> request = receive(shell, 20);
        if (!request.isEmpty()) {
          handle(request);
        }
        listenToControl();
      }
    }
    closed = true;
  }

  private void handle(List<byte[]> frames) {
    KernelMessage request = KernelMessage.read(frames, connection.key()).orElseThrow();
    publish(request, "status", JupyterJson.object().put("execution_state", "busy"));
    if (request.type().equals("kernel_info_request")) {
      ObjectNode info = JupyterJson.object().put("status", "ok").put("protocol_version", "5.3");
      info.putObject("language_info").put("name", "commands").put("version", "1");
      reply(shell, frames.get(0), request.child("kernel_info_reply", info));
    } else if (request.type().equals("execute_request")) {
      count++;
      String code = request.content().path("code").asText();
      publish(request, "execute_input", JupyterJson.object().put("code", code));
      boolean ok = code.lines().allMatch(line -> execute(frames.get(0), request, line));
      if (ended) {
        return;
      }
      reply(
          shell,
          frames.get(0),
          request.child(
              "execute_reply",
              JupyterJson.object()
                  .put("status", ok ? "ok" : "error")
                  .put("execution_count", count)));
    }
    publish(request, "status", JupyterJson.object().put("execution_state", "idle"));
  }

  private boolean execute(byte[] identity, KernelMessage request, String line) {
    String[] words = line.split(" ", 3);
    String first = words.length > 1 ? words[1] : "";
    String rest = words.length > 2 ? words[2] : "";
    String all = line.contains(" ") ? line.substring(line.indexOf(' ') + 1).translateEscapes() : "";
    switch (words[0]) {
      case "out", "err" ->
          publish(
              request,
              "stream",
              JupyterJson.object().put("name", "std" + words[0]).put("text", all));
      case "display" -> publish(request, "display_data", bundle(first, rest));
      case "update" -> publish(request, "update_display_data", bundle(first, rest));
      case "result" ->
          publish(request, "execute_result", bundle("", all).put("execution_count", count));
      case "clear" -> publish(request, "clear_output", JupyterJson.object().put("wait", false));
      case "clear-wait" -> publish(request, "clear_output", JupyterJson.object().put("wait", true));
      case "error" -> {
        return raise(request, first, rest);
      }
      case "sleep" -> {
        waitUntil(() -> interrupted);
        interrupted = false;
        return ended || raise(request, "Interrupted", "stopped");
      }
      case "deaf" -> waitUntil(() -> false);
      case "ask" -> {
        reply(
            stdin,
            identity,
            request.child("input_request", JupyterJson.object().put("prompt", "name?")));
        KernelMessage answer =
            KernelMessage.read(receive(stdin, PATIENCE), connection.key()).orElseThrow();
        execute(identity, request, "out got <" + answer.content().path("value").asText() + ">");
      }
      case "forge" -> {
        iopub.sendMore("x");
        request
            .child("stream", JupyterJson.object().put("name", "stdout").put("text", "forged"))
            .frames("another key")
            .forEach(frame -> iopub.sendMore(frame));
        iopub.send(new byte[0]);
      }
      case "env" -> execute(identity, request, "out " + System.getenv(first));
      case "child" -> execute(identity, request, "out " + child());
      case "die" -> {
        ended = true;
        if (!first.isEmpty()) {
          System.err.println("fake kernel falls over");
          context.close(); // lets what was published leave the process
          Runtime.getRuntime().halt(Integer.parseInt(first));
        }
      }
      default -> throw new AssertionError("no such command: " + line);
    }
    return true;
  }

  private boolean raise(KernelMessage request, String name, String message) {
    ObjectNode error = JupyterJson.object().put("ename", name).put("evalue", message);
    error.putArray("traceback").add("\u001b[31m" + name + "\u001b[0m: " + message);
    publish(request, "error", error);
    return false;
  }

  private static ObjectNode bundle(String id, String text) {
    ObjectNode content = JupyterJson.object();
    content.putObject("data").put("text/plain", text).put("image/png", "AAAA");
    content.putObject("metadata");
    if (!id.isEmpty()) {
      content.putObject("transient").put("display_id", id);
    }
    return content;
  }

  private static long child() {
    try {
      return new ProcessBuilder("sleep", "600").start().pid();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void waitUntil(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean() && !ended) {
      listenToControl();
      pause(5);
    }
  }

  private void listenToControl() {
    List<byte[]> frames = receive(control, 0);
    if (!frames.isEmpty()) {
      KernelMessage request = KernelMessage.read(frames, connection.key()).orElseThrow();
      interrupted |= request.type().equals("interrupt_request");
      ended |= request.type().equals("shutdown_request");
    }
  }

  private void publish(KernelMessage request, String type, JsonNode content) {
    iopub.sendMore(type);
    send(iopub, request.child(type, content));
  }

  private void reply(ZMQ.Socket socket, byte[] identity, KernelMessage message) {
    socket.sendMore(identity);
    send(socket, message);
  }

  private void send(ZMQ.Socket socket, KernelMessage message) {
    List<byte[]> frames = message.frames(connection.key());
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  private static List<byte[]> receive(ZMQ.Socket socket, int millis) {
    socket.setReceiveTimeOut(millis);
    var frames = new ArrayList<byte[]>();
    byte[] first = socket.recv();
    if (first != null) {
      frames.add(first);
      while (socket.hasReceiveMore()) {
        frames.add(socket.recv());
      }
    }
    return frames;
  }

  private ZMQ.Socket bound(SocketType type, String channel) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(PATIENCE);
    socket.bind(connection.address(channel));
    return socket;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public boolean alive() {
    return !closed;
  }

  @Override
  public String obituary() {
    return "exit code 3, its last words: fake";
  }

  @Override
  public boolean signalInterrupt() {
    interrupted = true;
    return true;
  }

  @Override
  public void terminate() {
    ended = true;
  }

  @Override
  public void shutDown(Runnable farewell) {
    farewell.run();
    for (int i = 0; i < 400 && !closed; i++) {
      pause(5);
    }
    ended = true;
  }

  /** The whole class path of this test, for a kernel that runs as a program. */
  static KernelSpec asProgram(Path folder) {
    ObjectNode json = JupyterJson.object().put("display_name", "Fake").put("language", "commands");
    json.putArray("argv")
        .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .add("-XX:TieredStopAtLevel=1")
        .add("-cp")
        .add(System.getProperty("java.class.path"))
        .add(FakeKernel.class.getName())
        .add("{connection_file}");
    json.putObject("env").put("GREETING", "hello ${WHO}");
    json.put("interrupt_mode", "message");
    try {
      Files.writeString(folder.resolve("kernel.json"), JupyterJson.pretty(json));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return KernelSpec.in(folder);
  }

  /** A notebook whose code cells hold the given commands. */
  static NotebookFile notebook(String... sources) {
    ObjectNode json = JupyterJson.object().put("nbformat", 4).put("nbformat_minor", 5);
    json.putObject("metadata");
    var cells = json.putArray("cells");
    for (String source : sources) {
      boolean markdown = source.startsWith("#");
      cells
          .addObject()
          .put("cell_type", markdown ? "markdown" : "code")
          .put("source", source)
          .putObject("metadata");
    }
    return NotebookFile.parse(JupyterJson.pretty(json), "fake.ipynb");
  }

  /** Every output of every cell, as text. */
  static List<String> texts(NotebookFile notebook) {
    return notebook.cells().stream()
        .flatMap(cell -> cell.outputs().stream())
        .map(CellOutput::text)
        .toList();
  }
}
