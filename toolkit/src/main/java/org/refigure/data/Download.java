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

  /** Maven for addresses of the scheme {@code maven}, HTTPS for all others. */
  static Download byScheme() {
    Download maven = new MavenDownload();
    Download https = new HttpsDownload();
    return address -> ("maven".equals(address.getScheme()) ? maven : https).get(address);
  }
}
