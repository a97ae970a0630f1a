package org.refigure.notebook;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
  private static final String GROUP = "\\s*\\{([^{}]*)\\}";

  /** What SnuggleTeX lacks → the same in its own words; applied in order. */
  private static final Map<Pattern, String> REWRITES = rewrites();

  private final SnuggleEngine engine = new SnuggleEngine();

  /**
   * A formula as an HTML fragment.
   *
   * @param tex the LaTeX between the dollar signs
   * @param block whether it stands in a line of its own
   */
  String html(String tex, boolean block) {
    return mathMl(tex, block)
        .orElseGet(() -> "<code class=\"tex\">%s</code>".formatted(Html.escape(tex.strip())));
  }

  private Optional<String> mathMl(String tex, boolean block) {
    String readable = tex;
    for (var rewrite : REWRITES.entrySet()) {
      readable = rewrite.getKey().matcher(readable).replaceAll(rewrite.getValue());
    }
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

  private static Map<Pattern, String> rewrites() {
    var rewrites = new LinkedHashMap<Pattern, String>();
    rewrites.put(command("operatorname\\*?" + GROUP), "{\\\\mathrm{$1}}");
    rewrites.put(command("(?:text|textrm|textnormal)" + GROUP), "\\\\mbox{$1}");
    rewrites.put(command("(?:boldsymbol|bm)(?![a-zA-Z])"), "\\\\mathbf");
    // a style without braces around it leaks into what follows
    rewrites.put(command("math(rm|bf|it|sf|tt)" + GROUP), "{\\\\math$1{$2}}");
    rewrites.put(command("[td]frac(?![a-zA-Z])"), "\\\\frac");
    rewrites.put(command("(?:to)(?![a-zA-Z])"), "\\\\rightarrow");
    rewrites.put(command("(?:dots|dotsc)(?![a-zA-Z])"), "\\\\ldots");
    rewrites.put(command("(?:dotsb)(?![a-zA-Z])"), "\\\\cdots");
    rewrites.put(command("(?:lVert|rVert)(?![a-zA-Z])|\\\\\\|"), "\\\\Vert ");
    rewrites.put(command("(?:lvert|rvert)(?![a-zA-Z])"), "|");
    rewrites.put(command("implies(?![a-zA-Z])"), "\\\\Rightarrow");
    rewrites.put(command("iff(?![a-zA-Z])"), "\\\\Leftrightarrow");
    rewrites.put(command("arg(min|max)(?![a-zA-Z])"), "\\\\arg\\\\$1");
    rewrites.put(command("[bB]igg?[lrm]?(?![a-zA-Z])"), "");
    rewrites.put(command("begin\\{(?:aligned|align\\*?|split)\\}"), "\\\\begin{array}{rl}");
    rewrites.put(command("end\\{(?:aligned|align\\*?|split)\\}"), "\\\\end{array}");
    return rewrites;
  }

  private static Pattern command(String rest) {
    return Pattern.compile("\\\\" + rest);
  }
}
