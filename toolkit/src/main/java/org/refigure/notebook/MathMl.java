package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * SnuggleTeX's MathML written in the part of MathML that browsers draw.
 *
 * <p>Source: W3C, "MathML Core": it has no {@code mfenced}, no {@code columnalign}, and of {@code
 * mathvariant} only {@code normal}; fences become operators, and letters of other alphabets their
 * Unicode characters.
 */
final class MathMl {
  /** First in a numerator: the fraction has no line, as a binomial coefficient. */
  static final String NO_LINE = "\uE002";

  private static final String UNMOVED = "<mo movablelimits=\"false\">";
  private static final Set<String> KEPT_ATTRIBUTES = Set.of("accent", "accentunder", "width");

  private static final String THIN_SPACE = "<mspace width=\"0.167em\"></mspace>";
  private static final Set<String> ARGUMENTS =
      Set.of("mi", "mn", "msub", "msup", "msubsup", "mfrac", "msqrt", "mover", "mrow");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "log", "ln", "exp", "sin", "cos", "tan", "tanh", "arg", "min", "max", "sup", "inf", "lim",
          "det", "dim", "arg min", "arg max");

  /** Letters of alphabets that Unicode keeps outside the block of the others. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("double-struck C", "ℂ"),
          Map.entry("double-struck H", "ℍ"),
          Map.entry("double-struck N", "ℕ"),
          Map.entry("double-struck P", "ℙ"),
          Map.entry("double-struck Q", "ℚ"),
          Map.entry("double-struck R", "ℝ"),
          Map.entry("double-struck Z", "ℤ"),
          Map.entry("script B", "ℬ"),
          Map.entry("script E", "ℰ"),
          Map.entry("script F", "ℱ"),
          Map.entry("script H", "ℋ"),
          Map.entry("script I", "ℐ"),
          Map.entry("script L", "ℒ"),
          Map.entry("script M", "ℳ"),
          Map.entry("script R", "ℛ"));

  private final boolean block;

  private MathMl(boolean block) {
    this.block = block;
  }

  /** Writes a {@code math} element. */
  static String write(Node math, boolean block) {
    return String.format(
        Locale.ROOT,
        "<math%s><mrow>%s</mrow></math>",
        block ? " display=\"block\"" : "",
        new MathMl(block).children(math, "", ""));
  }

  private String node(Node node, String variant) {
    if (!(node instanceof Element element)) {
      return Html.escape(String.valueOf(node.getTextContent()));
    }
    return switch (element.getLocalName()) {
      case "mfenced" -> fenced(element, variant);
      case "mstyle" -> styled(element, variant);
      case "mi" -> identifier(element, variant);
      case "mo", "mn" -> token(element, variant);
      case "mtd" ->
          String.format(
              Locale.ROOT,
              "<mtd style=\"text-align:%s\">%s</mtd>",
              alignment(element),
              children(element, variant, ""));
      case "mspace" -> space(element);
      case "mfrac" ->
          String.format(
              Locale.ROOT,
              "<mfrac%s>%s</mfrac>",
              isNoLine(firstLeaf(element)) ? " linethickness=\"0\"" : "",
              children(element, variant, ""));
      default -> {
        String inner = children(element, variant, "");
        yield String.format(
            Locale.ROOT,
            "<%1$s%2$s>%3$s</%1$s>",
            Limits.name(element, block),
            attributes(element),
            Limits.forced(element) ? inner.replaceFirst("<mo>", UNMOVED) : inner);
      }
    };
  }

  private String children(Node parent, String variant, String separator) {
    var written = new ArrayList<String>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (!Limits.isMark(child) && !isNoLine(child)) {
        written.add(node(child, variant) + (afterFunction(child) ? THIN_SPACE : ""));
      }
    }
    return String.join(separator, written);
  }

  /** Whether a thin space belongs between {@code log} and what it is applied to, as in TeX. */
  private static boolean afterFunction(Node node) {
    Node name = "msub".equals(node.getLocalName()) ? node.getFirstChild() : node;
    Node next = node.getNextSibling();
    boolean inRow = !"msub".equals(String.valueOf(node.getParentNode().getLocalName()));
    return inRow
        && next != null
        && ARGUMENTS.contains(String.valueOf(next.getLocalName()))
        && FUNCTIONS.contains(String.valueOf(name.getTextContent()).replace('\u00A0', ' '));
  }

  private static boolean isNoLine(Node node) {
    return NO_LINE.equals(node.getTextContent());
  }

  private static Node firstLeaf(Node node) {
    Node leaf = node;
    while (leaf.getFirstChild() instanceof Element child) {
      leaf = child;
    }
    return leaf;
  }

  private static List<Node> nodes(Node parent) {
    var nodes = new ArrayList<Node>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      nodes.add(child);
    }
    return nodes;
  }

  private String fenced(Element element, String variant) {
    return String.format(
        Locale.ROOT,
        "<mrow>%s%s%s</mrow>",
        fence(element.getAttribute("open"), "prefix"),
        children(element, variant, "<mo>,</mo>"),
        fence(element.getAttribute("close"), "postfix"));
  }

  private static String fence(String text, String form) {
    return text.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, "<mo fence=\"true\" form=\"%s\">%s</mo>", form, Html.escape(text));
  }

  private String styled(Element element, String outer) {
    String own = element.getAttribute("mathvariant");
    String variant = own.isEmpty() ? outer : own;
    List<Node> children = nodes(element);
    boolean word =
        variant.equals("normal")
            && children.size() > 1
            && children.stream().allMatch(child -> "mi".equals(child.getLocalName()));
    return word // an upright word is one identifier, not letters with gaps
        ? String.format(
            Locale.ROOT, "<mi>%s</mi>", Html.escape(String.valueOf(element.getTextContent())))
        : String.format(Locale.ROOT, "<mrow>%s</mrow>", children(element, variant, ""));
  }

  private static String identifier(Element element, String outer) {
    String own = element.getAttribute("mathvariant");
    String variant = own.isEmpty() ? outer : own;
    String text = String.valueOf(element.getTextContent());
    boolean upright = variant.equals("normal") && text.length() == 1;
    return String.format(
        Locale.ROOT,
        "<mi%s>%s</mi>",
        upright ? " mathvariant=\"normal\"" : "",
        Html.escape(lettered(text, variant)));
  }

  private static String token(Element element, String variant) {
    String text = String.valueOf(element.getTextContent()).replace('-', '−');
    if (text.equals("/")) {
      return "<mo lspace=\"0\" rspace=\"0\">/</mo>"; // tight, as in TeX
    } else if (text.equals("|") || text.equals("‖")) {
      // without \\left and \\right they keep their size: nothing says which two belong together
      return String.format(
          Locale.ROOT, "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">%s</mo>", text);
    }
    String shown = element.getLocalName().equals("mn") ? lettered(text, variant) : text;
    return String.format(
        Locale.ROOT, "<%1$s>%2$s</%1$s>", element.getLocalName(), Html.escape(shown));
  }

  private static String space(Element element) {
    String width = element.getAttribute("width");
    return width.startsWith("-")
        ? ""
        : String.format(Locale.ROOT, "<mspace width=\"%s\"></mspace>", Html.escape(width));
  }

  private static String alignment(Element cell) {
    String align = cell.getAttribute("columnalign");
    return align.equals("left") || align.equals("right") ? align : "center";
  }

  private static String attributes(Element element) {
    var text = new StringBuilder();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (KEPT_ATTRIBUTES.contains(attribute.getNodeName())) {
        text.append(
            String.format(
                Locale.ROOT,
                " %s=\"%s\"",
                attribute.getNodeName(),
                Html.escape(attribute.getNodeValue())));
      }
    }
    return text.toString();
  }

  /** The text in another alphabet of Unicode's mathematical letters. */
  static String lettered(String text, String variant) {
    return text.codePoints().mapToObj(c -> lettered(c, variant)).collect(Collectors.joining());
  }

  private static String lettered(int c, String variant) {
    String usual = Character.toString(c);
    String elsewhere = ELSEWHERE.get(variant + " " + usual);
    if (elsewhere != null) {
      return elsewhere;
    }
    int capital =
        switch (variant) {
          case "bold" -> 0x1D400;
          case "script" -> 0x1D49C;
          case "double-struck" -> 0x1D538;
          case "sans-serif" -> 0x1D5A0;
          case "monospace" -> 0x1D670;
          default -> 0;
        };
    if (capital == 0) {
      return usual;
    } else if (c >= 'A' && c <= 'Z') {
      return Character.toString(capital + c - 'A');
    } else if (c >= 'a' && c <= 'z' && !variant.equals("script")) {
      return Character.toString(capital + 26 + c - 'a');
    } else if (variant.equals("bold") && c >= 'α' && c <= 'ω') {
      return Character.toString(0x1D6C2 + c - 'α');
    } else if (variant.equals("bold") && c >= '0' && c <= '9') {
      return Character.toString(0x1D7CE + c - '0');
    }
    return usual;
  }
}
