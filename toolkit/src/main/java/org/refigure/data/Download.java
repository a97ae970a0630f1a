package org.refigure.data;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fetches a file from the network. */
@FunctionalInterface
public interface Download {
  /**
   * The content at an address.
   *
   * @throws IOException if there is no route to it, it takes too long, or the answer is an error
   */
  byte[] get(URI address) throws IOException;

  /**
   * The contents at several addresses, in their order: one after the other, unless an
   * implementation knows better.
   *
   * @throws IOException as {@link #get}; the message names the address
   */
  default List<byte[]> all(List<URI> addresses) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (URI address : addresses) {
      try {
        contents.add(get(address));
      } catch (IOException e) {
        throw new IOException(
            String.format(Locale.ROOT, "%s gave no file (%s)", address, e.getMessage()), e);
      }
    }
    return contents;
  }

  /** Maven for addresses of the scheme {@code maven}, HTTPS for all others. */
  static Download byScheme() {
    Download maven = new MavenDownload();
    Download https = new HttpsDownload();
    return new Download() {
      @Override
      public byte[] get(URI address) throws IOException {
        return (isMaven(address) ? maven : https).get(address);
      }

      @Override
      public List<byte[]> all(List<URI> addresses) throws IOException {
        return addresses.stream().allMatch(Download::isMaven)
            ? maven.all(addresses)
            : Download.super.all(addresses);
      }
    };
  }

  private static boolean isMaven(URI address) {
    return "maven".equals(address.getScheme());
  }
}
