package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** The site as a reader meets it, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryBrowserTest {
  private static final int NARROW = 360;
  private static final int WIDE = 1440;

  /** Pages of every kind. */
  private static final List<String> LOOKED_AT =
      List.of("index.html", "00-start-here.html", "28-small-gain-nash.html");

  private static final String SHOWN =
      "[...document.querySelectorAll('[data-item]')].filter(item => item.checkVisibility())";

  private static final String OUTSIDE =
      "performance.getEntriesByType('resource').map(entry => entry.name)"
          + ".filter(name => !/^(file|data):/.test(name))";

  /** Pictures that are not drawn whole within the page's width. */
  private static final String HIDDEN_FIGURES =
      "[...document.querySelectorAll('figure img')].filter(image => { const box ="
          + " image.getBoundingClientRect(); return !image.complete || image.naturalWidth === 0 ||"
          + " box.width < 100 || box.height < 40 || box.left < 0 || box.right > innerWidth;"
          + " }).map(image => image.closest('figure').id)";

  /** A moment, and a loaded machine's share. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final String TOO_WIDE =
      "document.documentElement.scrollWidth > document.documentElement.clientWidth";

  private Gallery gallery = Gallery.made();
  private Browser browser;

  @BeforeAll
  void start() {
    browser = Browser.start();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private void open(String page) {
    browser.open(gallery.folder().resolve(page));
  }

  @Test
  void every_page_opens_quietly_and_shows_its_figures_narrow_and_wide() throws IOException {
    int width = NARROW;
    browser.width(width);
    for (String page : gallery.pages()) {
      open(page);
      for (int look = 0; look < 2; look++) {
        if (look > 0) { // the next page opens as wide as this one was left
          width = NARROW + WIDE - width;
          browser.width(width);
        }
        assertThat((List<?>) browser.value(HIDDEN_FIGURES)).as("%s at %d", page, width).isEmpty();
        assertThat(browser.value(TOO_WIDE))
            .as("%s at %d scrolls sideways", page, width)
            .isEqualTo(false);
      }
      assertThat((List<?>) browser.value(OUTSIDE)).as(page).isEmpty();
      assertThat(browser.consoleErrors()).as(page).isEmpty();
    }
  }

  @Test
  void a_request_to_another_host_would_be_seen() throws IOException {
    Path page =
        Files.writeString(
            Repository.scratch("outside").resolve("page.html"),
            "<img src=\"http://127.0.0.1:9/pixel.png\"/>");
    browser.open(page);

    assertThat((List<?>) browser.value(OUTSIDE)).isNotEmpty();
    assertThat(browser.awaitConsoleErrors(SOON)).isNotEmpty();
  }

  @Test
  void choices_hide_cards_with_and_without_scripts() throws IOException {
    String html = Files.readString(gallery.folder().resolve("index.html"));
    Path still = gallery.folder().resolve("figures").resolve("still.html");
    Files.writeString(still, html.replaceAll("(?s)<script>.*?</script>", ""));
    long symmetry =
        gallery.exhibits().stream()
            .filter(
                exhibit -> exhibit.paper().filter(p -> p.field().equals("Symmetry")).isPresent())
            .count();
    for (Path page : List.of(gallery.folder().resolve("index.html"), still)) {
      browser.width(WIDE);
      browser.open(page);
      assertThat(browser.value(SHOWN + ".length")).isEqualTo((long) gallery.exhibits().size());
      browser.click("#field-symmetry");
      assertThat(browser.value(SHOWN + ".length")).isEqualTo(symmetry);
      browser.click("#verdict-not-reproduced");
      assertThat(
              browser.value(
                  SHOWN
                      + ".every(card => card.dataset.field === 'symmetry' &&"
                      + " card.dataset.verdict.includes('not-reproduced'))"))
          .isEqualTo(true);
      browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
      assertThat(browser.value("document.querySelector('#verdict-reproduced').checked"))
          .as("the choices answer to the arrow keys")
          .isEqualTo(true);
    }
    assertThat(browser.value("document.querySelector('.search').checkVisibility()"))
        .as("without a script there is no box that does nothing")
        .isEqualTo(false);
    Files.delete(still);
    browser.consoleErrors();
  }

  @Test
  void the_search_finds_words_of_claims_and_says_how_many() {
    open("index.html");
    browser.press("/");
    browser.press("small-gain");

    assertThat(browser.value(SHOWN + ".length")).isEqualTo(1L);
    assertThat(browser.value("document.querySelector('output').textContent"))
        .isEqualTo("1 of " + gallery.exhibits().size() + " shown");
    browser.press(Keys.ESCAPE);
    assertThat(browser.value(SHOWN + ".length")).isEqualTo((long) gallery.exhibits().size());
  }

  @Test
  void a_link_of_the_claims_page_leads_to_the_claims_row() {
    open("claims.html");
    browser.click("#verdict-not-reproduced");
    assertThat(browser.value(SHOWN + ".every(row => row.dataset.verdict === 'not-reproduced')"))
        .isEqualTo(true);
    browser.run(
        "[...document.querySelectorAll('tbody a')].find(link => link.checkVisibility()).click()");
    browser.await(
        "document.readyState === 'complete' && location.hash.startsWith('#claim-') &&"
            + " document.querySelector(':target')",
        SOON);

    assertThat(browser.value("document.querySelector(':target').textContent"))
        .asString()
        .contains("NOT REPRODUCED");
    browser.await( // the browser scrolls in its own time
        "(box => box.top >= 0 && box.top < innerHeight)"
            + "(document.querySelector(':target').getBoundingClientRect())",
        SOON);
  }

  @Test
  void the_first_key_offers_the_way_past_the_links() {
    open("index.html");
    browser.press(Keys.TAB);

    assertThat(browser.value("document.activeElement.className")).isEqualTo("skip");
  }

  @Test
  void no_serious_fault_of_accessibility_is_found_in_light_and_dark() throws IOException {
    for (String page : LOOKED_AT) {
      browser.width(WIDE);
      open(page);
      browser.run(axe());
      assertThat(faults("{}")).as(page).isEmpty();
      browser.width(NARROW);
      assertThat(faults("{runOnly: ['scrollable-region-focusable', 'link-name']}"))
          .as("%s, narrow", page)
          .isEmpty();
      browser.dark(true);
      assertThat(faults("{runOnly: ['color-contrast']}")).as("%s, dark", page).isEmpty();
      browser.dark(false);
    }
  }

  @Test
  void the_page_of_claims_has_none_either() throws IOException {
    browser.width(WIDE);
    open("claims.html");
    browser.run(
        "document.querySelectorAll('.claims section').forEach((s, i) => i > 3 && s.remove())");
    browser.run(axe());

    assertThat(faults("{}")).isEmpty();
  }

  /** What axe finds that is serious or worse: rule and place. */
  private List<?> faults(String options) {
    return (List<?>)
        browser.awaited(
            "const done = arguments[arguments.length - 1]; axe.run(document, "
                + options
                + ").then(found => done(found.violations.filter(fault =>"
                + " ['serious', 'critical'].includes(fault.impact)).map(fault => fault.id + ': ' +"
                + " fault.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' +"
                + " node.failureSummary).join(' | '))));");
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(
            GalleryBrowserTest.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
