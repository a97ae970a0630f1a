package org.refigure.kernel;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of cells and the notebook's libraries.
 *
 * <p>Its parent shows the JDK and the kernel's display classes only: the kernel's own gson, JeroMQ
 * and logging must not hide the versions a notebook brings along (IJava's old gson does).
 *
 * <p>The byte code of cells is also there as resources, for sweeps that run elsewhere.
 */
final class CellClassLoader extends URLClassLoader implements LoaderDelegate {

  static {
    registerAsParallelCapable();
  }

  /** The package JShell puts cells into: their assertions count, those of libraries do not. */
  private static final String CELLS = "REPL";

  private final Map<String, byte[]> snippets = new ConcurrentHashMap<>();
  private final SnippetResources resources = new SnippetResources(snippets);

  /**
   * A loader over the given libraries.
   *
   * @param kernel the loader of the kernel's own classes
   * @param withLogging whether cells share the kernel's SLF4J
   */
  CellClassLoader(URL[] libraries, ClassLoader kernel, boolean withLogging) {
    super(libraries, new VisiblePart(kernel, withLogging));
    setPackageAssertionStatus(CELLS, true);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] installed = new boolean[classes.length];
    classesRedefined(classes);
    try {
      for (int i = 0; i < classes.length; i++) {
        // Asking for the methods links the class, so that a broken one fails here.
        loadClass(classes[i].name()).getDeclaredMethods();
        installed[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e.getMessage(), installed);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    for (ClassBytecodes bytecodes : classes) {
      snippets.put(bytecodes.name(), bytecodes.bytecodes());
    }
  }

  @Override
  public void addToClasspath(String paths) throws InternalException {
    try {
      for (URL url : KernelClassPath.of(paths).urls()) {
        addURL(url);
      }
    } catch (IllegalArgumentException e) {
      throw new InternalException(e.getMessage());
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytecodes = snippets.get(name);
      if (bytecodes == null) {
        return super.findClass(name);
      }
      byte[] tamed = CellCode.tamed(bytecodes);
      return defineClass(name, tamed, 0, tamed.length);
    }
  }

  @Override
  public @Nullable URL findResource(String name) {
    return resources.find(name).orElseGet(() -> super.findResource(name));
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    Optional<URL> snippet = resources.find(name);
    return snippet.isPresent()
        ? Collections.enumeration(List.of(snippet.get()))
        : super.findResources(name);
  }

  /** What cells see of the JVM the kernel runs in. */
  private static final class VisiblePart extends ClassLoader {

    static {
      registerAsParallelCapable();
    }

    private final ClassLoader kernel;
    private final boolean withLogging;

    VisiblePart(ClassLoader kernel, boolean withLogging) {
      super("kernel", ClassLoader.getPlatformClassLoader());
      this.kernel = kernel;
      this.withLogging = withLogging;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("REPL.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> type = kernel.loadClass(name);
      // Named modules are the JDK's; all else on the kernel's class path is its own business.
      if (type.getModule().isNamed()
          || name.startsWith("io.github.spencerpark.")
          || name.startsWith("org.refigure.kernel.")
          || (withLogging && name.startsWith("org.slf4j."))) {
        return type;
      }
      throw new ClassNotFoundException(name);
    }
  }
}
