package org.refigure.sweep;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the classes of a notebook's cells in a worker. */
final class CellLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  CellLoader(Map<String, byte[]> classes, ClassLoader parent) {
    super(parent);
    this.classes = Map.copyOf(classes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte @Nullable [] code = classes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  /** Gives the byte code like the kernel's own loader, for the lines of a failure. */
  @Override
  public @Nullable InputStream getResourceAsStream(String path) {
    String name = path.endsWith(".class") ? path.substring(0, path.length() - 6) : "";
    byte @Nullable [] code = classes.get(name.replace('/', '.'));
    return code == null ? super.getResourceAsStream(path) : new ByteArrayInputStream(code);
  }
}
