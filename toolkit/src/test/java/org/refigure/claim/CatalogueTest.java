package org.refigure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.shipped();

  @Test
  void holds_the_34_papers_in_order_each_with_its_own_slug() {
    assertThat(catalogue.papers())
        .extracting(CataloguedPaper::number)
        .isEqualTo(IntStream.rangeClosed(1, 34).mapToObj("%02d"::formatted).toList());
    assertThat(catalogue.papers()).extracting(CataloguedPaper::slug).doesNotHaveDuplicates();
  }

  @Test
  void the_flagship_is_the_first() {
    assertThat(catalogue.slug("01-robust-layerwise-scaling"))
        .hasValueSatisfying(
            paper -> {
              assertThat(paper.number()).isEqualTo("01");
              assertThat(paper.published()).isEqualTo("arXiv 2510.15262");
              assertThat(paper.claims()).isEqualTo(10);
            });
  }

  @Test
  void every_paper_can_be_found_by_its_readers() {
    assertThat(catalogue.papers())
        .allSatisfy(paper -> assertThat(paper.published()).matches(".*arXiv \\d{4}\\.\\d{4,5}"));
  }

  @Test
  void a_slug_that_does_not_begin_with_the_number_is_refused() {
    assertThatThrownBy(
            () ->
                new CataloguedPaper(
                    "01", "02-adamp", "AdamP", "Heo", 2021, "arXiv 2006.08217", "Training", 6))
        .hasMessageContainingAll("slug = \"02-adamp\"", "must be \"01\"");
  }

  @Test
  void the_list_cannot_be_changed() {
    List<CataloguedPaper> papers = catalogue.papers();
    assertThatThrownBy(papers::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_card_finds_its_paper_by_its_number() {
    assertThat(catalogue.citation("34").identifier()).isEqualTo("ICML; arXiv 2302.04953");
    assertThat(catalogue.citation("00").title()).isEqualTo("Start here");
    assertThatThrownBy(() -> catalogue.citation("35"))
        .hasMessageContaining("paper \"35\" must be one of 00 to 34")
        .hasMessageContaining("new Paper(");
  }
}
