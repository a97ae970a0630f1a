package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Warnings are errors in the main sources too, and faults of their Javadoc, but for the one that
 * javac gives for any use of an incubator module and has no switch for. JDK 17 is the judge, as
 * everywhere.
 */
class WarningsTest {
  @TempDir Path output;

  @Test
  void theCompilerWarnsOfTheIncubatorModuleAndOfNothingElse() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ROOT, null);
        Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-Xlint:all,-processing,-classfile",
              "-Xdoclint:all,-missing", // a release has Javadoc, which refuses what this refuses
              "-parameters",
              "-proc:none",
              "--add-modules",
              "jdk.incubator.vector",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              output.toString());
      assertThat(
              compiler
                  .getTask(
                      null, files, said, options, null, files.getJavaFileObjectsFromPaths(java))
                  .call())
          .as(() -> said.getDiagnostics().toString())
          .isTrue();
    }
    if (Runtime.version().feature() > 17) {
      return; // newer compilers know newer warnings: there it is enough that the sources compile
    }
    assertThat(said.getDiagnostics())
        .filteredOn(each -> each.getKind() != Diagnostic.Kind.NOTE)
        .extracting(each -> each.getMessage(Locale.ROOT))
        .containsExactly("using incubating module(s): jdk.incubator.vector");
  }
}
