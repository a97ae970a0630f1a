package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One kernel, asked everything a notebook asks. */
class KernelProtocolTest {
  /** Interrupts take milliseconds, which are printed; the rest is a loaded machine's share. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static JupyterClient client;

  @BeforeAll
  static void startKernel(@TempDir Path folder) throws IOException {
    long start = System.nanoTime();
    client = JupyterClient.start(folder, Map.of());
    long ready = System.nanoTime();
    client.execute("1 + 1");
    System.out.printf(
        "kernel on JDK %d: ready after %d ms, first cell %d ms%n",
        Runtime.version().feature(), millis(start, ready), millis(ready, System.nanoTime()));
  }

  @AfterAll
  static void stopKernel() {
    client.close();
  }

  @Test
  void kernelInfoSaysOkAndJava() {
    JsonObject info = client.ask("kernel_info_request");
    assertThat(info.get("status").getAsString()).isEqualTo("ok");
    assertThat(info.getAsJsonObject("language_info").get("name").getAsString()).isEqualTo("java");
    assertThat(info.getAsJsonObject("language_info").get("file_extension").getAsString())
        .startsWith(".");
    assertThat(info.get("protocol_version").getAsString()).startsWith("5.");
  }

  @Test
  void heartbeatIsEchoed() {
    assertThat(client.beats()).isTrue();
  }

  @Test
  void bothStreamsArriveInOrderAndUnicodeIntact() {
    Execution cell =
        client.execute(
            "System.out.print(\"ü😀\"); System.err.print(\"e\"); System.out.print(\"z\")");
    assertThat(cell.text("stdout")).isEqualTo("ü😀z");
    assertThat(cell.text("stderr")).isEqualTo("e");
    assertThat(cell.types()).containsExactly("stream", "stream", "stream");
  }

  @Test
  void progressWithCarriageReturnsStreamsWhileTheCellRuns() {
    String id = client.submit("System.out.print(\"\\r 10 %\"); Thread.sleep(30_000);", false);
    long printed = System.nanoTime();
    Execution.Message first = client.broadcast(id, "stream");
    System.out.printf("progress line seen after %d ms%n", millis(printed, System.nanoTime()));
    assertThat(first.content().get("text").getAsString()).isEqualTo("\r 10 %");
    client.control("interrupt_request");
    assertThat(client.result(id).status()).isEqualTo("error");
  }

  @Test
  void chattyCellBecomesFewMessagesAndLosesNothing() {
    Execution cell =
        client.execute("for (int i = 0; i < 20_000; i++) { System.out.println(\"line \" + i); }");
    assertThat(cell.text("stdout").lines().count()).isEqualTo(20_000);
    assertThat(cell.types()).hasSizeLessThan(1_000);
  }

  @Test
  void displayShowsUpdatesAndItsIdIsNotPrinted() {
    Execution cell = client.execute("String shown = display(\"one\", \"text/html\");\nshown");
    assertThat(cell.types()).containsExactly("display_data");
    JsonObject data = cell.only("display_data");
    String id = data.getAsJsonObject("transient").get("display_id").getAsString();
    assertThat(data.getAsJsonObject("data").get("text/html").getAsString()).isEqualTo("one");
    assertThat(data.getAsJsonObject("data").get("text/plain").getAsString())
        .isEqualTo("[text/html: 3 characters]");
    JsonObject update = client.execute("updateDisplay(shown, \"two\")").only("update_display_data");
    assertThat(update.getAsJsonObject("transient").get("display_id").getAsString()).isEqualTo(id);
    assertThat(client.execute("display(1)").types()).containsExactly("display_data");
  }

  @Test
  void svgLosesItsProlog() {
    Execution cell =
        client.execute(
            """
            display("<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'>\\n<svg/>", "image/svg+xml");
            """);
    JsonObject data = cell.only("display_data").getAsJsonObject("data");
    assertThat(data.get("image/svg+xml").getAsString()).isEqualTo("<svg/>");
  }

  @Test
  void renderGivesDataThatIsAValue() {
    Execution cell = client.execute("render(\"<b>x</b>\", \"text/html\")");
    assertThat(cell.only("execute_result").getAsJsonObject("data").get("text/html").getAsString())
        .isEqualTo("<b>x</b>");
  }

  @Test
  void clearOutputAndPagerAreReachable() {
    String kernel = "io.github.spencerpark.ijava.IJava.getKernelInstance()";
    assertThat(client.execute(kernel + ".clearOutput(true)").types()).contains("clear_output");
    Execution paged = client.execute(kernel + ".page(\"long text\")");
    assertThat(paged.reply().getAsJsonArray("payload")).hasSize(1);
    assertThat(client.execute("1").reply().getAsJsonArray("payload")).isEmpty();
  }

  @Test
  void threadsThatOutliveTheirCellStillPrintAndDisplay() throws Exception {
    String id =
        client.submit(
            """
            new Thread(() -> {
              try { Thread.sleep(300); } catch (InterruptedException e) { }
              display("late");
            }).start();
            """,
            false);
    client.result(id);
    assertThat(client.broadcast(id, "display_data").content().toString()).contains("late");
  }

  @Test
  void nullCanBeDisplayed() {
    assertThat(client.execute("display(null)").only("display_data").toString()).contains("null");
  }

  @Test
  void finallyBlocksOfAStoppedCellRunBeforeItEnds() throws InterruptedException {
    String id =
        client.submit(
            "try { System.out.print(\"go \"); while (true) { Thread.sleep(1); } }"
                + " finally { System.out.print(\"bye\"); }",
            false);
    client.broadcast(id, "stream");
    client.control("interrupt_request");
    Execution cell = client.result(id);
    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.text("stdout")).isEqualTo("go bye");
  }

  @Test
  void cellsQueuedBehindAFailureAreNotRun() {
    String bad =
        client.submit(
            "while (System.in.read() != '\\n') { }"
                + " Thread.sleep(2000); throw new IllegalStateException(\"first\");",
            true);
    String queued = client.submit("System.out.println(\"must not run\");", false);
    client.answer("the next cell is sent");
    assertThat(client.result(bad).status()).isEqualTo("error");
    Execution aborted = client.result(queued);
    assertThat(aborted.status()).isEqualTo("aborted");
    assertThat(aborted.types()).isEmpty();
    assertThat(client.execute("1").status()).isEqualTo("ok");
  }

  @Test
  void historyIsTriplesByTailRangeAndSearch() {
    client.execute("\"history one\"");
    int line = client.execute("\"history two\"").reply().get("execution_count").getAsInt();
    JsonObject tail =
        client.ask("history_request", "hist_access_type", "tail", "n", 2, "output", false);
    assertThat(tail.get("status").getAsString()).isEqualTo("ok");
    assertThat(tail.getAsJsonArray("history").toString())
        .isEqualTo(
            "[[1,%d,\"\\\"history one\\\"\"],[1,%d,\"\\\"history two\\\"\"]]"
                .formatted(line - 1, line));
    JsonObject range =
        client.ask(
            "history_request",
            "hist_access_type",
            "range",
            "session",
            0,
            "start",
            line,
            "stop",
            line + 1,
            "output",
            true);
    assertThat(range.getAsJsonArray("history").toString())
        .isEqualTo("[[1,%d,[\"\\\"history two\\\"\",\"history two\"]]]".formatted(line));
    JsonObject search =
        client.ask("history_request", "hist_access_type", "search", "pattern", "*history t?o*");
    assertThat(search.getAsJsonArray("history")).hasSize(1);
  }

  @Test
  void silentCellsAreNeitherCountedNorShown() {
    int before = client.execute("1").reply().get("execution_count").getAsInt();
    JsonObject content = JupyterClient.json("code", "int silently = 5; silently", "silent", true);
    assertThat(client.result(client.send("execute_request", content)).types()).isEmpty();
    Execution next = client.execute("silently");
    assertThat(next.reply().get("execution_count").getAsInt()).isEqualTo(before + 1);
    assertThat(next.value()).isEqualTo("5");
  }

  @Test
  void inputIsAskedForAndRead() {
    String id =
        client.submit("var in = new Scanner(System.in); in.nextLine() + in.nextInt()", true);
    client.answer("grüße");
    client.answer("7");
    assertThat(client.result(id).value()).isEqualTo("grüße7");
  }

  @Test
  void readingEndsAtOnceWhereNobodyCanBeAsked() {
    assertThat(client.execute("System.in.read()").value()).isEqualTo("-1");
  }

  @Test
  void interruptStopsABusyLoopAndKeepsTheState() throws InterruptedException {
    client.execute("int counted = 0;");
    assertThat(interruptLatency("counted = 7;", "while (true) { }"))
        .as("interrupt of a busy loop")
        .isLessThan(SOON);
    assertThat(client.execute("counted").value()).isEqualTo("7");
  }

  @Test
  void interruptStopsSleepingPrintingAskingAndCatchingCells() throws InterruptedException {
    for (String code :
        List.of(
            "Thread.sleep(100_000);",
            "while (true) { System.out.println(\"x\"); }",
            "while (true) { try { Thread.sleep(10_000); } catch (InterruptedException e) { break; }"
                + " }",
            "System.in.read();",
            "java.util.stream.IntStream.range(0, 100).parallel().forEach(i -> { while (true) { } });")) {
      assertThat(interruptLatency("", code)).as(code).isLessThan(SOON);
      assertThat(client.execute("40 + 2").value()).isEqualTo("42");
    }
  }

  @Test
  void aCellMayDoSomethingElseAtItsFirstInterrupt() throws InterruptedException {
    client.execute(
        "import io.github.spencerpark.ijava.IJava; import java.util.concurrent.atomic.*;");
    String asks =
        "AtomicInteger asked = new AtomicInteger();"
            + " IJava.getKernelInstance().onInterrupt(() -> asked.incrementAndGet() == 1);";
    String id =
        client.submit(
            asks
                + "{ System.out.println(\"go\"); while (asked.get() == 0) { Thread.sleep(1); }"
                + " Thread.sleep(300); System.out.println(\"its own end\"); }",
            false);
    client.broadcast(id, "stream");
    client.control("interrupt_request");
    Execution cell = client.result(id);
    assertThat(cell.status()).isEqualTo("ok");
    assertThat(cell.text("stdout")).endsWith("its own end\n");

    assertThat(interruptLatency("", "while (true) { }"))
        .as("the next cell is stopped as any")
        .isLessThan(SOON);

    String stubborn =
        client.submit(asks + "{ System.out.println(\"go\"); while (true) { } }", false);
    client.broadcast(stubborn, "stream");
    client.control("interrupt_request");
    long asked = System.nanoTime();
    client.control("interrupt_request");
    assertThat(client.result(stubborn).status()).isEqualTo("error");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
    assertThat(client.execute("asked.get()").value()).isEqualTo("2");
  }

  @Test
  void interruptWithoutACellHarmsNothing() {
    assertThat(client.control("interrupt_request").get("status").getAsString()).isEqualTo("ok");
    assertThat(client.execute("6 * 7").value()).isEqualTo("42");
  }

  @Test
  void severalClientsShareOneKernelAndOneMayComeBack() {
    client.execute("int shared = 1;");
    JupyterClient other = client.beside();
    assertThat(other.execute("shared += 1").value()).isEqualTo("2");
    String seen = other.submit("System.out.println(\"for both\")", false);
    assertThat(client.broadcast(seen, "stream").content().toString()).contains("for both");
    other.result(seen);
    other.leave();
    JupyterClient back = client.beside();
    assertThat(back.execute("shared").value()).isEqualTo("2");
    back.leave();
    assertThat(client.execute("shared").value()).isEqualTo("2");
  }

  @Test
  void passwordsAreAskedForHidden() {
    String kernel = "io.github.spencerpark.ijava.IJava.getKernelInstance()";
    String id = client.submit(kernel + ".askPassword(\"key: \").length()", true);
    JsonObject question = client.answer("secret");
    assertThat(question.get("prompt").getAsString()).isEqualTo("key: ");
    assertThat(question.get("password").getAsBoolean()).isTrue();
    assertThat(client.result(id).value()).isEqualTo("6");
    assertThat(client.execute(kernel + ".ask(\"name: \")").traceback())
        .contains("this front end takes no input");
  }

  @Test
  void commsAreListedAndDebuggingIsDeclined() {
    JsonObject comms = client.ask("comm_info_request", "target_name", "jupyter.widget");
    assertThat(comms.get("status").getAsString()).isEqualTo("ok");
    assertThat(comms.getAsJsonObject("comms").size()).isZero();
    client.execute(
        """
        import io.github.spencerpark.jupyter.kernel.comm.*;
        import io.github.spencerpark.jupyter.messages.Message;
        import io.github.spencerpark.jupyter.messages.comm.*;
        getKernelInstance().getCommManager().registerTarget("here", (manager, id, target, message) ->
            new Comm(manager, id, target) {
              protected void onMessage(Message<CommMsgCommand> message) {}
              protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
            });
        """);
    client.send(
        "comm_open",
        JupyterClient.json("comm_id", "one", "target_name", "here", "data", new JsonObject()));
    assertThat(client.ask("comm_info_request").getAsJsonObject("comms").toString())
        .isEqualTo("{\"one\":{\"target_name\":\"here\"}}");
    JsonObject debug = client.control("debug_request", "command", "initialize", "seq", 7);
    assertThat(debug.get("success").getAsBoolean()).isFalse();
    assertThat(debug.get("message").getAsString()).contains("no debugger");
  }

  @Test
  void aFrontEndsExpressionsAreEvaluatedAfterTheCell() {
    JsonObject content =
        JupyterClient.json(
            "code",
            "int asked = 6;",
            "silent",
            false,
            "user_expressions",
            Map.of("good", "asked * 7", "bad", "nothing"));
    JsonObject found =
        client
            .result(client.send("execute_request", content))
            .reply()
            .getAsJsonObject("user_expressions");
    assertThat(found.getAsJsonObject("good").getAsJsonObject("data").get("text/plain"))
        .hasToString("\"42\"");
    assertThat(found.getAsJsonObject("bad").get("ename")).hasToString("\"CompilationException\"");
  }

  @Test
  void forgedAndUnknownMessagesAreIgnored() {
    client.sendForged();
    client.sendGarbled();
    client.send("no_such_request", new JsonObject());
    client.send(
        "comm_msg", JupyterClient.json("comm_id", "none"), new byte[20_000_000], new byte[1]);
    assertThat(client.execute("6 * 7").value()).isEqualTo("42");
  }

  /** Time from the request to the end of the cell; one block, so that "go" says that it runs. */
  private Duration interruptLatency(String before, String code) throws InterruptedException {
    String id = client.submit("{ " + before + " System.out.println(\"go\"); " + code + " }", true);
    client.broadcast(id, "stream");
    Thread.sleep(200); // as a person would, well inside the code; an earlier one stops it too
    long asked = System.nanoTime();
    client.control("interrupt_request");
    Execution cell = client.result(id);
    Duration latency = Duration.ofNanos(System.nanoTime() - asked);
    System.out.printf("interrupted after %d ms: %s%n", latency.toMillis(), code);
    assertThat(cell.status()).as(code).isEqualTo("error");
    assertThat(cell.only("error").get("evalue").getAsString())
        .isEqualTo("the cell was interrupted");
    return latency;
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }
}
