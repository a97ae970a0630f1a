package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.notebook.KernelSpec.InterruptMode;

class KernelSpecTest {
  @TempDir Path folder;

  private Path install(String data, String name, String json) throws IOException {
    Path spec = Files.createDirectories(folder.resolve(data).resolve("kernels").resolve(name));
    Files.writeString(spec.resolve("kernel.json"), json);
    return spec;
  }

  @Test
  void the_first_data_folder_that_has_it_wins() throws IOException {
    install("b", "java", "{\"argv\": [\"second\"]}");
    Path first =
        install(
            "a",
            "java",
            """
            {"argv": ["java", "@{resource_dir}/kernel.args", "{connection_file}"],
             "display_name": "Java", "language": "java", "interrupt_mode": "message",
             "env": {"IJAVA_CLASSPATH": "${HOME}/lib:${NOBODY}", "OMP_NUM_THREADS": "1"}}""");

    KernelSpec spec = KernelSpec.find("java", List.of(folder.resolve("a"), folder.resolve("b")));

    assertThat(spec.displayName()).isEqualTo("Java");
    assertThat(spec.launch().interruptMode()).isEqualTo(InterruptMode.MESSAGE);
    assertThat(spec.commandFor(Path.of("c.json")))
        .containsExactly("java", "@" + first + "/kernel.args", "c.json");
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/me"));
    spec.addEnvironmentTo(environment);
    assertThat(environment)
        .containsEntry("IJAVA_CLASSPATH", "/home/me/lib:${NOBODY}")
        .containsEntry("OMP_NUM_THREADS", "1");
  }

  @Test
  void a_kernel_that_is_not_installed_is_reported_with_where_was_looked_and_what_is_there()
      throws IOException {
    install("a", "python3", "{\"argv\": [\"python3\"]}");

    assertThatThrownBy(() -> KernelSpec.find("java", List.of(folder.resolve("a"))))
        .isInstanceOf(NotebookException.class)
        .hasMessageStartingWith("kernel \"java\" is not installed")
        .hasMessageContaining(folder.resolve("a/kernels").toString())
        .hasMessageContaining("found there: python3");
  }

  @Test
  void jupyters_own_variables_come_first_in_the_search() {
    String two = folder.resolve("x") + java.io.File.pathSeparator + folder.resolve("y");

    assertThat(
            JupyterFolders.searchPath(
                Map.of("JUPYTER_PATH", two, "JUPYTER_DATA_DIR", folder.resolve("z").toString())))
        .startsWith(folder.resolve("x"), folder.resolve("y"), folder.resolve("z"));
  }

  @Test
  void a_file_that_is_not_a_specification_is_refused() throws IOException {
    Path broken = install("a", "broken", "{");
    Path empty = install("a", "empty", "{}");

    assertThatThrownBy(() -> KernelSpec.in(broken)).hasMessageContaining("must be JSON");
    assertThatThrownBy(() -> KernelSpec.in(empty)).hasMessageContaining("\"argv\"");
    assertThatThrownBy(() -> KernelSpec.in(folder)).hasMessageContaining("cannot be read");
  }
}
