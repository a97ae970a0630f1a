package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.util.function.BooleanSupplier;

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

  /** Starts this project's kernel, which asks before it stops a cell. */
  public static Asking startAsking() {
    var asking = new Asking();
    kernel = asking;
    return asking;
  }

  private static final class Hidden extends BaseKernel {}

  /** Stand-in for this project's kernel. */
  public static final class Asking extends BaseKernel {
    private BooleanSupplier instead = () -> false;

    public void onInterrupt(BooleanSupplier newInstead) {
      instead = newInstead;
    }

    /** What an interrupt does; true if the cell goes on. */
    public boolean interrupt() {
      return instead.getAsBoolean();
    }
  }
}
