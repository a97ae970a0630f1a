package org.refigure.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.refigure.notebook.FileProblem;

/**
 * A static site of notebooks: {@code index.html}, a page for each notebook, {@code claims.html} and
 * {@code claims.csv}, and below {@code figures} the files of every figure.
 *
 * @param exhibits what is shown, in order
 * @param runs folders that {@code reproduce --out} filled, for figures in more formats
 */
public record Site(List<Exhibit> exhibits, List<Path> runs) {
  /** Copies the lists. */
  public Site {
    exhibits = List.copyOf(exhibits);
    runs = List.copyOf(runs);
  }

  /**
   * Writes the site. A page that cannot be written is left out, the others are made.
   *
   * @return what could not be written, one line each
   * @throws SiteException if the folder is not one for a site, or a run's folder has no figures
   */
  public List<String> write(Path wanted) {
    RunFigures figures = RunFigures.below(runs);
    SiteFolder folder = SiteFolder.open(wanted);
    var failures = new ArrayList<String>();
    var shown = new ArrayList<Exhibit>();
    Set<String> pages = exhibits.stream().map(Exhibit::page).collect(Collectors.toSet());
    for (Exhibit exhibit : exhibits) {
      var page = new ExhibitPage(exhibit, pages, figures);
      if (done(failures, exhibit.page(), () -> page.write(folder))) {
        shown.add(exhibit);
      }
    }
    done(failures, "claims.html", () -> folder.write("claims.html", ClaimsPage.of(shown)));
    done(failures, "claims.csv", () -> folder.write("claims.csv", ClaimsTable.csv(shown)));
    done(failures, "index.html", () -> folder.write("index.html", IndexPage.of(shown)));
    if (failures.isEmpty()) {
      done(failures, "what an earlier site left", folder::removeOthers);
    }
    return failures;
  }

  /** Something that writes. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private static boolean done(List<String> failures, String what, Writing writing) {
    try {
      writing.run();
      return true;
    } catch (IOException e) {
      failures.add(String.format(Locale.ROOT, "%s cannot be written: %s", what, FileProblem.of(e)));
      return false;
    }
  }
}
