package org.refigure.notebook;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML from a notebook's outputs, reduced to what tables and notes need: no scripts, no handlers,
 * no links to resources, no styles but harmless ones. Other tags go, their text stays.
 */
final class SafeHtml {
  private static final String[] TAGS = {
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "b", "strong", "i", "em",
    "small", "br", "span", "div", "p", "sub", "sup", "code", "pre", "ul", "ol", "li", "h1", "h2",
    "h3", "h4", "hr"
  };

  private static final Pattern STYLE =
      Pattern.compile(
          "\\s*(text-align|color|background|font-weight|font-style|width|height|max-width|margin-top"
              + "|padding|border-radius|white-space)\\s*:\\s*[#a-zA-Z0-9.%\\- ]+\\s*");

  private SafeHtml() {}

  /** The harmless part of a fragment, well-formed. */
  static String of(String html) {
    return written(clean(html));
  }

  /** The harmless part of a fragment as a tree. */
  static Document clean(String html) {
    var allowed =
        Safelist.none()
            .addTags(TAGS)
            .addAttributes(":all", "class", "style", "title")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan");
    Document clean = new Cleaner(allowed).clean(Jsoup.parseBodyFragment(html));
    clean.select("[style]").forEach(SafeHtml::keepHarmlessStyles);
    return clean;
  }

  /** A tree as a well-formed fragment. */
  static String written(Document clean) {
    clean
        .outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .prettyPrint(false);
    return clean.body().html();
  }

  private static void keepHarmlessStyles(Element element) {
    Map<String, String> kept = new TreeMap<>();
    for (String declaration : element.attr("style").split(";")) {
      if (STYLE.matcher(declaration).matches()) {
        kept.put(declaration.strip().split(":")[0].strip(), declaration.strip());
      }
    }
    if (kept.isEmpty()) {
      element.removeAttr("style");
    } else {
      element.attr("style", String.join(";", kept.values()));
    }
  }
}
