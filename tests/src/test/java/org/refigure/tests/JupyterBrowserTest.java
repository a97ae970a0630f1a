package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The first notebook in Jupyter, as a person works with it: one page, one kernel, step by step. All
 * waits are for what a person would see.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JupyterBrowserTest {
  private static final Duration RUN = Duration.ofMinutes(15);
  private static final Duration ANSWER = Duration.ofMinutes(3);
  private static final String CELLS =
      "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code')";
  private static final String LAST = "Jupyter.notebook.get_cells().slice(-1)[0]";
  private static final String ALL_RAN = CELLS + ".every(cell => cell.input_prompt_number > 0)";
  private static final String FAILURES =
      CELLS
          + ".flatMap(cell => cell.output_area.outputs).filter(output => output.output_type ==="
          + " 'error').map(output => output.ename + ': ' + output.evalue)";
  private static final String FIGURES =
      "[...document.querySelectorAll('.output_area img')].filter(image => image.complete &&"
          + " image.naturalWidth > 0).length";
  private static final String IDLE = "!Jupyter.notebook.kernel_busy";

  private JupyterServer server;
  private Browser browser;
  private Object cells = 0;

  @BeforeAll
  void openTheNotebook() throws Exception {
    browser = Browser.start();
    Path folder = Repository.scratch("jupyter-browser");
    Files.copy(
        Repository.file("notebooks/00-start-here.ipynb"), folder.resolve("00-start-here.ipynb"));
    server =
        JupyterServer.start(
            folder,
            Map.of(
                "REFIGURE_SCALE",
                "smoke",
                "REFIGURE_HOME",
                Repository.root().toString(),
                "REFIGURE_STUDIES",
                folder.resolve("studies").toString()));
    browser.width(1440);
    browser.open(server.address() + "/notebooks/00-start-here.ipynb");
    browser.await(
        "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel &&"
            + " Jupyter.notebook.kernel.is_connected()",
        ANSWER);
    cells = browser.value("Jupyter.notebook.ncells()");
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private void menu(String entry) {
    browser.run("document.querySelector('#" + entry + " a').click()");
  }

  /** Appends a cell and runs it. */
  private void run(String code) {
    browser.run(
        "const cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.set_text(arguments[0]);"
            + " cell.execute();",
        code);
  }

  @AfterEach
  void removeWhatTheTestAdded() {
    browser.run(
        "while (Jupyter.notebook.ncells() > arguments[0])"
            + " Jupyter.notebook.delete_cells([Jupyter.notebook.ncells() - 1]);",
        cells);
  }

  @Test
  @Order(1)
  void all_cells_run_with_a_progress_card_on_the_way_and_figures_at_the_end() {
    browser.run(
        "window.cards = []; new MutationObserver(() => { for (const area of"
            + " document.querySelectorAll('.output_area')) { const card ="
            + " area.innerText.match(/\\S+: \\d+ of \\d+/); if (card) window.cards.push(card[0]);"
            + " } }).observe(document.querySelector('#notebook'), {subtree: true, childList: true,"
            + " characterData: true});");
    menu("clear_all_output");
    menu("run_all_cells");
    browser.await(ALL_RAN, RUN);

    assertThat((List<?>) browser.value(FAILURES)).isEmpty();
    assertThat((List<?>) browser.value("window.cards")).as("progress cards").isNotEmpty();
    browser.await(FIGURES + " >= 3", ANSWER);
    assertThat(browser.value("document.querySelector('table.scorecard').innerText"))
        .asString()
        .contains("verdict", "spikes");
  }

  @Test
  @Order(2)
  void a_cell_that_never_ends_is_interrupted_and_the_kernel_goes_on() {
    run("while (true) { Thread.sleep(10); }");
    browser.await(
        "Jupyter.notebook.kernel_busy && " + LAST + ".input_prompt_number === '*'", ANSWER);
    browser.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
    browser.await(
        LAST + ".output_area.outputs.some(output => output.output_type === 'error')", ANSWER);

    run("6 * 7");
    browser.await(LAST + ".output_area.outputs.length > 0", ANSWER);
    assertThat(browser.value(LAST + ".output_area.outputs[0].data['text/plain']")).isEqualTo("42");
  }

  @Test
  @Order(3)
  void shift_tab_shows_the_documentation_of_what_is_being_called() {
    browser.await(IDLE, ANSWER);
    browser.run(
        "const cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.set_text('figure(');"
            + " Jupyter.notebook.select(Jupyter.notebook.ncells() - 1);"
            + " Jupyter.notebook.edit_mode(); cell.code_mirror.setCursor({line: 0, ch: 7});"
            + " cell.code_mirror.focus();");
    browser.pressShiftTab();
    browser.await(
        "/written in one chain/.test((document.querySelector('#tooltip') || {}).innerText || '')",
        ANSWER);
  }

  @Test
  @Order(4)
  void restarting_and_running_all_gives_everything_anew() {
    browser.run("Jupyter.notebook.clear_all_output()");
    browser.click(
        "button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel-and-run-all-cells']");
    browser.await("document.querySelector('.modal.in .btn-danger')", ANSWER);
    browser.run("document.querySelector('.modal.in .btn-danger').click()");
    browser.await(CELLS + ".some(cell => cell.input_prompt_number === '*')", ANSWER);
    browser.await(ALL_RAN, RUN);

    assertThat((List<?>) browser.value(FAILURES)).isEmpty();
    browser.await(FIGURES + " >= 3", ANSWER);
  }
}
