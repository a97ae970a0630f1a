package org.refigure.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a new notebook that already runs: claim, experiment, sweep, figure, control, verdicts. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes notebooks/NUMBER-NAME.ipynb, a notebook of the house that already runs.")
final class NewCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NUMBER",
      description = "Two digits and, for one of several notebooks of a paper, a letter: 35 or 35b.")
  private String number = "";

  @Parameters(
      paramLabel = "NAME",
      description = "Lower-case words joined by \"-\", for example my-paper.")
  private String name = "";

  @Option(names = "--title", description = "The title; by default the words of NAME.")
  private String title = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    require(
        number.matches("\\d\\d[a-z]?"),
        "NUMBER",
        number,
        "two digits and at most one letter, for example 35 or 35b");
    require(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "NAME",
        name,
        "lower-case words joined by \"-\", for example my-paper");
    Path file =
        Home.notebooks(System.getenv(), Path.of("")).resolve(number + "-" + name + ".ipynb");
    write(file, notebook());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "written: %s%nrun it: environment/reproduce %s --scale smoke%nwork in it:"
            + " environment/jupyter%n",
        file,
        file.getFileName().toString().replace(".ipynb", ""));
    out.flush();
    return 0;
  }

  private String notebook() {
    String words = name.replace('-', ' ');
    String heading =
        title.isBlank()
            ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
            : title.strip();
    return template()
        .replace("{{number}}", number.substring(0, 2))
        .replace("{{title}}", heading.replace("\\", "\\\\\\\\").replace("\"", "'"));
  }

  private static String template() {
    try (InputStream template =
        Objects.requireNonNull(NewCommand.class.getResourceAsStream("new.ipynb"))) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("new.ipynb inside the toolkit's jar cannot be read", e);
    }
  }

  private static void write(Path file, String notebook) {
    try {
      Files.writeString(file, notebook, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          file + " exists already and is left as it is: choose another number or name");
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + e.getMessage());
    }
  }

  private static void require(boolean holds, String what, String value, String rule) {
    if (!holds) {
      throw new UsageException(what + " = \"" + value + "\" must be " + rule);
    }
  }
}
