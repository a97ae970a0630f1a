package io.github.spencerpark.jupyter.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;

/** Stand-in that notes what is displayed. */
public abstract class BaseKernel {
  /** What was displayed. */
  public final List<DisplayData> displayed = new ArrayList<>();

  private final JupyterIO io = new JupyterIO();

  public void display(DisplayData data) {
    displayed.add(data);
  }

  public JupyterIO getIO() {
    return io;
  }
}
