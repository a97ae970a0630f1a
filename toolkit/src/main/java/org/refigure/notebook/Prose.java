package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown with formulas as HTML that loads nothing and runs nothing.
 *
 * <p>Formulas are taken out before Markdown is parsed, for it would read their underscores and
 * backslashes, and put back after; code is left alone. Raw HTML is shown as text, an image from
 * elsewhere becomes a link.
 */
final class Prose {
  /** Code spans and fences, which hide dollar signs; then block and inline formulas. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?:(`+)(?!`).+?(?<!`)\\1(?!`)|^~~~.*?^~~~)"
              + "|\\\\\\$"
              + "|\\$\\$(.+?)\\$\\$"
              + "|\\$([^\\s$](?:[^$\\n]|\\n(?!\\s*\\n))*?)(?<![\\s\\\\])\\$(?!\\d)",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final int BLOCK = 2;
  private static final int INLINE = 3;
  private static final Pattern MARK = Pattern.compile("\uE000(\\d+)\uE001");

  private final Formula formula = new Formula();
  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .build();

  /** The HTML of a piece of Markdown. */
  String html(String markdown) {
    var formulas = new ArrayList<String>();
    String marked =
        FORMULA
            .matcher(markdown.replaceAll("[\uE000\uE001]", ""))
            .replaceAll(match -> Matcher.quoteReplacement(marked(match, formulas)));
    Node document = parser.parse(marked);
    document.accept(new ImagesToLinks());
    return MARK.matcher(renderer.render(document))
        .replaceAll(
            match -> Matcher.quoteReplacement(formulas.get(Integer.parseInt(match.group(1)))));
  }

  private String marked(MatchResult match, List<String> formulas) {
    boolean block = match.group(BLOCK) != null;
    if (!block && match.group(INLINE) == null) {
      return match.group(); // code, or a dollar sign that was meant as one
    }
    formulas.add(formula.html(match.group(block ? BLOCK : INLINE), block));
    return "\uE000" + (formulas.size() - 1) + "\uE001";
  }

  /** A page that is one file has no images but those in it. */
  private static final class ImagesToLinks extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      visitChildren(image);
      var link = new Link(image.getDestination(), image.getTitle());
      for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
        link.appendChild(child);
      }
      image.insertAfter(link);
      image.unlink();
    }
  }
}
