package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
  @Option(names = "--markdown", description = "As the table of the README.")
  private boolean markdown;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Shelf shelf = Shelf.of(Home.notebooks(System.getenv(), Path.of("")));
    var table = new PaperTable(Catalogue.shipped(), shelf);
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? table.markdown() : table.text());
    out.flush();
    return 0;
  }
}
