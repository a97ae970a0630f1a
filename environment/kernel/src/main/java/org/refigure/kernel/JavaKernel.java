package org.refigure.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A Jupyter kernel for Java: JShell evaluates, basekernel speaks the protocol, and the names of
 * IJava let notebooks and libraries display things.
 */
public final class JavaKernel extends BaseKernel {

  private static final String VERSION = "0.1.0";
  private static final String API = "https://docs.oracle.com/en/java/javase/17/docs/api/";

  /** The system property with the libraries of cells, for code that forks workers. */
  static final String LIBRARIES = "refigure.class.path";

  private static final long DRAIN_MILLIS = 1_000;
  private static final long SETTLE_MILLIS = 100;
  private static final long LONGEST_EXIT_MILLIS = 2_000;

  /** One per JVM, as IJava has it: library code finds the kernel without being handed it. */
  private static final AtomicReference<Optional<JavaKernel>> RUNNING =
      new AtomicReference<>(Optional.empty());

  private final Outbox outbox;
  private final KernelStreams streams;
  private final CellClassLoader loader;
  private final LibraryValues libraryValues;
  private final CodeEvaluator evaluator;
  private final CellMagics magics;
  private final List<Map<String, Object>> payloads = new ArrayList<>();
  private volatile String lastDisplayId = "";

  private JavaKernel(KernelSettings settings, KernelConnection connection, Outbox outbox) {
    this.outbox = outbox;
    this.streams = new KernelStreams(outbox, connection);
    this.loader = cellLoader(settings);
    this.libraryValues = new LibraryValues(loader);
    this.evaluator = new CodeEvaluator(settings, loader);
    this.magics = new CellMagics(this);
  }

  /**
   * Starts the kernel and stays until it is shut down.
   *
   * @param args the connection file Jupyter wrote
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      fail(2, "usage: java ... " + JavaKernel.class.getName() + " <connection-file>");
    }
    adoptHome(System.getenv().getOrDefault("HOME", ""));
    try {
      KernelSettings settings = KernelSettings.of(System.getenv());
      start(settings, ConnectionFile.read(args[0])).waitUntilClose();
    } catch (IOException e) {
      fail(1, "cannot read the connection file " + args[0] + " (Jupyter writes it)");
    } catch (IllegalStateException e) {
      fail(1, e.getMessage());
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      fail(2, e.getMessage());
    }
  }

  /** A JVM calls the home folder "?" where the system does not list its user, as in containers. */
  private static void adoptHome(String fromEnvironment) {
    if (System.getProperty("user.home", "?").equals("?") && !fromEnvironment.isBlank()) {
      System.setProperty("user.home", fromEnvironment);
    }
  }

  /** The kernel of this JVM, if it is one. */
  public static Optional<JavaKernel> running() {
    return RUNNING.get();
  }

  /** Shows data below the cell that ran last. */
  @Override
  public void display(DisplayData data) {
    streams.display.display(data);
  }

  /** The streams and the display of the cell that ran last. */
  @Override
  public KernelStreams getIO() {
    return streams;
  }

  /**
   * Removes what the cell has shown so far.
   *
   * @param wait whether to keep it until there is something new, which avoids flicker
   */
  public void clearOutput(boolean wait) {
    streams.publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
  }

  /** Asks the client to show a text in its pager once the present cell has ended. */
  public synchronized void page(String text) {
    payloads.add(Map.of("source", "page", "data", Map.of("text/plain", text), "start", 0));
  }

  /**
   * Asks the user for a line, which the front end shows while it is typed.
   *
   * @throws IllegalStateException if the front end takes no input for the cell
   * @throws InterruptedException if the cell is stopped while it waits
   */
  public String ask(String prompt) throws InterruptedException {
    return streams.ask(prompt, false);
  }

  /**
   * Asks the user for a password, which the front end hides.
   *
   * @throws IllegalStateException if the front end takes no input for the cell
   * @throws InterruptedException if the cell is stopped while it waits
   */
  public String askPassword(String prompt) throws InterruptedException {
    return streams.ask(prompt, true);
  }

  /** The class loader of cells and their libraries. */
  public ClassLoader cellLoader() {
    return loader;
  }

  /**
   * Evaluates code on behalf of the present cell.
   *
   * @throws IllegalStateException with the error's message if it fails
   */
  public Optional<Object> evaluate(String code) {
    CellResult<Object> result = evaluator.evaluateInside(code);
    result
        .error()
        .ifPresent(
            error -> {
              throw new IllegalStateException(error.name() + ": " + error.message());
            });
    return result.value();
  }

  /**
   * Gives cells more libraries, and the workers that they start.
   *
   * @param paths jars and folders, joined by the path separator
   */
  public void addToClasspath(String paths) {
    evaluator.addToClasspath(paths);
    for (String property : List.of(LIBRARIES, "java.class.path")) {
      String known = System.getProperty(property, "");
      System.setProperty(property, known.isEmpty() ? paths : known + File.pathSeparator + paths);
    }
  }

  /** The registry of magic commands, to which a notebook may add its own. */
  public Magics getMagics() {
    return magics.registry();
  }

  /**
   * Runs {@code %name arguments}.
   *
   * @throws MagicProblem if there is no such command, or it cannot do what it was asked for
   * @throws Exception what a command of the notebook's own throws
   */
  public @Nullable Object lineMagic(String name, List<String> arguments) throws Exception {
    return magics.line(name, arguments);
  }

  /**
   * Runs {@code %%name arguments} over a body.
   *
   * @throws MagicProblem if there is no such command, or it cannot do what it was asked for
   * @throws Exception what a command of the notebook's own throws
   */
  public @Nullable Object cellMagic(String name, List<String> arguments, String body)
      throws Exception {
    return magics.cell(name, arguments, body);
  }

  /** The variables of the session, a line each. */
  List<String> variables() {
    return evaluator.variables();
  }

  /** What basekernel asks for: the value of code, in the form it is shown in. */
  @Override
  public DisplayData eval(String code) {
    return evaluate(code).map(this::render).orElse(DisplayData.EMPTY);
  }

  /**
   * A value as the notebook shows it.
   *
   * @param as MIME types wanted, the value's usual form if none
   */
  public DisplayData render(@Nullable Object value, String... as) {
    if (value == null) {
      return new DisplayData("null");
    }
    if (value instanceof DisplayData data) {
      return data;
    }
    if (as.length == 0 && TextLimit.hasElements(value)) {
      return new DisplayData(TextLimit.of(value));
    }
    DisplayData data =
        as.length == 0 ? getRenderer().render(value) : getRenderer().renderAs(value, as);
    if (value instanceof CharSequence) {
      return RichText.tidy(data, as);
    }
    data.putText(TextLimit.cut(plainText(data)));
    return data;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("text/x-java")
        .build();
  }

  /** What {@code kernel_info_reply} says. */
  Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("protocol_version", Header.PROTOCOL_VERISON);
    info.put("implementation", "refigure-java");
    info.put("implementation_version", VERSION);
    info.put("language_info", getLanguageInfo());
    info.put("banner", "Java " + Runtime.version() + ", Refigure kernel " + VERSION);
    info.put("debugger", false);
    info.put("help_links", List.of(Map.of("text", "Java API", "url", API)));
    return info;
  }

  /** A cell's last value as the notebook shows it; of several things all but the last at once. */
  DisplayData show(Object value) {
    if (value == lastDisplayId) {
      return DisplayData.EMPTY;
    }
    List<DisplayData> known = libraryValues.of(value);
    known.stream().limit(Math.max(0, known.size() - 1)).forEach(this::display);
    return known.isEmpty() ? render(value) : known.get(known.size() - 1);
  }

  /** The text form of data, empty if it has none. */
  static String plainText(DisplayData data) {
    Object text = data.getData(MIMEType.TEXT_PLAIN);
    return text == null ? "" : text.toString();
  }

  /** Remembers the id a cell was given, so that it is not printed when it is the last value. */
  public void displayed(String id) {
    lastDisplayId = id;
  }

  /**
   * Lets the running cell do something instead of being stopped by an interrupt, for example end in
   * its own time. It is asked on another thread at every interrupt until it ends, and is stopped
   * where the answer is false.
   */
  public void onInterrupt(BooleanSupplier instead) {
    evaluator.onInterrupt(instead);
  }

  /** The pager texts of the present cell, handed over once. */
  synchronized List<Map<String, Object>> takePayloads() {
    List<Map<String, Object>> taken = List.copyOf(payloads);
    payloads.clear();
    return taken;
  }

  /** Ends the JVM, even if threads of cells go on or a shutdown hook hangs. */
  void exit() {
    Thread last = new Thread(JavaKernel::haltSoon, "halt");
    last.setDaemon(true);
    last.start();
    try {
      outbox.drain(DRAIN_MILLIS);
      Thread.sleep(SETTLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }

  private static KernelConnection start(
      KernelSettings settings, KernelConnectionProperties properties)
      throws GeneralSecurityException {
    CellWorkers.install();
    keepLogsOutOfCells();
    Outbox outbox = new Outbox();
    KernelConnection connection = new KernelConnection(properties, outbox);
    JavaKernel kernel = new JavaKernel(settings, connection, outbox);
    RUNNING.set(Optional.of(kernel));
    kernel.becomeHandlerForConnection(connection);
    new KernelProtocol(kernel, connection, kernel.evaluator).register();
    kernel.streams.install();
    // Threads started from here on, those that print values among them, see the libraries.
    Thread.currentThread().setContextClassLoader(kernel.loader);
    connection.connect();
    endWithParent(System.getenv("JPY_PARENT_PID"));
    return connection;
  }

  /** A client that was killed cannot ask for a shutdown: Jupyter says which process it is. */
  private static void endWithParent(@Nullable String pid) {
    if (pid != null && pid.matches("\\d{1,18}")) {
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }
  }

  private static CellClassLoader cellLoader(KernelSettings settings) {
    KernelClassPath path = KernelClassPath.of(settings.classPath());
    path.unmatched()
        .forEach(entry -> System.err.println("class path: \"" + entry + "\" names no file"));
    boolean withLogging = !path.bringsLogging();
    // JShell's compiler starts from java.class.path, and so do libraries that fork a JVM: both need
    // what cells see, not what the kernel was started with.
    System.setProperty("java.class.path", path.forCompiler(withLogging));
    System.setProperty(LIBRARIES, path.joined());
    return new CellClassLoader(path.urls(), JavaKernel.class.getClassLoader(), withLogging);
  }

  /**
   * Basekernel logs every message at INFO; and a console handler keeps the stderr it first sees.
   */
  private static void keepLogsOutOfCells() {
    JupyterSocket.JUPYTER_LOGGER.setLevel(Level.WARNING);
    Logger.getLogger("").getHandlers();
  }

  private static void haltSoon() {
    try {
      Thread.sleep(LONGEST_EXIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void fail(int status, String message) {
    System.err.println(message);
    System.exit(status);
  }
}
