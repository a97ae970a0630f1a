package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Bad words are refused before a file is touched; the notebook itself is run by the tests module.
 */
class NewCommandTest {
  @Test
  void aWrongNumberOrNameIsToldInOneLine() {
    assertThat(complaint("new", "5", "my-paper")).contains("NUMBER = \"5\" must be two digits");
    assertThat(complaint("new", "35", "My Paper"))
        .contains("NAME = \"My Paper\" must be lower-case words");
    assertThat(complaint("new", "35")).contains("NAME");
  }

  private static String complaint(String... arguments) {
    var err = new StringWriter();
    CommandLine line = Refigure.commandLine().setErr(new PrintWriter(err));
    assertThat(line.execute(arguments)).isEqualTo(WrongUsage.STATUS);
    assertThat(err.toString().strip().lines().count()).isLessThanOrEqualTo(2);
    return err.toString();
  }
}
