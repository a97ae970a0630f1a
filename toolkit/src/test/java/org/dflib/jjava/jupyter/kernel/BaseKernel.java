package org.dflib.jjava.jupyter.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Stand-in for JJava 1.0-a6: asking for a kernel where none runs is an error. */
public class BaseKernel {
  private static BaseKernel notebook;

  /** What was displayed. */
  public final List<DisplayData> displayed = new ArrayList<>();

  private final JupyterIO io = new JupyterIO();

  public static BaseKernel start() {
    notebook = new BaseKernel();
    return notebook;
  }

  public static void stop() {
    notebook = null;
  }

  public static BaseKernel notebookKernel() {
    if (notebook == null) {
      throw new IllegalStateException("no kernel is running");
    }
    return notebook;
  }

  public void display(DisplayData data) {
    displayed.add(data);
  }

  public JupyterIO getIO() {
    return io;
  }
}
