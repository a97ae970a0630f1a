package org.refigure.notebook;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.NodeList;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/**
 * Formulas in LaTeX as MathML, which browsers show without a script.
 *
 * <p>SnuggleTeX reads the LaTeX; commands it lacks and that papers use are first written in those
 * it has. A formula it still cannot read is shown as it was typed, never half of it.
 */
final class Formula {
  private final SnuggleEngine engine = new SnuggleEngine();

  /**
   * A formula as an HTML fragment.
   *
   * @param tex the LaTeX between the dollar signs
   * @param block whether it stands in a line of its own
   */
  String html(String tex, boolean block) {
    return mathMl(tex, block)
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT, "<code class=\"tex\">%s</code>", Html.escape(tex.strip())));
  }

  private Optional<String> mathMl(String tex, boolean block) {
    String readable = TexRewrites.of(tex);
    String fence = block ? "$$" : "$";
    try {
      SnuggleSession session = engine.createSession();
      session.parseInput(new SnuggleInput(fence + readable.strip() + fence));
      NodeList nodes = session.buildDOMSubtree();
      boolean whole = session.getErrors().isEmpty() && nodes.getLength() == 1;
      return whole ? Optional.of(MathMl.write(nodes.item(0), block)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a parser of other people's text may fall over; the text remains
    }
  }
}
