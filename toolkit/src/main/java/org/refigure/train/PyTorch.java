package org.refigure.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;

/**
 * DJL's PyTorch engine, loaded by its first user with the settings that results depend on.
 *
 * <p>One thread, because sweeps run one trial per core and because sums over a tensor differ
 * between one thread and two. DJL finds its engine through the context class loader of the thread
 * that touches it first, which in a notebook kernel may be the wrong one; so the first contact
 * happens here, with this class's own loader in place.
 */
public final class PyTorch {
  private PyTorch() {}

  /**
   * The engine's name and the versions of DJL and of PyTorch, for provenance. The first call loads
   * it.
   *
   * @throws IllegalStateException if it does not load
   */
  public static String version() {
    return String.format(
        Locale.ROOT, "DJL %s, PyTorch %s", Engine.getDjlVersion(), Loading.ENGINE.getVersion());
  }

  /**
   * A scope on a device.
   *
   * @param device {@code cpu}, {@code gpu0}, {@code gpu1}, …
   * @throws IllegalArgumentException if there is no such device
   */
  static NDManager scope(String device) {
    if (!device.matches("cpu|gpu[0-9]+")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "device = \"%s\" must be cpu, gpu0, gpu1, … (DjlStep)", device));
    }
    if (device.startsWith("gpu")) {
      int present = Loading.ENGINE.getGpuCount();
      if (Integer.parseInt(device.substring(3)) >= present) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "device = \"%s\": PyTorch sees %d GPUs; use cpu, or point PYTORCH_LIBRARY_PATH at a libtorch with CUDA",
                device,
                present));
      }
    }
    return Loading.ENGINE.newBaseManager(Device.fromName(device, Loading.ENGINE));
  }

  /** The JVM initialises this class once, whichever thread comes first. */
  private static final class Loading {
    static final Engine ENGINE = load();

    private static Engine load() {
      System.getProperties().putIfAbsent("ai.djl.offline", "true");
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(PyTorch.class.getClassLoader());
      try {
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(1);
        return engine;
      } catch (LinkageError | RuntimeException cause) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "PyTorch does not load on %s %s (DjlStep): DJL has builds for Linux, Windows on x86_64 and macOS on ARM; %s",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                cause.getMessage()),
            cause);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
