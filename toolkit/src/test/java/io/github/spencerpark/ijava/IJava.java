package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Stand-in for IJava 1.3: the kernel, or null where none runs. */
public final class IJava {
  private static BaseKernel kernel;

  private IJava() {}

  /** Starts a kernel whose own class is hidden, as some kernels' are. */
  public static BaseKernel start() {
    kernel = new Hidden();
    return kernel;
  }

  public static void stop() {
    kernel = null;
  }

  public static BaseKernel getKernelInstance() {
    return kernel;
  }

  private static final class Hidden extends BaseKernel {}
}
