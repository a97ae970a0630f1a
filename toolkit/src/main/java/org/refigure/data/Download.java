package org.refigure.data;

import java.io.IOException;
import java.net.URI;

/** Fetches a file from the network. */
@FunctionalInterface
public interface Download {
  /**
   * The content at an address.
   *
   * @throws IOException if there is no route to it, it takes too long, or the answer is an error
   */
  byte[] get(URI address) throws IOException;
}
