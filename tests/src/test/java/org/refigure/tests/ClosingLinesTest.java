package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What 'environment/verify' says at its end. */
class ClosingLinesTest {
  private static final String SKIPPED =
      """
      <testcase name="a" classname="org.refigure.A"><skipped message="no &quot;x&quot;: get it"/></testcase>
      <testcase name="b" classname="org.refigure.B"><skipped><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no "x": get it
      \tat org.refigure.B]]></skipped></testcase>
      <testcase name="" classname="org.refigure.C"><skipped message="other"/></testcase>
      """;

  private Path folder = Path.of("");
  private Path stamp = Path.of("");

  @BeforeEach
  void freshFolder() throws IOException {
    folder = Repository.scratch("reports");
    stamp = Files.writeString(folder.resolve("stamp"), "");
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(60)));
  }

  @Test
  void skipped_tests_are_named_under_their_reason() throws Exception {
    report("TEST-one.xml", "<testcase name='well' classname='org.refigure.A'/>" + SKIPPED);

    Program program = closing();

    assertThat(program.exit()).as(program.err()).isZero();
    assertThat(program.out().lines())
        .containsExactly(
            "verify: skipped A.a, B.b: no \"x\": get it",
            "verify: skipped C: other",
            "verify: JDK 17: 4 tests, 0 failed, 3 skipped");
  }

  @Test
  void failures_and_errors_are_named_and_end_it_with_1() throws Exception {
    report(
        "TEST-one.xml",
        """
        <testcase name="a" classname="org.refigure.A"><failure message="expected: 1"/></testcase>
        <testcase name="b" classname="org.refigure.A"><error>java.io.IOException: gone
        \tat org.refigure.A</error></testcase>
        """);

    Program program = closing();

    assertThat(program.exit()).isEqualTo(1);
    assertThat(program.out().lines())
        .containsExactly(
            "verify: failed A.a: expected: 1",
            "verify: failed A.b: java.io.IOException: gone",
            "verify: JDK 17: 2 tests, 2 failed, 0 skipped");
  }

  @Test
  void reports_of_an_earlier_run_do_not_count_and_no_test_at_all_is_a_failure() throws Exception {
    Path old = report("TEST-old.xml", "<testcase name='old' classname='org.refigure.A'/>");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));

    Program program = closing();

    assertThat(program.exit()).isEqualTo(1);
    assertThat(program.out().strip()).isEqualTo("verify: JDK 17: 0 tests, 0 failed, 0 skipped");
  }

  private Path report(String name, String cases) throws IOException {
    return Files.writeString(folder.resolve(name), "<testsuite name='s'>" + cases + "</testsuite>");
  }

  private Program closing() throws IOException, InterruptedException {
    return Program.run(
        List.of(
            Program.java(),
            Repository.file("environment/ClosingLines.java").toString(),
            stamp.toString(),
            "JDK 17",
            folder.toString(),
            folder.resolve("absent").toString()),
        Map.of(),
        folder);
  }
}
