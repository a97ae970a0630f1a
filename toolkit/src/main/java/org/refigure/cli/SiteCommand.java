package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.refigure.Scale;
import org.refigure.claim.Catalogue;
import org.refigure.notebook.NotebookException;
import org.refigure.notebook.NotebookFile;
import org.refigure.site.Exhibit;
import org.refigure.site.Site;
import org.refigure.site.SiteException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a static site of the committed notebooks. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a static site of all notebooks: cards, a page for each, all claims, all figures.",
      "It opens from the file system, needs no script and asks nothing of the network. Runs"
          + " nothing: what it shows are the notebooks' outputs."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure site --out gallery       then open gallery/index.html",
      "  environment/reproduce 28 && environment/refigure site --out gallery",
      "                                   with the SVG, PDF and CSV files of that run"
    })
final class SiteCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "A new or empty folder, or one that this command made: it is brought up to date.")
  private Path out = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "The --out folder of a reproduction: its SVG, PDF and CSV files are offered below figures"
              + " that are the very same. May be given again; out/laptop if it is there.")
  private List<Path> runs = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Shelf shelf = Shelf.of(Home.notebooks(System.getenv(), Path.of("")));
    List<String> faults = new ArrayList<>();
    List<Exhibit> exhibits = exhibits(shelf, faults, err);
    try {
      faults.addAll(new Site(exhibits, runs.isEmpty() ? usualRuns() : runs).write(out));
    } catch (SiteException e) {
      throw new UsageException(e.getMessage());
    }
    faults.forEach(fault -> err.println("site: " + fault));
    err.flush();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%d notebooks: %s%n",
            exhibits.size(),
            out.toAbsolutePath().normalize().resolve("index.html"));
    spec.commandLine().getOut().flush();
    return faults.isEmpty() ? 0 : Refigure.FAILURE;
  }

  /** Where {@code reproduce} puts its results when it is not told where. */
  private static List<Path> usualRuns() {
    Path usual = Path.of("out", Scale.LAPTOP.word());
    return Files.isDirectory(usual.resolve("figures")) ? List.of(usual) : List.of();
  }

  /** Those that can be read; the others and what is odd about them go to the error stream. */
  private static List<Exhibit> exhibits(Shelf shelf, List<String> faults, PrintWriter err) {
    Catalogue catalogue = Catalogue.shipped();
    List<Exhibit> exhibits = new ArrayList<>();
    for (String file : shelf.strangers()) {
      err.println("site: " + file + " left out: a notebook's name begins as 01a-steady-state does");
    }
    for (ShelvedNotebook notebook : shelf.notebooks()) {
      try {
        Exhibit exhibit =
            Exhibit.of(
                notebook.name(), notebook.number(), catalogue, NotebookFile.read(notebook.file()));
        exhibits.add(exhibit);
        if (!exhibit.remarks().isEmpty()) {
          err.println("site: " + notebook.name() + ": " + String.join("; ", exhibit.remarks()));
        }
      } catch (NotebookException e) {
        faults.add(WrongUsage.firstLine(e.getMessage()));
      }
    }
    return exhibits;
  }
}
