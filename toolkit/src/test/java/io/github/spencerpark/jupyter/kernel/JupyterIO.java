package io.github.spencerpark.jupyter.kernel;

/** Stand-in with the public field of the original. */
public class JupyterIO {
  /** The stream of displays. */
  public final DisplayStream display = new DisplayStream();
}
