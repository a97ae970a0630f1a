package org.refigure.notebook;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where the scripts of an operator stand: below and above it, or beside it. */
final class Limits {
  /** Before an operator: below and above, also inside a line. */
  static final String FORCED = "\uE003";

  /** Before an operator: beside, also in a line of its own. */
  static final String NEVER = "\uE005";

  /** Before an operator: below and above in a line of its own, as those of {@code max}. */
  static final String DISPLAYED = "\uE006";

  private static final Set<String> MARKS = Set.of(FORCED, NEVER, DISPLAYED);
  private static final Set<String> OPERATORS =
      Set.of(
          "max", "min", "sup", "inf", "lim", "limsup", "liminf", "lim sup", "lim inf", "det", "gcd",
          "Pr");
  private static final Set<String> BRACES = Set.of("\u23DE", "\u23DF", "\uFE37", "\uFE38");
  private static final Map<String, String> STACKED =
      Map.of("msub", "munder", "msup", "mover", "msubsup", "munderover");
  private static final Map<String, String> BESIDE =
      Map.of("munder", "msub", "mover", "msup", "munderover", "msubsup");

  private Limits() {}

  /** Whether a node is one of the marks, which are not drawn. */
  static boolean isMark(@Nullable Node node) {
    return node != null && MARKS.contains(String.valueOf(node.getTextContent()));
  }

  /** Whether the scripts stand below and above although they are inside a line. */
  static boolean forced(Element script) {
    return mark(script).equals(FORCED);
  }

  /** The element's name as it is to be written; that of any other element stays. */
  static String name(Element element, boolean block) {
    String name = String.valueOf(element.getLocalName());
    if (STACKED.containsKey(name)) {
      boolean stacked =
          switch (mark(element)) {
            case FORCED -> true;
            case NEVER -> false;
            case DISPLAYED -> block;
            default -> labelled(element) || block && OPERATORS.contains(base(element));
          };
      return stacked ? STACKED.get(name) : name;
    }
    return mark(element).equals(NEVER) ? BESIDE.getOrDefault(name, name) : name;
  }

  private static String mark(Element script) {
    Node before = script.getPreviousSibling();
    return isMark(before) ? String.valueOf(before.getTextContent()) : "";
  }

  private static String base(Element script) {
    return String.valueOf(script.getFirstChild().getTextContent()).strip();
  }

  /** Whether the base is a brace over or under something, whose script is its label. */
  private static boolean labelled(Element script) {
    Node base = script.getFirstChild();
    String kind = String.valueOf(base.getLocalName());
    return (kind.equals("munder") || kind.equals("mover"))
        && BRACES.contains(String.valueOf(base.getLastChild().getTextContent()));
  }
}
