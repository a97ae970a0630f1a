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
  private final MethodHandle dgemm;

  private ForeignBlas(MethodHandle sgemm, MethodHandle ssyrk, MethodHandle dgemm) {
    this.sgemm = sgemm;
    this.ssyrk = ssyrk;
    this.dgemm = dgemm;
  }

  /** The calls into a library, or nothing where the JVM has none. */
  static Optional<Blas> open(Path library) {
    try {
      return Optional.of(
          new ForeignBlas(
              bind(library, "cblas_sgemm", "iiiiiifaiaifai"),
              bind(library, "cblas_ssyrk", "iiiiifaifai"),
              bind(library, "cblas_dgemm", "iiiiiidAiAidAi")));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException absent) {
      return Optional.empty();
    }
  }

  @Override
  void sgemm(
      float alpha,
      MatrixView a,
      MatrixView b,
      float beta,
      MatrixView c,
      int row,
      int column,
      int rows,
      int columns) {
    try {
      sgemm.invokeExact(
          openblas.CblasRowMajor,
          order(a.transposed()),
          order(b.transposed()),
          rows,
          columns,
          a.width(),
          alpha,
          a.data(),
          (long) a.at(row, 0) * Float.BYTES,
          a.stride(),
          b.data(),
          (long) b.at(0, column) * Float.BYTES,
          b.stride(),
          beta,
          c.data(),
          (long) c.at(row, column) * Float.BYTES,
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
          order(a.transposed()),
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
  void dgemm(
      DoubleMatrix a, boolean transposeA, DoubleMatrix b, boolean transposeB, DoubleMatrix c) {
    try {
      dgemm.invokeExact(
          openblas.CblasRowMajor,
          order(transposeA),
          order(transposeB),
          c.rows(),
          c.columns(),
          transposeA ? a.rows() : a.columns(),
          1d,
          a.data(),
          0L,
          a.columns(),
          b.data(),
          0L,
          b.columns(),
          0d,
          c.data(),
          0L,
          c.columns());
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
   * @param arguments a letter each: i for int, f for float, d for double, a for an array of floats
   *     and A of doubles, which take their bytes' offset as a further argument
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
            'd', values.getField("JAVA_DOUBLE").get(null),
            'a', values.getField("ADDRESS").get(null),
            'A', values.getField("ADDRESS").get(null));
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

    // (float[] or double[], long) → the segment of the array from that byte on.
    MethodHandle slice =
        lookup.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
    for (int i = arguments.length() - 1; i >= 0; i--) {
      char kind = arguments.charAt(i);
      if (kind == 'a' || kind == 'A') {
        MethodType ofArray =
            MethodType.methodType(segment, kind == 'a' ? float[].class : double[].class);
        MethodHandle array = lookup.findStatic(segment, "ofArray", ofArray);
        call =
            MethodHandles.collectArguments(call, i, MethodHandles.filterArguments(slice, 0, array));
      }
    }
    return call;
  }
}
