package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.refigure.claim.Catalogue;
import org.refigure.cli.PaperTable;
import org.refigure.cli.Shelf;
import org.refigure.notebook.CellOutput;
import org.refigure.notebook.NotebookFile;

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
        new String[] {
          "README.md",
          ".github/CONTRIBUTING.md",
          "datasets/README.md",
          "environment/CHANGELOG.md",
          "environment/cluster/README.md",
          "environment/container/README.md"
        }) {
      Matcher links = LINK.matcher(Repository.text(page));
      Path folder = Repository.file(page).getParent();
      while (links.find()) {
        Path target = folder.resolve(links.group(1)).normalize();
        assertThat(Files.exists(target)).as("%s links to %s", page, links.group(1)).isTrue();
      }
    }
  }

  @Test
  void every_link_within_the_page_leads_to_a_heading() throws IOException {
    String readme = Repository.text("README.md");
    List<String> anchors =
        readme
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    Matcher links = Pattern.compile("\\]\\(#([^)]+)\\)").matcher(readme);
    while (links.find()) {
      assertThat(anchors).contains(links.group(1));
    }
  }

  /** The lines that reproduce 00 is said to end with, as the committed notebook has them. */
  @Test
  void the_output_that_is_promised_is_that_of_the_committed_notebook() throws IOException {
    String readme = Repository.text("README.md");
    String card = readme.substring(readme.indexOf("\nspikes: "), readme.indexOf("\nDecision rule"));
    String committed =
        NotebookFile.read(Repository.file("notebooks/00-start-here.ipynb")).cells().stream()
            .flatMap(cell -> cell.outputs().stream())
            .filter(output -> output instanceof CellOutput.Display)
            .map(output -> ((CellOutput.Display) output).data().get("text/plain"))
            .filter(text -> text != null && text.contains("Start here"))
            .reduce("", String::concat);
    assertThat(judged(card)).hasSize(2).isEqualTo(judged(committed));
  }

  /** Numbers, rules and verdicts in order: the words between them are broken as columns allow. */
  private static List<String> judged(String text) {
    return Pattern.compile(
            "\\S+ \\[\\S+ \\S+\\] \\(n = .*in \\[.*(REPRODUCED|CONSISTENT|INCONCLUSIVE)")
        .matcher(text)
        .results()
        .map(row -> row.group().replaceAll("\\(n = (\\d+), .*in", "($1) in").replaceAll(" +", " "))
        .toList();
  }

  @Test
  void the_badges_say_what_is_so() throws IOException {
    assertThat(Repository.text("environment/readme/licence.svg")).contains(">Apache-2.0<");
    assertThat(Repository.text("LICENSE")).contains("Apache License", "Version 2.0");
    String release = Repository.text("pom.xml").split("<java.release>")[1].split("<")[0];
    assertThat(Repository.text("environment/readme/jdk.svg"))
        .contains(">" + release + " or newer<");
    assertThat(Repository.text("README.md")).contains("**JDK " + release + " or newer**");
  }

  @Test
  void what_a_project_may_add_is_named_in_the_versions_of_this_build() throws IOException {
    String poms = Repository.text("pom.xml") + Repository.text("toolkit/pom.xml");
    String readme = Repository.text("README.md");
    String djl = property(poms, "djl");
    String pytorch = property(poms, "pytorch");
    assertThat(readme)
        .contains(
            "pytorch-engine:" + djl,
            "pytorch-jni:" + pytorch + "-" + djl,
            "pytorch-native-cpu:" + pytorch + "`",
            "parquet-column:" + property(poms, "parquet"),
            "parquet-format-structures:" + property(poms, "parquet"),
            "aircompressor:" + property(poms, "aircompressor"),
            "nd4j-native:" + property(poms, "nd4j"),
            "<version>" + poms.split("<version>")[1].split("<")[0] + "</version>");
    List<String> optional =
        Pattern.compile("<artifactId>(\\S+)</artifactId>(?:(?!</dependency>)[\\s\\S])*<optional>")
            .matcher(poms)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("api")) // DJL's, which its engine brings
            .toList();
    assertThat(optional).hasSizeGreaterThan(4).allMatch(name -> readme.contains(name + ":"));
  }

  private static String property(String poms, String name) {
    return poms.split("<" + name + "\\.version>")[1].split("<")[0];
  }

  @Test
  void the_pictures_are_small() throws IOException {
    for (String picture : List.of("notebook-04.png", "licence.svg", "jdk.svg", "gpu.svg")) {
      assertThat(Repository.file("environment/readme/" + picture)).isNotEmptyFile();
      assertThat(Files.size(Repository.file("environment/readme/" + picture))).isLessThan(150_000);
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
