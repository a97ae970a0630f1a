package org.refigure.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas;

/**
 * Products through the JVM's foreign-function calls, which pin the arrays (JDK 22 and later).
 *
 * <p>The toolkit is compiled for 17, which lacks them: they are found by name, once, and become one
 * method handle that takes arrays and offsets.
 */
final class ForeignBlas extends Blas {
  private final MethodHandle sgemm;

  private ForeignBlas(MethodHandle sgemm) {
    this.sgemm = sgemm;
  }

  /** The calls into a library, or nothing where the JVM has none. */
  static Optional<Blas> open(Path library) {
    try {
      return Optional.of(new ForeignBlas(bind(library)));
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
  public boolean copies() {
    return false;
  }

  private static MethodHandle bind(Path library) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
    Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
    Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
    Class<?> arena = Class.forName("java.lang.foreign.Arena");
    Class<?> symbols = Class.forName("java.lang.foreign.SymbolLookup");
    Class<?> descriptor = Class.forName("java.lang.foreign.FunctionDescriptor");
    Class<?> linker = Class.forName("java.lang.foreign.Linker");
    Class<?> option = Class.forName("java.lang.foreign.Linker$Option");

    Object whole = values.getField("JAVA_INT").get(null);
    Object real = values.getField("JAVA_FLOAT").get(null);
    Object address = values.getField("ADDRESS").get(null);
    Object[] arguments = {
      whole, whole, whole, whole, whole, whole, real, address, whole, address, whole, real, address,
      whole
    };
    Object layouts = Array.newInstance(layout, arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      Array.set(layouts, i, arguments[i]);
    }
    Object signature = descriptor.getMethod("ofVoid", layouts.getClass()).invoke(null, layouts);
    Object options = Array.newInstance(option, 1);
    Array.set(options, 0, option.getMethod("critical", boolean.class).invoke(null, true));
    Object found =
        symbols
            .getMethod("libraryLookup", Path.class, arena)
            .invoke(null, library, arena.getMethod("global").invoke(null));
    Object symbol =
        ((Optional<?>) symbols.getMethod("find", String.class).invoke(found, "cblas_sgemm"))
            .orElseThrow();
    MethodHandle call =
        (MethodHandle)
            linker
                .getMethod("downcallHandle", segment, descriptor, options.getClass())
                .invoke(linker.getMethod("nativeLinker").invoke(null), symbol, signature, options);

    // (float[], long) → the segment of the array from that byte on.
    MethodHandle whole1 =
        lookup.findStatic(segment, "ofArray", MethodType.methodType(segment, float[].class));
    MethodHandle slice =
        lookup.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
    MethodHandle part = MethodHandles.filterArguments(slice, 0, whole1);
    for (int position : new int[] {12, 9, 7}) {
      call = MethodHandles.collectArguments(call, position, part);
    }
    return call;
  }
}
