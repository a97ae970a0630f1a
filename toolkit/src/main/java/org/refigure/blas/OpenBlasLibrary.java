package org.refigure.blas;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * The OpenBLAS of this process.
 *
 * <p>When it is loaded it chooses its kernels: by the processor, or by {@code OPENBLAS_CORETYPE} in
 * the environment. Other kernels round differently and may be several times as slow, so a record
 * that is to be repeated bit for bit says which they were.
 */
public final class OpenBlasLibrary {
  /** What someone may have set in the environment to choose the kernels. */
  public static final String CHOICE = "OPENBLAS_CORETYPE";

  private static final String NAME = "openblas_nolapack";

  /** dlopen's RTLD_LAZY without RTLD_GLOBAL: symbols of OpenBLAS stay out of PyTorch's way. */
  private static final int LAZY_AND_LOCAL = 1;

  private OpenBlasLibrary() {}

  /** The version on the class path, of OpenBLAS and then of JavaCPP's binding; loads nothing. */
  public static String version() {
    return Jar.VERSION;
  }

  /**
   * Loads it, for products on one thread.
   *
   * @throws LinkageError if there is none for this platform
   */
  public static void load() {
    Loader.load(openblas.class);
    openblas.blas_set_num_threads(1);
  }

  /**
   * The kernels in use, by the name of the processor they were written for, for example {@code
   * SkylakeX}; empty as long as nothing has loaded the library, and where it cannot be asked.
   */
  public static Optional<String> kernel() {
    return Loader.getLoadedLibraries().keySet().stream().anyMatch(OpenBlasLibrary::isIt)
        ? Loaded.KERNEL
        : Optional.empty();
  }

  /** For example {@code 0.3.31-1.5.13 (SkylakeX)}, for a record; loads nothing. */
  public static String words() {
    return words(version(), kernel());
  }

  /** A version, and its kernel where that is known. */
  public static String words(String version, Optional<String> kernel) {
    return version + kernel.map(name -> " (" + name + ')').orElse("");
  }

  /** JavaCPP's binding bears the name too. */
  private static boolean isIt(String library) {
    return library.contains(NAME) && !library.contains("jni");
  }

  /** Read once. */
  private static final class Jar {
    static final String VERSION = read();

    private static String read() {
      var properties = new Properties();
      try (InputStream stream =
          openblas.class.getResourceAsStream(
              "/META-INF/maven/org.bytedeco/openblas/pom.properties")) {
        if (stream != null) {
          properties.load(stream);
        }
      } catch (IOException unreadable) {
        properties.clear();
      }
      return properties.getProperty("version", "of unknown version");
    }
  }

  /** Asked once, when the library is loaded. */
  private static final class Loaded {
    static final Optional<String> KERNEL = ask();

    private static Optional<String> ask() {
      try {
        String file =
            Loader.getLoadedLibraries().entrySet().stream()
                .filter(each -> isIt(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        Map<String, ?> options =
            Platform.isWindows() ? Map.of() : Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_LOCAL);
        return Optional.of(
            NativeLibrary.getInstance(file, options)
                .getFunction("openblas_get_corename")
                .invokeString(new Object[0], false));
      } catch (LinkageError
          | RuntimeException mute) { // for example Apple's own library in its place
        return Optional.empty();
      }
    }
  }
}
