package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.refigure.claim.Catalogue;
import org.refigure.cli.PaperTable;
import org.refigure.cli.Shelf;

/** The pages people read first say what is so. */
class ReadmeTest {
  private static final String BEGIN =
      "<!-- papers: printed by 'environment/refigure list --markdown' -->\n";
  private static final String END = "<!-- end of papers -->";

  /** Links into the repository: no scheme, no anchor alone. */
  private static final Pattern LINK =
      Pattern.compile("(?:\\]\\(|src=\"|href=\")(?!https?:|#|mailto:)([^)\"#\\s]+)");

  @Test
  void the_table_of_papers_is_the_one_that_the_command_prints() throws IOException {
    String readme = Repository.text("README.md");
    assertThat(readme).contains(BEGIN, END);
    String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
    String printed =
        new PaperTable(Catalogue.shipped(), Shelf.of(Repository.file("notebooks"))).markdown();
    assertThat(table).isEqualTo(printed);
  }

  @Test
  void every_link_into_the_repository_leads_to_a_file() throws IOException {
    for (String page :
        new String[] {"README.md", ".github/CONTRIBUTING.md", "datasets/README.md"}) {
      Matcher links = LINK.matcher(Repository.text(page));
      Path folder = Repository.file(page).getParent();
      while (links.find()) {
        Path target = folder.resolve(links.group(1)).normalize();
        assertThat(Files.exists(target)).as("%s links to %s", page, links.group(1)).isTrue();
      }
    }
  }

  @Test
  void the_figure_is_an_output_of_the_notebook_it_links_to() throws IOException {
    byte[] figure =
        Files.readAllBytes(Repository.file("notebooks/figures/figure-1-language-model.png"));
    assertThat(Repository.text("notebooks/01c-figure-1.ipynb"))
        .as("copy the figure anew from the notebook's outputs")
        .contains(Base64.getEncoder().encodeToString(figure));
  }
}
