package org.refigure.notebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Where a kernel listens, and the secret that signs every message.
 *
 * <p>Source: Jupyter client, "Connection files".
 *
 * @param ports shell, iopub, stdin, control and heartbeat, all on the loopback address
 * @param key the HMAC key, as text
 */
record Connection(List<Integer> ports, String key) {
  static final String ADDRESS = "127.0.0.1";

  private static final List<String> CHANNELS = List.of("shell", "iopub", "stdin", "control", "hb");

  /** A connection on five ports that are free now, with a fresh random key. */
  static Connection free() throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    try {
      var ports = new ArrayList<Integer>();
      for (int i = 0; i < CHANNELS.size(); i++) { // all held at once, so that all differ
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName(ADDRESS)));
        ports.add(sockets.get(i).getLocalPort());
      }
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      return new Connection(List.copyOf(ports), HexFormat.of().formatHex(key));
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The ZeroMQ address of a channel: shell, iopub, stdin, control or hb. */
  String address(String channel) {
    return String.format(Locale.ROOT, "tcp://%s:%d", ADDRESS, ports.get(CHANNELS.indexOf(channel)));
  }

  /** Writes the connection file, readable by this user only: it holds the key. */
  void write(Path file, String kernelName) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    ObjectNode json = JupyterJson.object();
    for (String channel : CHANNELS) {
      json.put(channel + "_port", ports.get(CHANNELS.indexOf(channel)));
    }
    json.put("ip", ADDRESS)
        .put("transport", "tcp")
        .put("key", key)
        .put("signature_scheme", "hmac-sha256")
        .put("kernel_name", kernelName);
    Files.writeString(file, JupyterJson.pretty(json));
  }

  @Override
  public String toString() {
    return "Connection" + ports; // the key stays out of logs
  }
}
