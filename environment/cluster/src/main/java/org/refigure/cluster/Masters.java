package org.refigure.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.refigure.sweep.SweepException;

/**
 * The masters of one standalone cluster: one, or several of which all but one stand by.
 *
 * @param addresses where they listen, not resolved yet
 */
record Masters(List<InetSocketAddress> addresses) {
  private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9._-]+):([0-9]{1,5})");

  Masters {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads {@code spark://host:port} or {@code spark://host:port,host:port}.
   *
   * @throws IllegalArgumentException if the word is not of that form
   */
  static Masters of(String word) {
    if (!word.startsWith("spark://")) {
      throw refused(word);
    }
    String[] listed = word.substring("spark://".length()).split(",", -1);
    return new Masters(Arrays.stream(listed).map(address -> address(address, word)).toList());
  }

  /** The word that {@link #of} reads. */
  String word() {
    return addresses.stream()
        .map(address -> address.getHostString() + ':' + address.getPort())
        .collect(Collectors.joining(",", "spark://", ""));
  }

  /**
   * The address of this machine that the cluster can reach: the one from which packets to a master
   * leave. None is sent to find out.
   *
   * @throws SweepException if no master's name can be resolved
   */
  String addressTowards() {
    for (InetSocketAddress address : addresses) {
      try (var socket = new DatagramSocket()) {
        socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()));
        InetAddress local = socket.getLocalAddress();
        if (!local.isAnyLocalAddress()) {
          return local.getHostAddress();
        }
      } catch (IOException | IllegalArgumentException e) {
        continue; // an unknown host: the next master may be known
      }
    }
    throw new SweepException(
        String.format(
            Locale.ROOT,
            "cluster %s cannot be reached: no such host is known here; check the name",
            word()),
        null);
  }

  private static InetSocketAddress address(String text, String word) {
    var parts = ADDRESS.matcher(text);
    if (!parts.matches()) {
      throw refused(word);
    }
    int port = Integer.parseInt(parts.group(2));
    if (port < 1 || port > 65535) {
      throw refused(word);
    }
    return InetSocketAddress.createUnresolved(parts.group(1), port);
  }

  private static IllegalArgumentException refused(String word) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "engine = \"%s\" must be spark://host:port, or spark://host:port,host:port where masters stand by, with ports from 1 to 65535",
            word));
  }
}
