package org.refigure.kernel;

import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.InlineTagTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SimpleDocTreeVisitor;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** The text of a Javadoc comment as a notebook shows it: HTML, and plain text. */
final class JavadocText {

  private JavadocText() {}

  /** Safe HTML of a comment, given without its stars; the comment itself if it cannot be read. */
  static String html(String comment) {
    String html;
    try {
      html = parsed(comment).accept(new ToHtml(), "");
    } catch (IOException | RuntimeException e) {
      html = comment;
    }
    return Jsoup.clean(
        html,
        "",
        Safelist.relaxed().addTags("dl", "dt", "dd"),
        new Document.OutputSettings().prettyPrint(false));
  }

  /** The words of HTML, with paragraphs and lists as lines. */
  static String plain(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    for (Element block : document.select("p, pre, ul, ol, dl, table, h1, h2, h3, h4, hr")) {
      block.before("\n\n").after("\n\n");
    }
    document.select("br").before("\n");
    document.select("li").forEach(item -> item.prepend("\n- "));
    document.select("dt").forEach(item -> item.prepend("\n").append(":"));
    document.select("dd").forEach(item -> item.prepend("\n    "));
    return document
        .wholeText()
        .replaceAll("[ \\t]+\\n", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static DocCommentTree parsed(String comment) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        JavaSyntax.source("/** " + comment.replace("*/", "* /") + " */ class X {}");
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
    CompilationUnitTree unit = task.parse().iterator().next();
    TreePath type = TreePath.getPath(unit, unit.getTypeDecls().get(0));
    return DocTrees.instance(task).getDocCommentTree(type);
  }

  /** Writes the tags of Javadoc as HTML; HTML stays what it is. */
  private static final class ToHtml extends SimpleDocTreeVisitor<String, String> {

    /** Tags without a rule of their own, those of the JDK among them: their words. */
    @Override
    protected String defaultAction(DocTree tree, String none) {
      String text = tree.toString();
      if (tree instanceof InlineTagTree inline) {
        String words = escaped(text.replaceFirst("^\\{@\\w+[\\s:]*", "").replaceFirst("}$", ""));
        return inline.getTagName().equals("snippet") ? "<pre>" + words + "</pre>" : words;
      }
      return tree instanceof BlockTagTree block
          ? term(block.getTagName()) + "<dd>" + text.replaceFirst("^@\\w+\\s*", "") + "</dd>"
          : text;
    }

    @Override
    public String visitDocComment(DocCommentTree comment, String none) {
      String tags =
          comment.getBlockTags().stream()
              .map(tag -> tag.accept(this, none))
              .collect(Collectors.joining());
      return "<p>"
          + all(comment.getFullBody())
          + "</p>"
          + (tags.isEmpty() ? "" : "<dl>" + tags + "</dl>");
    }

    @Override
    public String visitText(TextTree text, String none) {
      return text.getBody();
    }

    @Override
    public String visitEntity(EntityTree entity, String none) {
      return entity.toString();
    }

    @Override
    public String visitLiteral(LiteralTree literal, String none) {
      String text = escaped(literal.getBody().getBody());
      return literal.getKind() == DocTree.Kind.CODE ? "<code>" + text + "</code>" : text;
    }

    @Override
    public String visitLink(LinkTree link, String none) {
      String label = all(link.getLabel());
      return "<code>"
          + (label.isBlank() ? escaped(shortened(link.getReference().getSignature())) : label)
          + "</code>";
    }

    @Override
    public String visitParam(ParamTree parameter, String none) {
      String name = escaped(parameter.getName().toString());
      return term(parameter.isTypeParameter() ? "&lt;" + name + "&gt;" : name)
          + meaning(parameter.getDescription());
    }

    @Override
    public String visitReturn(ReturnTree result, String none) {
      return result.toString().startsWith("{")
          ? "Returns " + all(result.getDescription()) + "."
          : term("returns") + meaning(result.getDescription());
    }

    @Override
    public String visitThrows(ThrowsTree thrown, String none) {
      return term("throws " + escaped(shortened(thrown.getExceptionName().getSignature())))
          + meaning(thrown.getDescription());
    }

    @Override
    public String visitSee(SeeTree see, String none) {
      return term("see") + "<dd>" + escaped(see.toString().replaceFirst("^@see\\s*", "")) + "</dd>";
    }

    private String all(List<? extends DocTree> trees) {
      return trees.stream().map(tree -> tree.accept(this, "")).collect(Collectors.joining());
    }

    private String meaning(List<? extends DocTree> description) {
      return "<dd>" + all(description) + "</dd>";
    }

    private static String term(String words) {
      return "<dt><b>" + words + "</b></dt>";
    }

    private static String shortened(String reference) {
      String name = reference.replaceFirst("^(?:[a-z]\\w*\\.)+(?=[A-Z])", "").replace('#', '.');
      return name.startsWith(".") ? name.substring(1) : name;
    }

    private static String escaped(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  }
}
