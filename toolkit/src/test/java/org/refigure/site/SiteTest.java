package org.refigure.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the site says of the notebooks it is made of, and that every link leads somewhere. */
class SiteTest {
  private final Exhibit whole =
      Notebooks.exhibit("07-two", Notebooks.whole("07 · Does <it> hold?"));

  @TempDir private Path folder = Path.of("");

  private Path out() {
    return folder.resolve("site");
  }

  private Document page(String name) throws IOException {
    return Jsoup.parse(out().resolve(name));
  }

  private void write(Exhibit... exhibits) {
    assertThat(new Site(List.of(exhibits), List.of()).write(out())).isEmpty();
  }

  @Test
  void a_card_has_question_field_paper_verdicts_time_and_figure() throws IOException {
    write(whole);

    Element card = page("index.html").select(".card").first();
    assertThat(card.select("h2 a").attr("href")).isEqualTo("07-two.html");
    assertThat(card.select("h2").text()).isEqualTo("Does <it> hold?");
    assertThat(card.select(".field").text()).isEqualTo("Symmetry07");
    assertThat(card.select(".paper").text()).isEqualTo("Two & <more> – Ada, 2026");
    assertThat(card.select(".counts li").eachText()).containsExactly("1 REPRODUCED");
    assertThat(card.select(".time").text()).isEqualTo("Time to re-run: two minutes");
    assertThat(card.select("img").attr("alt")).isEqualTo("a <line>");
    assertThat(card.attr("data-verdict")).isEqualTo("reproduced");
    assertThat(Files.readAllBytes(out().resolve(card.select("img").attr("src"))))
        .isEqualTo(Notebooks.PICTURE);
  }

  @Test
  void every_link_on_every_page_leads_to_a_file_and_a_place_in_it() throws IOException {
    write(whole, Notebooks.exhibit("07b-again", Notebooks.whole("07b · And again?")));

    for (String name : List.of("index.html", "claims.html", "07-two.html", "07b-again.html")) {
      assertThat(Links.broken(out(), name)).as(name).isEmpty();
    }
    assertThat(page("claims.html").select("tbody a").eachAttr("href"))
        .contains("07-two.html#claim-C1-β_x", "07b-again.html#claim-N-1");
    assertThat(page("07-two.html").select(".contents a").eachText())
        .containsExactly("Look", "Judge 12");
  }

  @Test
  void a_claim_stands_on_the_claims_page_with_its_rule_and_in_the_csv_file() throws IOException {
    write(whole);

    Element row = page("claims.html").select("tbody tr").first();
    assertThat(row.text())
        .contains("C1-β x slope & more (paper: Fig. 1)", "½", "in [0.4, 0.6]", "REPRODUCED");
    assertThat(row.attr("data-source")).isEqualTo("paper");
    assertThat(Files.readString(out().resolve("claims.csv")).lines())
        .hasSize(3)
        .element(1)
        .isEqualTo(
            "07-two,07,C1-β x,slope & more,paper,Fig. 1,\"½, \"\"about\"\"\",0.5,\"in [0.4,"
                + " 0.6]\",REPRODUCED,,07-two.html#claim-C1-β_x");
  }

  @Test
  void a_notebook_that_is_not_whole_is_shown_and_says_so() throws IOException {
    Exhibit half =
        Notebooks.exhibit(
            "07-half",
            Notebooks.notebook(
                Notebooks.code("1", Notebooks.failure()),
                Notebooks.code("null"),
                Notebooks.code("null"),
                Notebooks.code("2", Notebooks.scorecard("99"))));
    write(whole, half);

    assertThat(half.remarks())
        .containsExactly(
            "2 of 4 code cells never executed",
            "1 of 4 code cells ended in an error",
            "no verdicts: no scorecard of paper 07 among its outputs");
    assertThat(page("07-half.html").select(".remark").eachText()).isEqualTo(half.remarks());
    assertThat(page("index.html").select(".card")).hasSize(2);
    assertThat(whole.remarks()).isEmpty();
  }

  @Test
  void prose_links_to_pages_of_the_site_and_keeps_the_words_of_other_links() throws IOException {
    write(
        whole,
        Notebooks.exhibit(
            "07b-links",
            Notebooks.notebook(
                Notebooks.markdown(
                    "[one](07-two.ipynb) [data](../datasets/x.csv) [out](https://example.org/)"))));

    assertThat(page("07b-links.html").select("main a").eachAttr("href"))
        .containsExactly("07-two.html", "https://example.org/");
    assertThat(page("07b-links.html").select("main section").text()).isEqualTo("one data out");
  }

  @Test
  void only_files_of_the_very_same_picture_are_offered_from_a_run() throws IOException {
    Path figures = Files.createDirectories(folder.resolve("run/figures/07-two"));
    Files.write(figures.resolve("same.png"), Notebooks.PICTURE);
    Notebooks.save(figures, "same.svg", "<svg/>");
    Notebooks.save(figures, "same.pdf", "%PDF");
    Notebooks.save(figures, "other.png", "another picture");
    Notebooks.save(figures, "other.csv", "x,y");

    assertThat(new Site(List.of(whole), List.of(folder.resolve("run"))).write(out())).isEmpty();

    assertThat(page("07-two.html").select("figcaption a").eachText())
        .containsExactly("Figure 1", "PNG", "SVG", "PDF");
    assertThat(out().resolve("figures/07-two/figure-1.svg")).content().isEqualTo("<svg/>");
    assertThat(Links.broken(out(), "07-two.html")).isEmpty();
  }

  @Test
  void a_run_without_figures_is_told_in_one_line() {
    Site site = new Site(List.of(whole), List.of(folder));

    assertThatThrownBy(() -> site.write(out()))
        .isInstanceOf(SiteException.class)
        .hasMessageContaining("--run = " + folder)
        .hasMessageContaining("no such file or folder");
    assertThat(out()).doesNotExist();
  }
}
