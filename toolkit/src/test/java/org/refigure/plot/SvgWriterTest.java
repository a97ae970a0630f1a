package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgWriterTest {

  @Test
  void everyKindIsWellFormedWithoutPrologOrDoctype() throws Exception {
    for (var entry : Gallery.figures().entrySet()) {
      String svg = entry.getValue().svg();
      assertThat(svg).startsWith("<svg").doesNotContain("<?xml", "<!DOCTYPE", "<!--");
      Element root = parsed(svg);
      assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
      assertThat(root.getAttribute("role")).isEqualTo("img");
      assertThat(root.getElementsByTagName("text").getLength()).isZero();
      assertThat(root.getElementsByTagName("image").getLength()).isZero();
      assertThat(ids(svg)).containsAll(found(svg, Pattern.compile("url\\(#([^)]+)\\)")));
    }
  }

  @Test
  void titleAndDescriptionComeFirstAndAreEscaped() throws Exception {
    var figure = Figure.of(Panel.of("a < b & \"c\" \u0001", Axis.linear("x"), Axis.linear("y")));
    Element root = parsed(figure.svg());
    var elements = root.getElementsByTagName("*");
    assertThat(elements.item(0).getNodeName()).isEqualTo("title");
    assertThat(elements.item(0).getTextContent()).isEqualTo("a < b & \"c\" ?");
    assertThat(elements.item(1).getNodeName()).isEqualTo("desc");
    assertThat(elements.item(1).getTextContent()).startsWith("a < b & \"c\"");
  }

  @Test
  void equalFiguresGiveEqualText() {
    assertThat(Gallery.twoPanels().svg()).isEqualTo(Gallery.twoPanels().svg());
  }

  @Test
  void theCanvasHasTheFiguresLogicalSize() throws Exception {
    Element root = parsed(Gallery.spectra().svg());
    assertThat(root.getAttribute("width")).isEqualTo("900");
    assertThat(root.getAttribute("height")).isEqualTo("340");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 340");
  }

  @Test
  void idsOfDifferentFiguresDifferSoThatTheyCanShareAPage() {
    Set<String> one = ids(Gallery.twoPanels().svg());
    Set<String> other = ids(Gallery.heatMap().svg());
    assertThat(one).isNotEmpty().doesNotContainAnyElementsOf(other);
  }

  private static Set<String> ids(String svg) {
    return found(svg, Pattern.compile(" id=\"([^\"]+)\""));
  }

  private static Set<String> found(String svg, Pattern pattern) {
    var all = new HashSet<String>();
    pattern.matcher(svg).results().forEach(match -> all.add(match.group(1)));
    return all;
  }

  private static Element parsed(String svg) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }
}
