package org.refigure.kernel;

import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file by which Jupyter tells a kernel its ports; read once, at the start. */
final class ConnectionFile {

  private static final int HIGHEST_PORT = 65535;

  private ConnectionFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is there and says nothing sensible
   * @throws IOException if it cannot be read
   */
  static KernelConnectionProperties read(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    try {
      @Nullable KernelConnectionProperties found = KernelConnectionProperties.parse(text);
      if (found == null || found.getIp() == null || found.getTransport() == null) {
        throw new JsonParseException("transport and ip are missing");
      }
      checkPorts(found);
      return found;
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(
          "the connection file "
              + file
              + " is not what Jupyter writes ("
              + e.getMessage()
              + "): start the kernel again",
          e);
    }
  }

  private static void checkPorts(KernelConnectionProperties found) {
    Map.of(
            "shell_port", found.getShellPort(),
            "iopub_port", found.getIopubPort(),
            "stdin_port", found.getStdinPort(),
            "control_port", found.getControlPort(),
            "hb_port", found.getHbPort())
        .forEach(
            (name, port) -> {
              if (port < 1 || port > HIGHEST_PORT) {
                throw new JsonParseException(
                    name + " = " + port + " must be from 1 to " + HIGHEST_PORT);
              }
            });
  }
}
