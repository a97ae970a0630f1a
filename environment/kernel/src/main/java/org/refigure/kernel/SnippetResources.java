package org.refigure.kernel;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the byte code of cells as resources, as JShell's own loader does: a sweep hands the class
 * that a cell declares to its workers.
 */
final class SnippetResources extends URLStreamHandler {
  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> snippets;

  /** Of these classes, by class name; what the map gets later is seen. */
  SnippetResources(Map<String, byte[]> snippets) {
    this.snippets = snippets;
  }

  /** The place of a resource, if it is the byte code of a cell. */
  Optional<URL> find(String resource) {
    return code(resource).map(code -> url(resource));
  }

  @Override
  protected URLConnection openConnection(URL url) {
    byte[] code = code(url.getPath().substring(1)).orElse(new byte[0]);
    return new URLConnection(url) {
      @Override
      public void connect() {
        connected = true;
      }

      @Override
      public InputStream getInputStream() {
        return new ByteArrayInputStream(code);
      }

      @Override
      public long getContentLengthLong() {
        return code.length;
      }
    };
  }

  private Optional<byte[]> code(String resource) {
    if (!resource.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String name = resource.substring(0, resource.length() - SUFFIX.length()).replace('/', '.');
    byte @Nullable [] code = snippets.get(name);
    return Optional.ofNullable(code);
  }

  private URL url(String resource) {
    try {
      return new URL("jshell", "", -1, "/" + resource, this);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the byte code " + resource + " has no URL", e);
    }
  }
}
