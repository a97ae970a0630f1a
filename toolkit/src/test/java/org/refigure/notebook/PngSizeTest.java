package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Panel;

class PngSizeTest {
  private static final Panel PANEL = Panel.of("", Axis.linear("x"), Axis.linear("y"));

  @Test
  void aFigureIsShownAtTheSizeItsTextIsMadeFor() {
    assertThat(PngSize.of(Figure.of(PANEL).png())).contains(new PngSize(640, 420));
    assertThat(PngSize.of(Figure.of(PANEL, PANEL, PANEL).png())).contains(new PngSize(1020, 290));
  }

  @Test
  void otherBytesHaveNoSize() {
    assertThat(PngSize.of(new byte[0])).isEmpty();
    assertThat(PngSize.of(new byte[40])).isEmpty();
    byte[] cut = java.util.Arrays.copyOf(Figure.of(PANEL).png(), 30);
    assertThat(PngSize.of(cut)).isEmpty();
  }
}
