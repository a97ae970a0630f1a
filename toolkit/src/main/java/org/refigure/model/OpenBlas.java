package org.refigure.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.refigure.blas.OpenBlasLibrary;

/**
 * OpenBLAS, unpacked and loaded by JavaCPP, and the ways to call it.
 *
 * <p>{@link NetlibBlas} pins arrays while a product runs (Linux), {@link ForeignBlas} does so by
 * the JVM's own means (JDK 22 and later), {@link CopyingBlas} copies (everywhere).
 */
final class OpenBlas {
  private OpenBlas() {}

  /** The first way that works. */
  static Blas best() {
    OpenBlasLibrary.load();
    String folder = Path.of(Loader.load(openblas.class)).getParent().toString();
    Path library =
        // The one whose threads were set: JavaCPP unpacks a second copy, with LAPACK, beside it.
        Stream.of(
                "libopenblas_nolapack.so.0",
                "libopenblas_nolapack.0.dylib",
                "libopenblas_nolapack.dll")
            .map(name -> Path.of(folder, name))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of(folder));
    return NetlibBlas.open(library).or(() -> ForeignBlas.open(library)).orElseGet(CopyingBlas::new);
  }
}
