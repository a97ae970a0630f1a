package org.refigure.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Python, whose parts tests use where they are installed. */
final class Python {
  static final String COMMAND = "/usr/bin/python3";

  private Python() {}

  /** Whether modules, joined by commas, are there. */
  static boolean has(String modules) throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(COMMAND))
        && Program.run(
                    List.of(COMMAND, "-c", "import " + modules),
                    Map.of(),
                    Repository.scratch("probe"))
                .exit()
            == 0;
  }
}
