package org.dflib.jjava;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** Stand-in for JJava before 1.0-a6. */
public final class JJava {
  private static BaseKernel kernel;

  private JJava() {}

  public static BaseKernel start() {
    kernel = new BaseKernel();
    return kernel;
  }

  public static void stop() {
    kernel = null;
  }

  public static BaseKernel getKernelInstance() {
    return kernel;
  }
}
