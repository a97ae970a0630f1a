package org.refigure.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.refigure.kernel.Execution.Message;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A small Jupyter client that starts a kernel of its own and talks to it. */
final class JupyterClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Gson GSON = new Gson();

  private final Process process;
  private final Path log;
  private final List<Integer> ports;
  private final ZContext context = new ZContext();
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket stdin;
  private final ZMQ.Socket iopub;
  private final ZMQ.Socket heartbeat;
  private final String session = UUID.randomUUID().toString();
  private final List<Message> broadcast = new ArrayList<>();
  private final List<Message> replies = new ArrayList<>();
  private final List<Message> questions = new ArrayList<>();
  private String asking = "";

  private JupyterClient(Process process, Path log, List<Integer> ports) {
    this.process = process;
    this.log = log;
    this.ports = ports;
    this.shell = connect(SocketType.DEALER, ports.get(0));
    this.iopub = connect(SocketType.SUB, ports.get(1));
    this.stdin = connect(SocketType.DEALER, ports.get(2));
    this.control = connect(SocketType.DEALER, ports.get(3));
    this.heartbeat = connect(SocketType.REQ, ports.get(4));
    iopub.subscribe("");
  }

  /**
   * Starts a kernel on the running JDK and waits until it answers on all channels. The ports were
   * free when they were chosen; where another program took one since, it starts on others.
   */
  static JupyterClient start(Path folder, Map<String, String> environment) throws IOException {
    for (int attempt = 1; ; attempt++) {
      JupyterClient client = startOnce(folder, environment);
      try {
        client.awaitReady();
        return client;
      } catch (AssertionError e) {
        client.close();
        if (attempt == 3 || !Files.readString(client.log).contains("already in use")) {
          throw e;
        }
      }
    }
  }

  private static JupyterClient startOnce(Path folder, Map<String, String> environment)
      throws IOException {
    List<Integer> ports = freePorts(5);
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("transport", "tcp");
    connection.put("ip", "127.0.0.1");
    connection.put("signature_scheme", "hmac-sha256");
    connection.put("key", SignedMessages.KEY);
    List<String> names =
        List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port");
    for (int i = 0; i < names.size(); i++) {
      connection.put(names.get(i), ports.get(i));
    }
    Path file = folder.resolve("connection-" + UUID.randomUUID() + ".json");
    Files.writeString(file, GSON.toJson(connection));
    Path log = folder.resolve("kernel-" + UUID.randomUUID() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command(file.toString()));
    builder.environment().keySet().removeIf(name -> name.startsWith("IJAVA_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new JupyterClient(builder.start(), log, ports);
  }

  /** The command line that starts a kernel from the classes under test. */
  static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(InstallKernelSpec.jvmOptions(Runtime.version().feature()));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(JavaKernel.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  /** The command line of a JVM that does nothing for a long time. */
  static List<String> sleeper() {
    List<String> command = new ArrayList<>(command());
    command.set(command.size() - 1, Sleeper.class.getName());
    return command;
  }

  /** A program that sleeps. */
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
      Thread.sleep(Duration.ofMinutes(10).toMillis());
    }
  }

  /** Runs a cell to its end, as a client that cannot ask for input. */
  Execution execute(String code) {
    return result(submit(code, false));
  }

  /** Sends a cell and does not wait. */
  String submit(String code, boolean withInput) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.add("user_expressions", new JsonObject());
    content.addProperty("allow_stdin", withInput);
    content.addProperty("stop_on_error", true);
    String id = send("execute_request", content);
    asking = withInput ? id : asking;
    return id;
  }

  /** Sends any request on the shell channel, with binary data behind it, and does not wait. */
  String send(String type, JsonObject content, byte[]... buffers) {
    return send(shell, type, content, buffers);
  }

  /** Waits for the end of a cell. */
  Execution result(String id) {
    JsonObject reply = reply(id);
    await("idle", () -> broadcast.stream().filter(m -> isStatus(m, id, "idle")).findFirst());
    List<Message> outputs =
        broadcast.stream()
            .filter(message -> message.parent().equals(id))
            .filter(message -> !List.of("status", "execute_input").contains(message.type()))
            .toList();
    return new Execution(reply, outputs);
  }

  /** Content of the reply to a shell request of the given keys and values. */
  JsonObject ask(String type, Object... content) {
    return reply(send(type, json(content)));
  }

  /** Content of the reply to a request on the control channel. */
  JsonObject control(String type, Object... content) {
    return reply(send(control, type, json(content)));
  }

  /** Another front end on the same kernel; closing it leaves the kernel alone. */
  JupyterClient beside() {
    JupyterClient other = new JupyterClient(process, log, ports);
    other.awaitReady();
    return other;
  }

  /** Leaves the kernel, which goes on. */
  void leave() {
    context.close();
  }

  /** Waits for a question of the last cell that may ask the user, and answers it. */
  JsonObject answer(String text) {
    questions.removeIf(question -> !question.parent().equals(asking)); // of interrupted cells
    JsonObject question =
        await(
                "input_request",
                () -> questions.stream().filter(m -> m.parent().equals(asking)).findFirst())
            .content();
    questions.clear();
    send(stdin, "input_reply", json("value", text));
    return question;
  }

  /** Waits for a broadcast message of a cell. */
  Message broadcast(String id, String type) {
    return await(
        type,
        () ->
            broadcast.stream()
                .filter(m -> m.parent().equals(id) && m.type().equals(type))
                .findFirst());
  }

  /** Whether the kernel echoes a heartbeat. */
  boolean beats() {
    heartbeat.setReceiveTimeOut((int) PATIENCE.toMillis());
    heartbeat.send("beat");
    return "beat".equals(heartbeat.recvStr());
  }

  /** Sends a message whose signature is wrong. */
  void sendForged() {
    shell.sendMore("<IDS|MSG>");
    shell.sendMore("0000");
    for (String part : List.of("{}", "{}", "{}")) {
      shell.sendMore(part);
    }
    shell.send("{}");
  }

  /** Sends a message that is signed and whose header is no JSON. */
  void sendGarbled() {
    SignedMessages.send(shell, List.of("{no json", "{}", "{}", "{}"));
  }

  Process process() {
    return process;
  }

  /** What the kernel wrote to its terminal. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    context.close();
  }

  static JsonObject json(Object... keysAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.add((String) keysAndValues[i], GSON.toJsonTree(keysAndValues[i + 1]));
    }
    return object;
  }

  private void awaitReady() {
    // The first broadcasts may come before the subscription: ask until one arrives.
    Set<String> asked = new HashSet<>();
    await(
        "answer of the kernel",
        () -> {
          asked.add(send("kernel_info_request", new JsonObject()));
          long until = System.nanoTime() + Duration.ofMillis(200).toNanos();
          while (System.nanoTime() < until) {
            receive();
            if (asked.stream().anyMatch(this::ended)) {
              return Optional.of(asked);
            }
          }
          return Optional.empty();
        });
  }

  private JsonObject reply(String id) {
    return await("reply", () -> replies.stream().filter(m -> m.parent().equals(id)).findFirst())
        .content();
  }

  private <T> T await(String what, Supplier<Optional<T>> search) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      receive();
      Optional<T> found = search.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (!process.isAlive()) {
        throw new AssertionError("the kernel ended while the client waited for " + what);
      }
    }
    throw new AssertionError("no " + what + " within " + PATIENCE);
  }

  private void receive() {
    SignedMessages.receive(shell, replies);
    SignedMessages.receive(control, replies);
    SignedMessages.receive(stdin, questions);
    SignedMessages.receive(iopub, broadcast);
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean ended(String id) {
    return broadcast.stream().anyMatch(message -> isStatus(message, id, "idle"));
  }

  private static boolean isStatus(Message message, String id, String state) {
    return message.type().equals("status")
        && message.parent().equals(id)
        && message.content().get("execution_state").getAsString().equals(state);
  }

  private String send(ZMQ.Socket socket, String type, JsonObject content, byte[]... buffers) {
    String id = UUID.randomUUID().toString();
    JsonObject header =
        json(
            "msg_id",
            id,
            "session",
            session,
            "username",
            "test",
            "version",
            "5.3",
            "date",
            "2020-01-01T00:00:00.000000Z",
            "msg_type",
            type);
    List<String> parts = List.of(GSON.toJson(header), "{}", "{}", GSON.toJson(content));
    SignedMessages.send(socket, parts, buffers);
    return id;
  }

  private ZMQ.Socket connect(SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    // Questions to the user go to the identity that sent the cell.
    socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
    socket.setLinger(0);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** A path list as {@code IJAVA_CLASSPATH} takes it. */
  static String pathList(Object... paths) {
    List<String> texts = new ArrayList<>();
    for (Object path : paths) {
      texts.add(path.toString());
    }
    return String.join(File.pathSeparator, texts);
  }
}
