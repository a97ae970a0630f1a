package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.refigure.claim.Catalogue;
import org.refigure.cli.PaperTable;
import org.refigure.cli.Shelf;
import org.refigure.notebook.NotebookFigure;
import org.refigure.site.Exhibit;
import org.refigure.site.Links;
import org.xml.sax.InputSource;

/**
 * The site of the committed notebooks: whole, well-formed, and in agreement with the list of
 * papers.
 */
class GalleryTest {
  private final Gallery gallery = Gallery.made();

  @Test
  void every_page_is_well_formed_and_every_relative_link_leads_somewhere() throws Exception {
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    List<String> pages = gallery.pages();
    assertThat(pages).hasSize(gallery.exhibits().size() + 2);
    for (String page : pages) {
      String html = Files.readString(gallery.folder().resolve(page));
      String xml =
          html.replaceFirst("<!DOCTYPE html>", "").replaceAll("(?s)<script>.*?</script>", "");
      parser.parse(new InputSource(new StringReader(xml)));
      assertThat(Links.broken(gallery.folder(), page)).as(page).isEmpty();
    }
  }

  @Test
  void every_figure_is_a_file_and_every_formula_is_drawn() throws IOException {
    for (Exhibit exhibit : gallery.exhibits()) {
      Document page = Jsoup.parse(gallery.folder().resolve(exhibit.name() + ".html"));
      assertThat(page.select("figure")).hasSameSizeAs(exhibit.figures());
      assertThat(page.select("code.tex").eachText()).as(exhibit.name()).isEmpty();
      for (NotebookFigure figure : exhibit.figures()) {
        assertThat(
                Files.readAllBytes(
                    gallery
                        .folder()
                        .resolve("figures/" + exhibit.name() + "/" + figure.anchor() + ".png")))
            .isEqualTo(figure.bytes());
        assertThat(page.select("#" + figure.anchor() + " img").attr("alt")).isNotBlank();
      }
    }
  }

  @Test
  void ids_are_unique_on_every_page() throws IOException {
    for (String page : gallery.pages()) {
      List<String> ids =
          Jsoup.parse(gallery.folder().resolve(page)).select("main [id]").eachAttr("id");
      assertThat(ids).as(page).doesNotHaveDuplicates();
    }
  }

  @Test
  void verdicts_are_counted_as_the_list_of_papers_counts_them() throws IOException {
    Document index = Jsoup.parse(gallery.folder().resolve("index.html"));
    String list =
        new PaperTable(Catalogue.shipped(), Shelf.of(Repository.file("notebooks"))).markdown();
    var cards = new ArrayList<String>();
    for (Exhibit exhibit : gallery.exhibits()) {
      boolean alone =
          gallery.exhibits().stream().filter(e -> e.number().equals(exhibit.number())).count() == 1;
      if (alone && exhibit.paper().isPresent()) {
        String own =
            String.join(
                ", ",
                index
                    .select(".card:has(a[href=" + exhibit.name() + ".html]) .counts li")
                    .eachText());
        assertThat(list).contains("(notebooks/" + exhibit.name() + ".ipynb) | " + own + " |");
        cards.add(own);
      }
    }
    assertThat(cards).hasSizeGreaterThan(30);
  }
}
