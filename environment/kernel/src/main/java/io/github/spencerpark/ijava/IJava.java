package io.github.spencerpark.ijava;

import org.jspecify.annotations.Nullable;
import org.refigure.kernel.JavaKernel;

/** Where library code written for IJava looks for the kernel. */
public final class IJava {

  private IJava() {}

  /**
   * The kernel of this JVM.
   *
   * @return the kernel, or null outside a notebook: IJava's own answer, which callers test for
   */
  public static @Nullable JavaKernel getKernelInstance() {
    return JavaKernel.running().orElse(null);
  }
}
