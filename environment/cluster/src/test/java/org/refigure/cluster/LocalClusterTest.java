package org.refigure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalClusterTest {
  /** Where Spark 4 takes jobs over HTTP unless told not to. */
  private static final int REST_PORT = 6066;

  @Test
  void aClusterStartsBesideAnotherOnTheSameMachine() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      take(taken);
      try (var cluster =
          LocalCluster.start(Path.of("target/spark"), Path.of("target/beside"), 0, 0)) {
        assertThat(ClusterState.ask(Masters.of(cluster.word())).workers()).isZero();
      }
    }
  }

  /** Either this test or another program has the port. */
  private static void take(ServerSocket socket) {
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), REST_PORT));
    } catch (IOException e) {
      return; // another program has it: just as well
    }
  }
}
