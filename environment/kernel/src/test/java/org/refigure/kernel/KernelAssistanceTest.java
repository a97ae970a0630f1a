package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor asks while code is typed. */
class KernelAssistanceTest {
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
  void completionOffersMembersAlsoBehindOtherSnippets() {
    assertThat(matches("Math.ab")).contains("abs(");
    String code = "import java.util.function.*;\nString typed = \"😀\";\ntyped.sub";
    JsonObject reply = client.ask("complete_request", "code", code, "cursor_pos", 58);
    assertThat(reply.get("status").getAsString()).isEqualTo("ok");
    assertThat(reply.getAsJsonArray("matches").toString()).contains("substring(");
    // The client counts the emoji as one character.
    assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(55);
    assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(58);
    assertThat(matches("noSuchThing.at")).isEmpty();
    assertThat(matches("import java.nio.file.*;\nFiles.readAllB")).contains("readAllBytes(");
    assertThat(matches("import static java.util.stream.Collectors.*;\ntoLi")).contains("toList()");
    client.execute(
        "record Pair(int left, int right) {}\nenum Hue { RED, BLUE }\nvar pair = new Pair(1, 2);\n"
            + "Hue hue = Hue.RED;");
    assertThat(matches("pair.le")).contains("left()");
    assertThat(matches("Hue.B")).contains("BLUE");
    assertThat(matches("switch (hue) { case B")).isEqualTo("[\"BLUE\"]");
    assertThat(matches("int n = switch (hue) {\n  case RED -> 1;\n  case RED, "))
        .isEqualTo("[\"BLUE\",\"RED\"]");
    assertThat(matches("%ma")).isEqualTo("[\"%maven\",\"%mavenRepo\"]");
    assertThat(matches("int f(int wanted) { return wan")).contains("wanted");
    for (String header : List.of("if (", "while (Math.abs(", "for (int i = 0; i < ")) {
      assertThat(matches("void f(String text) {\n  " + header + "text.len"))
          .as(header)
          .contains("length()");
    }
  }

  @Test
  void inspectionShowsSignatures() {
    JsonObject found =
        client.ask("inspect_request", "code", "Math.max", "cursor_pos", 6, "detail_level", 0);
    assertThat(found.get("status").getAsString()).isEqualTo("ok");
    assertThat(found.get("found").getAsBoolean()).isTrue();
    assertThat(found.getAsJsonObject("data").get("text/plain").getAsString())
        .contains("int Math.max(int a, int b)");
    JsonObject none =
        client.ask("inspect_request", "code", "nothing", "cursor_pos", 3, "detail_level", 0);
    assertThat(none.get("found").getAsBoolean()).isFalse();
  }

  @Test
  void completenessTellsCompleteIncompleteAndInvalidApart() {
    for (String code :
        List.of(
            "int x = 1;",
            "int x = 1",
            "// note",
            "",
            "void f() {}\nf()",
            "1 // one",
            "x -> x",
            "%maven x",
            "%%time")) {
      assertThat(completeness(code)).as(code).isEqualTo("complete");
    }
    for (String code : List.of("for (;;) {", "int x = (1 +", "class A {", "/* open")) {
      assertThat(completeness(code)).as(code).isEqualTo("incomplete");
    }
    for (String code :
        List.of("int x = ;", ")", "int a = 1; )", "\"open", "int q = = 3;", "a b c")) {
      assertThat(completeness(code)).as(code).isEqualTo("invalid");
    }
  }

  private static String completeness(String code) {
    return client.ask("is_complete_request", "code", code).get("status").getAsString();
  }

  private static String matches(String code) {
    return client
        .ask("complete_request", "code", code, "cursor_pos", code.length())
        .getAsJsonArray("matches")
        .toString()
        .replace("[]", "");
  }
}
