package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The kernel under test, installed below this module's build folder.
 *
 * @param dataFolder the folder to put on {@code JUPYTER_PATH}
 */
record InstalledKernel(Path dataFolder) {
  /** Installs the built jars exactly as the launch scripts do, and what else cells are to see. */
  static InstalledKernel install(Path... others) throws IOException, InterruptedException {
    Path data = Repository.scratch("jupyter");
    Path kernel = Repository.built("environment/kernel/target/kernel.jar");
    Path toolkit = Repository.built("toolkit/target/toolkit.jar");
    List<String> classPath = new ArrayList<>();
    classPath.add(toolkit.toString());
    classPath.add(toolkit.resolveSibling("lib") + "/*.jar");
    Stream.of(others).map(Path::toString).forEach(classPath::add);
    Program program =
        Program.run(
            List.of(
                Program.java(),
                "-cp",
                kernel + File.pathSeparator + kernel.resolveSibling("lib") + "/*",
                "org.refigure.kernel.InstallKernelSpec",
                "--to",
                data.resolve("kernels").toString(),
                "--classpath",
                String.join(File.pathSeparator, classPath)),
            Map.of(),
            data);
    assertThat(program.exit()).as(program.err()).isZero();
    return new InstalledKernel(data);
  }

  Path specFolder() {
    return dataFolder.resolve("kernels").resolve("java");
  }

  /** What a front end needs in its environment to find the kernel. */
  Map<String, String> environment() {
    return Map.of("JUPYTER_PATH", dataFolder.toString());
  }
}
