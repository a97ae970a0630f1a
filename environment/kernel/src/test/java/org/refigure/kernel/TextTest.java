package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small things done to text on its way in and out. */
class TextTest {

  @Test
  void leadOfBlanksAndCommentsIsCutAndNothingElse() {
    assertThat(SourceText.withoutLead(" \n// a\n/* b * / c */\n\tint x; // d"))
        .isEqualTo("int x; // d");
    assertThat(SourceText.withoutLead("a / b")).isEqualTo("a / b");
    assertThat(SourceText.withoutLead("// only")).isEmpty();
    assertThat(SourceText.withoutLead("/* open")).isEqualTo("/* open");
    assertThat(SourceText.withoutLead("/*" + "*".repeat(100_000) + "/x")).isEqualTo("x");
  }

  @Test
  void magicBeginsASnippetOrStandsBehindItsEqualsSign() {
    assertThat(MagicSource.at("%jars a \"b c\"\nint x;").get())
        .satisfies(
            command -> {
              assertThat(command.java()).isEqualTo("lineMagic(\"jars\", List.of(\"a\", \"b c\"));");
              assertThat(command.text()).isEqualTo("%jars a \"b c\"");
            });
    assertThat(MagicSource.at("var x = %jars a\"b").get().java()).startsWith("var x = lineMagic(");
    assertThat(MagicSource.at("%%html y\n<b>\"\\</b>").get())
        .satisfies(
            command -> {
              assertThat(command.isCell()).isTrue();
              assertThat(command.java())
                  .isEqualTo("cellMagic(\"html\", List.of(\"y\"), \"<b>\\\"\\\\</b>\")");
            });
    assertThat(MagicSource.at("a % b")).isEmpty();
    assertThat(MagicSource.at("String s = \"= %d\"")).isEmpty();
  }

  @Test
  void bytesBecomeTextAlsoWhenCutInsideACharacter() throws IOException {
    StringBuilder text = new StringBuilder();
    try (OutputStream sink = new Utf8Sink(text::append)) {
      for (byte b : "grüße 😀!".getBytes(StandardCharsets.UTF_8)) {
        sink.write(b);
      }
      sink.write(new byte[] {(byte) 0xFF, 'z'});
    }
    assertThat(text).hasToString("grüße 😀!\uFFFDz");
  }

  @Test
  void svgLosesDeclarationCommentAndDoctypeOnly() {
    String svg = "<svg><!-- kept --><text>a</text></svg>";
    DisplayData data = new DisplayData();
    data.putSVG(
        "<?xml version=\"1.0\"?>\n<!-- made\nby -->\n<!DOCTYPE svg PUBLIC \"a\" \"b\" [ <!ENTITY c \"d\"> ]>\n"
            + svg);
    assertThat(RichText.tidy(data, "image/svg+xml").getData(MIMEType.IMAGE_SVG)).isEqualTo(svg);
  }

  @Test
  void plainCopyOfMarkupIsShortUnlessAskedFor() {
    DisplayData data = new DisplayData("<b>x</b>");
    assertThat(RichText.tidy(data, "text/plain", "text/html").getData(MIMEType.TEXT_PLAIN))
        .isEqualTo("<b>x</b>");
    assertThat(RichText.tidy(data).getData(MIMEType.TEXT_PLAIN)).isEqualTo("<b>x</b>");
    assertThat(RichText.tidy(data, "text/html").getData(MIMEType.TEXT_PLAIN))
        .isEqualTo("[text/html: 8 characters]");
  }

  @Test
  void longArraysAreCutAndNullsAndCyclesSurvive() {
    assertThat(TextLimit.of(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(TextLimit.of(new int[101])).endsWith("0, ... (101 elements)]");
    Object[] cycle = {null, "a", null};
    cycle[2] = cycle;
    assertThat(TextLimit.of(cycle)).isEqualTo("[null, a, (this Object[])]");
  }

  @Test
  void longListsMapsAndTextsAreCutWithTheCountOfWhatIsMissing() {
    assertThat(TextLimit.of(Collections.nCopies(100_000, 7)))
        .hasSizeLessThan(400)
        .endsWith("7, ... (100000 elements)]");
    assertThat(TextLimit.of(Map.of("a", List.of(1, 2)))).isEqualTo("{a=[1, 2]}");
    assertThat(TextLimit.of("x".repeat(30_000))).endsWith("\n... (10000 characters left out)");
    Object[][][][] deep = new Object[200][200][20][20];
    assertThat(TextLimit.of(deep)).hasSizeLessThan(25_000);
  }
}
