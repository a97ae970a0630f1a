package org.refigure.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that the site did not write is ever replaced or removed. */
class SiteFolderTest {
  @TempDir private Path parent = Path.of("");

  private Path out() {
    return parent.resolve("out");
  }

  private void site(String... names) throws IOException {
    SiteFolder folder = SiteFolder.open(out());
    for (String name : names) {
      folder.write(name, "new " + name);
    }
    folder.removeOthers();
  }

  @Test
  void a_folder_with_files_of_others_is_refused_and_left_as_it_is() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("letter.txt"), "mine");

    assertThatThrownBy(() -> SiteFolder.open(out()))
        .isInstanceOf(SiteException.class)
        .hasMessageContaining("must be a new or empty folder")
        .hasMessageContaining("it holds letter.txt");
    assertThat(out().toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void a_list_that_is_not_ours_makes_no_folder_ours() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve(SiteFolder.LIST), "index.html\n");

    assertThatThrownBy(() -> SiteFolder.open(out())).hasMessageContaining("not one of ours");
  }

  @Test
  void a_file_in_the_way_is_told() throws IOException {
    Files.writeString(out(), "a file");

    assertThatThrownBy(() -> SiteFolder.open(out()))
        .isInstanceOf(SiteException.class)
        .hasMessageContaining("choose another");
    assertThat(out()).content().isEqualTo("a file");
  }

  @Test
  void a_later_site_replaces_its_own_files_and_removes_those_it_no_longer_has() throws IOException {
    site("index.html", "figures/a/figure-1.png", "figures/b/figure-1.png");
    Path note = Files.writeString(out().resolve("figures/b/note.txt"), "mine");
    Path own = Files.writeString(out().resolve("mine.html"), "mine");

    site("index.html");

    assertThat(out().resolve("figures/a")).doesNotExist();
    assertThat(out().resolve("figures/b/figure-1.png")).doesNotExist();
    assertThat(note).content().isEqualTo("mine");
    assertThat(own).content().isEqualTo("mine");
  }

  @Test
  void a_file_that_somebody_put_where_a_page_would_go_stays() throws IOException {
    site("index.html");
    Path own = Files.writeString(out().resolve("claims.html"), "mine");
    SiteFolder folder = SiteFolder.open(out());

    assertThatThrownBy(() -> folder.write("claims.html", "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not write");
    assertThat(own).content().isEqualTo("mine");
  }

  @Test
  void a_list_cannot_lead_out_of_the_folder() throws IOException {
    Path outside = Files.writeString(parent.resolve("outside.txt"), "mine");
    site("index.html");
    Path list = out().resolve(SiteFolder.LIST);
    Files.writeString(list, Files.readString(list) + "../outside.txt\n" + outside + "\n");

    site("index.html");

    assertThat(outside).content().isEqualTo("mine");
  }

  @Test
  void a_link_out_of_the_folder_is_not_followed() throws IOException {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "links need rights there");
    Path outside = Files.createDirectories(parent.resolve("outside"));
    site("index.html");
    Files.createSymbolicLink(out().resolve("figures"), outside);
    SiteFolder folder = SiteFolder.open(out());

    assertThatThrownBy(() -> folder.write("figures/a.png", "new"))
        .hasMessageContaining("leads out of the site");
    assertThat(outside.toFile().list()).isEmpty();
  }
}
