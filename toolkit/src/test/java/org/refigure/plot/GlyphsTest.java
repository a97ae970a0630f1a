package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GlyphsTest {
  private static final String NEEDED =
      "αβγδεζηθικλμνξπρστφχψωΔΣΩΛΠΦΨ√½¼¾×·≤≥≈≠−±∞‖∥∝∂∇∈∑∏→←–—…′ℓ°µ∼ ABCxyz0123456789()[]{}|/";

  @Test
  void everySignOfOurLabelsIsDrawnWithoutTheMachinesFonts() {
    var glyphs = Glyphs.shared();
    NEEDED
        .codePoints()
        .forEach(
            character -> {
              assertThat(glyphs.has(character)).as(Character.toString(character)).isTrue();
              assertThat(glyphs.glyph(character).advance()).isPositive();
            });
  }

  @Test
  void subscriptsHangBelowTheBaselineAndAreSmaller() {
    var plain = TextLine.of("1", 20).outline().getBounds2D();
    var sub = TextLine.of("₁", 20).outline().getBounds2D();
    assertThat(sub.getMaxY()).isGreaterThan(plain.getMaxY() + 1);
    assertThat(sub.getHeight()).isCloseTo(0.7 * plain.getHeight(), within(0.01));
  }

  @Test
  void raisedMinusAndDigitsStandAboveTheMiddle() {
    var plain = TextLine.of("1", 20).outline().getBounds2D();
    var raised = TextLine.of("⁻³", 20).outline().getBounds2D();
    assertThat(raised.getMaxY()).isLessThan(plain.getCenterY() + 2);
  }

  @Test
  void measuringAndDrawingAgree() {
    String text = "σ₁ ∝ √d · 10⁻³ WAVE";
    assertThat(TextLine.width(text, 13)).isEqualTo(TextLine.of(text, 13).width());
  }

  @Test
  void wrappedLinesAreNoWiderThanAsked() {
    var lines = TextLine.wrapped("a label that says much more than it should", 13, 90);
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.width() <= 90);
    assertThat(TextLine.wrapped("unbreakableunbreakable", 13, 40))
        .singleElement()
        .satisfies(line -> assertThat(line.width()).isEqualTo(40));
    assertThat(TextLine.wrapped("  ", 13, 40)).isEmpty();
  }

  @Test
  @Tag("slow")
  void drawingNeverStartsTheFontSystemOfTheMachine() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load",
                "-Djava.awt.headless=true",
                "-cp",
                classes,
                AllFormats.class.getName())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(log).contains("drawn in all formats").doesNotContain("sun.font.FontManagerFactory");
  }

  /** Draws a figure in every format. */
  static final class AllFormats {
    private AllFormats() {}

    public static void main(String[] arguments) {
      var figure = Gallery.figures().get("four-panels");
      int bytes = figure.png().length + figure.svg().length() + figure.pdf().length;
      System.out.println(bytes > 0 ? "drawn in all formats" : "nothing drawn");
    }
  }
}
