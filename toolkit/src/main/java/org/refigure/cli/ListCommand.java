package org.refigure.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.refigure.claim.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the papers and what the committed notebooks say of their claims. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the papers with their state, read from the committed notebooks.")
final class ListCommand implements Callable<Integer> {
  private static final Pattern PLACE =
      Pattern.compile("(?s)<!-- papers:[^>]*-->\\R(.*)<!-- end of papers -->");

  @Option(names = "--markdown", description = "As the table of the README.")
  private boolean markdown;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "Replace the table between the two comments \"papers:\" and \"end of papers\".")
  private Optional<Path> into = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Shelf shelf = Shelf.of(Home.notebooks(System.getenv(), Path.of("")));
    var table = new PaperTable(Catalogue.shipped(), shelf);
    if (into.isPresent()) {
      replaceTable(into.get(), table.markdown());
      return 0;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? table.markdown() : Readable.in(Readable.ofTerminal(), table.text()));
    out.flush();
    return 0;
  }

  private static void replaceTable(Path file, String table) {
    try {
      String page = Files.readString(file);
      Matcher place = PLACE.matcher(page);
      if (!place.find()) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "--into = %s must hold the comments \"<!-- papers: ... -->\" and \"<!-- end of papers -->\"",
                file));
      }
      Files.writeString(
          file, page.substring(0, place.start(1)) + table + page.substring(place.end(1)));
    } catch (IOException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--into = %s must be a file that can be read and written, for example README.md",
              file));
    }
  }
}
