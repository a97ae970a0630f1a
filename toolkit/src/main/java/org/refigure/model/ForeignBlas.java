package org.refigure.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas;

/**
 * Products through the JVM's foreign-function calls, which pin the arrays (JDK 22 and later).
 *
 * <p>The toolkit is compiled for 17, which lacks them: they are found by name, once, and become
 * method handles that take arrays and offsets.
 */
final class ForeignBlas extends Blas {
  private final MethodHandle sgemm;
  private final MethodHandle ssyrk;

  private ForeignBlas(MethodHandle sgemm, MethodHandle ssyrk) {
    this.sgemm = sgemm;
    this.ssyrk = ssyrk;
  }

  /** The calls into a library, or nothing where the JVM has none. */
  static Optional<Blas> open(Path library) {
    try {
      return Optional.of(
          new ForeignBlas(
              bind(library, "cblas_sgemm", "iiiiiifaiaifai"),
              bind(library, "cblas_ssyrk", "iiiiifaifai")));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException absent) {
      return Optional.empty();
    }
  }

  @Override
  void sgemm(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c) {
    try {
      sgemm.invokeExact(
          openblas.CblasRowMajor,
          a.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans,
          b.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans,
          c.rows(),
          c.columns(),
          a.width(),
          alpha,
          a.data(),
          (long) a.offset() * Float.BYTES,
          a.stride(),
          b.data(),
          (long) b.offset() * Float.BYTES,
          b.stride(),
          beta,
          c.data(),
          (long) c.offset() * Float.BYTES,
          c.stride());
    } catch (Error | RuntimeException problem) {
      throw problem;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  void ssyrk(MatrixView a, MatrixView c) {
    try {
      ssyrk.invokeExact(
          openblas.CblasRowMajor,
          openblas.CblasUpper,
          a.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans,
          c.rows(),
          a.width(),
          1f,
          a.data(),
          (long) a.offset() * Float.BYTES,
          a.stride(),
          0f,
          c.data(),
          (long) c.offset() * Float.BYTES,
          c.stride());
    } catch (Error | RuntimeException problem) {
      throw problem;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean copies() {
    return false;
  }

  /**
   * A function of the library that gives nothing back.
   *
   * @param arguments a letter each: i for int, f for float, a for an array, which takes its bytes'
   *     offset as a further argument
   */
  private static MethodHandle bind(Path library, String name, String arguments)
      throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
    Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
    Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
    Class<?> arena = Class.forName("java.lang.foreign.Arena");
    Class<?> symbols = Class.forName("java.lang.foreign.SymbolLookup");
    Class<?> descriptor = Class.forName("java.lang.foreign.FunctionDescriptor");
    Class<?> linker = Class.forName("java.lang.foreign.Linker");
    Class<?> option = Class.forName("java.lang.foreign.Linker$Option");

    Map<Character, Object> kinds =
        Map.of(
            'i', values.getField("JAVA_INT").get(null),
            'f', values.getField("JAVA_FLOAT").get(null),
            'a', values.getField("ADDRESS").get(null));
    Object layouts = Array.newInstance(layout, arguments.length());
    for (int i = 0; i < arguments.length(); i++) {
      Array.set(layouts, i, kinds.get(arguments.charAt(i)));
    }
    Object signature = descriptor.getMethod("ofVoid", layouts.getClass()).invoke(null, layouts);
    Object options = Array.newInstance(option, 1);
    Array.set(options, 0, option.getMethod("critical", boolean.class).invoke(null, true));
    Object found =
        symbols
            .getMethod("libraryLookup", Path.class, arena)
            .invoke(null, library, arena.getMethod("global").invoke(null));
    Object symbol =
        ((Optional<?>) symbols.getMethod("find", String.class).invoke(found, name)).orElseThrow();
    MethodHandle call =
        (MethodHandle)
            linker
                .getMethod("downcallHandle", segment, descriptor, options.getClass())
                .invoke(linker.getMethod("nativeLinker").invoke(null), symbol, signature, options);

    // (float[], long) → the segment of the array from that byte on.
    MethodHandle array =
        lookup.findStatic(segment, "ofArray", MethodType.methodType(segment, float[].class));
    MethodHandle slice =
        lookup.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
    MethodHandle part = MethodHandles.filterArguments(slice, 0, array);
    for (int i = arguments.length() - 1; i >= 0; i--) {
      if (arguments.charAt(i) == 'a') {
        call = MethodHandles.collectArguments(call, i, part);
      }
    }
    return call;
  }
}
