package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cells mean: values, errors, declarations, and what they may not do. */
class KernelCellTest {
  private static JupyterClient client;

  @BeforeAll
  static void startKernel(@TempDir Path folder) throws IOException {
    client = JupyterClient.start(folder, Map.of());
  }

  @AfterAll
  static void stopKernel() {
    client.close();
  }

  @Test
  void lastValueIsTheResultAndStateSurvivesCells() {
    client.execute("int kept = 20; import java.util.function.*;");
    Execution cell = client.execute("Supplier<Integer> more = () -> kept + 1;\nmore.get() * 2");
    assertThat(cell.status()).as(cell.toString()).isEqualTo("ok");
    assertThat(cell.value()).isEqualTo("42");
    assertThat(client.execute("var list = List.of(1, 2)").types()).isEmpty();
    assertThat(client.execute("list").value()).isEqualTo("[1, 2]");
  }

  @Test
  void voidAndNullShowNothing() {
    assertThat(client.execute("System.gc()").types()).isEmpty();
    assertThat(client.execute("String none = null; none").types()).isEmpty();
  }

  @Test
  void arraysAreShownWithTheirElementsAndLargeOnesCut() {
    assertThat(client.execute("new int[][] {{1, 2}, {3}}").value()).isEqualTo("[[1, 2], [3]]");
    assertThat(client.execute("new double[5_000_000]").value()).hasSizeLessThan(10_000);
  }

  @Test
  void ijavasImportsAreThere() {
    Execution cell =
        client.execute(
            """
            List.of(new StringReader("").ready(), BigInteger.TWO,
                URI.create("a"), new ConcurrentHashMap<>(), Preferences.class.getSimpleName(),
                Pattern.compile("p"))
            """);
    assertThat(cell.value()).isEqualTo("[true, 2, a, {}, Preferences, p]");
    assertThat(client.execute("printf(\"%d items\", 3)").text("stdout")).isEqualTo("3 items");
    assertThat(client.execute("Stream.of(1)").traceback()).contains("cannot find symbol");
  }

  @Test
  void exceptionOfAThreadTheCellStartedIsSeen() {
    Execution cell =
        client.execute(
            """
            Thread failing = new Thread(() -> { throw new IllegalStateException("in a thread"); });
            failing.start();
            failing.join();
            """);
    assertThat(cell.status()).isEqualTo("ok");
    assertThat(cell.text("stderr")).contains("IllegalStateException: in a thread");
  }

  @Test
  void errorNamesTheExceptionItsCauseAndTheLineOfTheCell() {
    client.execute(
        """
        // a comment moves nothing
        int fail(int n) {
          throw new IllegalStateException("boom " + n, new RuntimeException("why"));
        }
        """);
    Execution cell = client.execute("int n = 3;\n\nfail(n);");
    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.types()).containsExactly("error");
    assertThat(cell.only("error").get("ename").getAsString())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(cell.reply().get("evalue").getAsString()).isEqualTo("boom 3");
    assertThat(cell.reply().getAsJsonArray("traceback")).isNotEmpty();
    assertThat(cell.traceback())
        .contains("line 3:  throw new IllegalStateException")
        .contains("line 3:  fail(n);")
        .contains("Caused by: java.lang.RuntimeException: why");
  }

  @Test
  void nullPointerMessageNamesTheVariableOnly() {
    Execution cell = client.execute("String empty = null;\nempty.length()");
    assertThat(cell.only("error").get("evalue").getAsString())
        .endsWith("because \"empty\" is null");
  }

  @Test
  void compileErrorShowsLineAndCaret() {
    Execution cell = client.execute("int fine = 1;\n\nint bad = fine + missing;");
    assertThat(cell.only("error").get("ename").getAsString()).isEqualTo("CompilationException");
    assertThat(cell.traceback())
        .contains("line 3: cannot find symbol, variable missing")
        .contains("    int bad = fine + missing;\n                     ^");
    assertThat(client.execute("int open = (1 +").traceback()).contains("line 1: ");
  }

  @Test
  void classesOfOneCellMayReferToLaterOnes() {
    Execution cell =
        client.execute(
            """
            sealed interface Shape permits Disc {}
            record Disc(double radius) implements Shape {}
            new Disc(1)
            """);
    assertThat(cell.value()).isEqualTo("Disc[radius=1.0]");
    assertThat(client.execute("class Lonely extends NoSuchClass {}").traceback())
        .contains("NoSuchClass");
  }

  @Test
  void valueThatCannotBeShownIsTheCellsError() {
    Execution cell =
        client.execute(
            "new Object() { public String toString() { throw new RuntimeException(\"no\"); } }");
    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.traceback()).contains("cannot be shown").contains("no");
  }

  @Test
  void exitOfACellEndsTheCellAndNotTheKernel() {
    assertThat(client.execute("System.out.print(1); System.exit(3);").traceback())
        .isEqualTo(
            "CellExit: System.exit(3) ended this cell; the kernel stays"
                + " (its menu ends or restarts it)\n");
    assertThat(client.execute("Runtime.getRuntime().halt(1)").status()).isEqualTo("error");
    assertThat(client.execute("class Ends { void now() { System.exit(0); } } new Ends().now()"))
        .satisfies(cell -> assertThat(cell.status()).isEqualTo("error"));
    assertThat(client.execute("1 + 1").value()).isEqualTo("2");
  }

  @Test
  void assertionsCount() {
    assertThat(client.execute("assert 1 > 2 : \"no\";").traceback()).contains("AssertionError: no");
    assertThat(client.execute("assert false;").traceback())
        .startsWith("java.lang.AssertionError\n");
  }

  @Test
  void deepTracesAndLongListsAreCut() {
    client.execute("int deep(int n) { return 1 + deep(n + 1); }");
    assertThat(client.execute("deep(0)").traceback())
        .contains("StackOverflowError")
        .contains("frames left out")
        .hasSizeLessThan(10_000);
    assertThat(client.execute("Collections.nCopies(100_000, 1)").value())
        .endsWith("(100000 elements)]");
  }

  @Test
  void endlessToStringCanBeInterrupted() throws InterruptedException {
    String id =
        client.submit(
            "new Object() { public String toString() { System.out.print(\"go\"); while (true) { } } }",
            false);
    client.broadcast(id, "stream");
    client.control("interrupt_request");
    assertThat(client.result(id).only("error").get("ename").getAsString())
        .isEqualTo("EvaluationInterruptedException");
    assertThat(client.execute("1 + 1").value()).isEqualTo("2");
  }

  @Test
  void laterImportBelowTheFirstLineKeepsVariables() {
    client.execute("String survivor = \"kept\"; List<String> names = List.of(\"a\");");
    client.execute("int first = 1;\n// a comment\nimport java.nio.charset.*;\nint last = 2;");
    assertThat(client.execute("survivor + names").value()).isEqualTo("kept[a]");
  }

  @Test
  void resetOfAVariableIsSaidAloud() {
    client.execute("class Changing { int a; }\nChanging held = new Changing();");
    assertThat(client.execute("class Changing { int b; }").text("stderr"))
        .containsPattern("held has lost its value: .*; run cell \\d+ again to get it back");
  }

  @Test
  void cellsOfFiftyThousandLinesAndLongTextsRun() {
    assertThat(client.execute("{\n" + "// a line\n".repeat(50_000) + "}\n1").value())
        .isEqualTo("1");
    assertThat(client.execute("\"\"\"\n" + "x".repeat(60_000) + "\"\"\".length()").value())
        .isEqualTo("60000");
    String statements = "System.out.println(0);\n" + "System.nanoTime();\n".repeat(50_000);
    String id = client.submit(statements, false); // each is compiled by itself: half an hour
    client.broadcast(id, "stream");
    client.control("interrupt_request");
    assertThat(client.result(id).only("error").get("evalue").getAsString())
        .isEqualTo("the cell was interrupted");
    assertThat(client.execute("1 + 1").value()).isEqualTo("2");
  }

  @Test
  void textsTooLongForAClassFileAreRefusedAndHarmNoLaterCell() {
    client.execute("int unharmed = 42;");
    // An import makes JShell try again what it refused.
    Iterator<String> imports = List.of("CRC32", "Adler32", "Deflater").iterator();
    String text = "x".repeat(70_000);
    for (String cell :
        List.of(
            "String s = \"" + text + "\";",
            "int f() { return \"" + text + "\".length(); }",
            "\"" + text.substring(30_000) + "\" + \"" + text.substring(30_000) + "\"")) {
      assertThat(client.execute(cell).traceback())
          .contains("constant string too long (at most 65535 bytes in UTF-8: read it from a file")
          .hasSizeLessThan(2_000);
      client.execute("import java.util.zip." + imports.next() + ";");
      assertThat(client.execute("unharmed").value()).isEqualTo("42");
    }
    assertThat(client.execute("String s = \"short\"; s").value()).isEqualTo("short");
  }

  @Test
  void whatTheCompilerCannotDoEndsTheCellOnly() {
    String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
    Execution cell = client.execute(deep);
    assertThat(cell.traceback())
        .startsWith("JShell: the compiler gave this cell up: ")
        .contains("StackOverflowError");
    assertThat(client.execute(" ".repeat(10_000_000) + "1").traceback())
        .isEqualTo(
            "CellTooLong: a cell may have 10000000 characters and this one has 10000001:"
                + " put data into a file and read that\n");
    String wide = "n".repeat(100_000);
    assertThat(client.execute("int a = 1 + " + wide + ";").traceback())
        .contains("(100013 characters)", "cannot find symbol")
        .hasSizeLessThan(2_000);
    assertThat(client.execute("40 + 2").value()).isEqualTo("42");
  }
}
