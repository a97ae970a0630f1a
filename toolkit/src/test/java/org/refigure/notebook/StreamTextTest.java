package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.Draws;

class StreamTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {
        "a\\nb\\n, a\\nb\\n",
        "10 %\\r20 %, 20 %",
        "longer\\rabc, abcger",
        "a\\r\\nb, a\\nb",
        "abc\\b\\bX, aXc",
        "\\b\\bx, x",
        "longer\\r\\033[Kabc, abc",
        "longer\\033[2K\\rabc, abc",
        "\\033[32m10 %\\033[0m done\\r\\033[32m9 %\\033[0m\\033[K, \\033[32m9 %\\033[0m",
        "one\\ntwo\\033[A\\rONE\\n\\rTWO\\n, ONE\\nTWO\\n",
        "a \\033]8;;https://example.org\\033\\\\link\\033]8;;\\033\\\\ b, a link b",
        "\\033]8;;https://example.org\\007link\\033]8;;\\007, link",
        "\\033[3Cx, #   x#",
      })
  void it_shows_what_a_terminal_would(String printed, String seen) {
    var text = new StreamText(100);
    text.print(printed.translateEscapes());
    assertThat(text.text()).isEqualTo(seen.translateEscapes());
  }

  @Property(seed = Draws.SEED)
  void cutting_a_text_into_pieces_changes_nothing(
      @ForAll @Chars({'a', '2', '\n', '\r', '\b', '\u001b', '[', ']', 'K', 'A', '\u0007'})
          String text,
      @ForAll int cut) {
    int at = Math.floorMod(cut, text.length() + 1);
    var whole = new StreamText(1000);
    whole.print(text);
    var pieces = new StreamText(1000);
    pieces.print(text.substring(0, at));
    pieces.print(text.substring(at));
    assertThat(pieces.text()).isEqualTo(whole.text());
  }

  @Test
  void the_last_line_is_the_last_that_says_something() {
    var text = new StreamText(100);
    text.print("one\ntwo\n \n\n");
    assertThat(text.lastLine()).isEqualTo("two");
    text.print(" three\r");
    assertThat(text.lastLine()).isEqualTo("three");
    assertThat(new StreamText(100).lastLine()).isEmpty();
  }

  @Test
  void text_beyond_the_limit_is_counted_not_kept() {
    var text = new StreamText(10);
    text.print("12345678\n".repeat(1000));
    assertThat(text.text()).hasSizeLessThan(100).contains("8,990 more characters");
  }
}
