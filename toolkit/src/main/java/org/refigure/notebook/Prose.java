package org.refigure.notebook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
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
  /** A dollar sign that is meant as one; block formulas, in dollars or bare; inline formulas. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\\\\\$"
              + "|\\$\\$(.+?)\\$\\$"
              + "|(\\\\begin\\{((?:align|alignat|equation|gather|multline|eqnarray)\\*?)\\}.+?\\\\end\\{\\3\\})"
              + "|\\$([^\\s$](?:[^$\\n]|\\n(?!\\s*\\n))*?)(?<![\\s\\\\])\\$(?!\\d)",
          Pattern.DOTALL);

  private static final int BLOCK = 1;
  private static final int BARE = 2;
  private static final int INLINE = 4;

  /** A table scrolls sideways in a frame of its own, by keys too. */
  private static final String TABLE =
      "<div class=\"html\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>";

  private static final Pattern MARK = Pattern.compile("\uE000(\\d+)\uE001");

  private static final int LOWEST_WITH_ID = 4;

  /** Letters of LaTeX from which on a formula may be wider than a narrow page. */
  private static final int LONG = 40;

  private final Outline outline;
  private final UnaryOperator<String> link;
  private final Formula formula = new Formula();
  private final Parser parser =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** Prose of a page whose headings nobody collects. */
  Prose() {
    this(new Outline(), UnaryOperator.identity());
  }

  /**
   * Prose whose headings get ids and go into an outline.
   *
   * @param link where a link leads from this page; nothing where only its words shall stay
   */
  Prose(Outline outline, UnaryOperator<String> link) {
    this.outline = outline;
    this.link = link;
  }

  /** The HTML of a piece of Markdown. */
  String html(String markdown) {
    return html(markdown, Map.of());
  }

  /**
   * The HTML of a piece of Markdown.
   *
   * @param attachments pictures that the cell itself holds, as data addresses by name
   */
  String html(String markdown, Map<String, String> attachments) {
    var kept = new ArrayList<String>();
    Node document = parser.parse(withoutFormulas(markdown.replaceAll("[\uE000-\uE006]", ""), kept));
    document.accept(new Images(attachments, kept));
    Map<Node, String> ids = new HashMap<>();
    document.accept(new Places(ids, kept));
    return whole(renderer(ids).render(document), kept)
        .replace("<table>", TABLE)
        .replace("</table>", "</table></div>");
  }

  private static String whole(String rendered, List<String> kept) {
    return MARK.matcher(rendered)
        .replaceAll(match -> Matcher.quoteReplacement(kept.get(Integer.parseInt(match.group(1)))));
  }

  private static HtmlRenderer renderer(Map<Node, String> ids) {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (ids.containsKey(node)) {
                    attributes.put("id", ids.get(node));
                  }
                })
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build();
  }

  /** Formulas made and replaced by marks; what the parser takes for code holds none. */
  private String withoutFormulas(String markdown, List<String> kept) {
    BitSet code = new BitSet();
    parser.parse(markdown).accept(new CodePlaces(code));
    Matcher found = FORMULA.matcher(markdown);
    var text = new StringBuilder();
    int done = 0;
    for (int from = 0; from < markdown.length() && found.find(from); ) {
      int inCode = code.nextSetBit(found.start());
      if (inCode >= 0 && inCode < found.end()) {
        from = inCode == found.start() ? code.nextClearBit(inCode) : found.start() + 1;
        continue;
      }
      from = found.end();
      boolean inline = found.group(INLINE) != null;
      if (inline || found.group(BLOCK) != null || found.group(BARE) != null) {
        int group = inline ? INLINE : found.group(BLOCK) != null ? BLOCK : BARE;
        text.append(markdown, done, found.start());
        text.append(mark(framed(found.group(group), !inline), kept));
        done = found.end();
      }
    }
    return text.append(markdown.substring(done)).toString();
  }

  /** A formula that may be wider than the page scrolls in a frame of its own, by keys too. */
  private String framed(String tex, boolean block) {
    String html = formula.html(tex, block);
    if (block) {
      return "<span class=\"formula\" tabindex=\"0\">" + html + "</span>";
    }
    return tex.length() < LONG
        ? html
        : "<span class=\"formula inline\" tabindex=\"0\">" + html + "</span>";
  }

  private static String mark(String html, List<String> kept) {
    kept.add(html);
    return "\uE000" + (kept.size() - 1) + "\uE001";
  }

  /** Gives headings their ids, enters them into the outline, and leads links to this page's. */
  private final class Places extends AbstractVisitor {
    private final Map<Node, String> ids;
    private final List<String> kept;

    Places(Map<Node, String> ids, List<String> kept) {
      this.ids = ids;
      this.kept = kept;
    }

    @Override
    public void visit(Link node) {
      visitChildren(node);
      String address = link.apply(node.getDestination());
      if (address.isEmpty()) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
          node.insertBefore(child);
        }
        node.unlink();
      } else {
        node.setDestination(address);
      }
    }

    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() <= LOWEST_WITH_ID) {
        String id = outline.id(MARK.matcher(text(heading)).replaceAll(" "));
        ids.put(heading, id);
        outline.add(heading.getLevel(), id, whole(Html.escape(text(heading)), kept));
      }
      visitChildren(heading);
    }
  }

  /** The words of a node, without marks of emphasis. */
  private static String text(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }
        });
    return text.toString();
  }

  /** Marks the characters of code, in spans, fences and indented blocks. */
  private static final class CodePlaces extends AbstractVisitor {
    private final BitSet places;

    CodePlaces(BitSet places) {
      this.places = places;
    }

    @Override
    public void visit(Code code) {
      add(code);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      add(block);
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      add(block);
    }

    private void add(Node node) {
      for (SourceSpan span : node.getSourceSpans()) {
        places.set(span.getInputIndex(), span.getInputIndex() + span.getLength());
      }
    }
  }

  /** A page that is one file has no images but those in it: others become links. */
  private static final class Images extends AbstractVisitor {
    private static final String ATTACHED = "attachment:";

    private final Map<String, String> attachments;
    private final List<String> kept;

    Images(Map<String, String> attachments, List<String> kept) {
      this.attachments = attachments;
      this.kept = kept;
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      String name = image.getDestination();
      if (name.startsWith(ATTACHED)) {
        image.insertAfter(new Text(attached(name.substring(ATTACHED.length()), text(image))));
      } else {
        var link = new Link(image.getDestination(), image.getTitle());
        for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
          link.appendChild(child);
        }
        image.insertAfter(link);
      }
      image.unlink();
    }

    private String attached(String name, String text) {
      String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
      String address = attachments.getOrDefault(decoded, attachments.getOrDefault(name, ""));
      return address.isEmpty()
          ? text + " (picture " + decoded + " is missing in the notebook)"
          : mark("<img alt=\"" + Html.escape(text) + "\" src=\"" + address + "\"/>", kept);
    }
  }
}
