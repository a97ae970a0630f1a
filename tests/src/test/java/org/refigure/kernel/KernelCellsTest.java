package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.refigure.sweep.TinySource;
import org.refigure.tests.CellContracts;

/** Experiments written in cells of this project's kernel, with its class loader. */
class KernelCellsTest {
  @Test
  void engines_keep_their_contract_for_experiments_of_cells() throws IOException {
    String classPath = System.getProperty("java.class.path");
    var urls = new ArrayList<URL>();
    for (String entry : classPath.split(File.pathSeparator)) {
      urls.add(new File(entry).toURI().toURL());
    }
    var settings = new KernelSettings("", "", "", List.of("-cp", classPath), Optional.empty());
    try (var loader =
        new CellClassLoader(urls.toArray(URL[]::new), getClass().getClassLoader(), false)) {
      var evaluator = new CodeEvaluator(settings, loader);

      CellResult<Object> declared =
          evaluator.evaluate(
              1, "import org.refigure.sweep.*;\n" + TinySource.cell(), value -> value);
      CellResult<Object> contracts =
          evaluator.evaluate(2, CellContracts.class.getName() + ".run(Tiny.class)", value -> value);

      assertThat(declared.error()).isEmpty();
      assertThat(contracts.error()).isEmpty();
      assertThat(contracts.value()).get().asString().matches("([1-9]\\d) of \\1 passed");
    }
  }
}
