package org.refigure.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.refigure.notebook.KernelSpec;
import org.refigure.notebook.NotebookException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything a reproduction needs; each thing is one line, with its cure if it is ill. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks what a reproduction needs: JDK, Maven, kernel, folders, free space, locale,"
            + " database, native libraries, drawing.")
final class DoctorCommand implements Callable<Integer> {
  private static final int OLDEST_JAVA = 17;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Check> checks = new ArrayList<>(List.of(jdk(), maven(), kernel(), notebooks()));
    checks.addAll(MachineChecks.all());
    checks.addAll(LibraryChecks.all());
    PrintWriter out = spec.commandLine().getOut();
    checks.forEach(check -> out.println(check.line()));
    out.flush();
    return checks.stream().allMatch(Check::well) ? 0 : Refigure.FAILURE;
  }

  private static Check jdk() {
    Path home = Path.of(System.getProperty("java.home"));
    boolean compiler = ToolProvider.getSystemJavaCompiler() != null;
    int version = Runtime.version().feature();
    return new Check(
        "JDK",
        compiler && version >= OLDEST_JAVA,
        compiler && version >= OLDEST_JAVA
            ? String.format(Locale.ROOT, "%d at %s", version, home)
            : String.format(
                Locale.ROOT,
                "%s is Java %d%s: point JAVA_HOME at a JDK %d or newer",
                home,
                version,
                compiler ? "" : " without a compiler",
                OLDEST_JAVA));
  }

  private static Check maven() {
    String mend = "install Maven 3.8 or newer; it is needed only when a source changed";
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    try {
      Process process =
          new ProcessBuilder(windows ? "mvn.cmd" : "mvn", "-v").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(30, TimeUnit.SECONDS);
      String version = said.replaceAll("(?s).*Apache Maven ([0-9.]+).*", "$1");
      return version.matches("[0-9.]+")
          ? new Check("Maven", true, version)
          : new Check("Maven", false, "'mvn -v' does not answer: " + mend);
    } catch (IOException e) {
      return new Check("Maven", false, "not on PATH: " + mend);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Check("Maven", false, "interrupted");
    }
  }

  private static Check kernel() {
    try {
      KernelSpec kernel = KernelSpec.find("java");
      String program = kernel.command().get(0);
      boolean there = !Path.of(program).isAbsolute() || Files.isExecutable(Path.of(program));
      return new Check(
          "Java kernel",
          there,
          there
              ? kernel.launch().folder().toString()
              : program + " is gone: remove " + kernel.launch().folder() + " and start again");
    } catch (NotebookException e) {
      return new Check("Java kernel", false, e.getMessage());
    }
  }

  private static Check notebooks() {
    try {
      Shelf shelf = Shelf.of(Home.notebooks(System.getenv(), Path.of("")));
      return new Check("notebooks", true, shelf.tags() + " in " + shelf.folder());
    } catch (UsageException e) {
      return new Check("notebooks", false, e.getMessage());
    }
  }
}
