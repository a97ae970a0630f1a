package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.refigure.kernel.JavaKernel;

/** The kernel, seen from a cell. */
public final class Kernel {

  private Kernel() {}

  /**
   * The kernel of this JVM.
   *
   * @return the kernel, or null outside a notebook, as IJava has it
   */
  public static @Nullable JavaKernel getKernelInstance() {
    return IJava.getKernelInstance();
  }

  /**
   * Evaluates code on behalf of the present cell.
   *
   * @return the value of its last expression, or null if it has none, as IJava has it
   * @throws IllegalStateException if the code fails, or outside a notebook
   */
  public static @Nullable Object eval(String code) {
    return JavaKernel.running()
        .orElseThrow(() -> new IllegalStateException("no kernel runs in this JVM"))
        .evaluate(code)
        .orElse(null);
  }

  /** Prints a formatted text, in one language everywhere; IJava declares it in every session. */
  public static void printf(String format, @Nullable Object... args) {
    System.out.printf(Locale.ROOT, format, args);
  }
}
