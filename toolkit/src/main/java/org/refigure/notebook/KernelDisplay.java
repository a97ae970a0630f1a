package org.refigure.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The display of the kernel this code runs in, found by reflection.
 *
 * <p>Nothing is compiled against a kernel: IJava, this project's kernel (which keeps IJava's names)
 * and JJava differ only in the names of two classes. A kernel that is not known, and a program that
 * runs outside any, have no display here.
 */
final class KernelDisplay {
  /** How a family of kernels is called: who has the kernel, and what it shows. */
  private record Family(String holder, String method, String displayData) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "io.github.spencerpark.ijava.IJava",
              "getKernelInstance",
              "io.github.spencerpark.jupyter.kernel.display.DisplayData"),
          new Family( // JJava 1.0-a6 and later
              "org.dflib.jjava.jupyter.kernel.BaseKernel",
              "notebookKernel",
              "org.dflib.jjava.jupyter.kernel.display.DisplayData"),
          new Family( // JJava before
              "org.dflib.jjava.JJava",
              "getKernelInstance",
              "org.dflib.jjava.jupyter.kernel.display.DisplayData"));

  private final Object kernel;
  private final Class<?> displayData;

  private KernelDisplay(Object kernel, Class<?> displayData) {
    this.kernel = kernel;
    this.displayData = displayData;
  }

  /** The display of the running kernel; empty outside a kernel. */
  static Optional<KernelDisplay> find() {
    return FAMILIES.stream()
        .flatMap(family -> loaders().map(loader -> of(family, loader)).flatMap(Optional::stream))
        .findFirst();
  }

  /** Shows a bundle. */
  void show(MimeBundle bundle) {
    call(kernel, "display", displayData, data(bundle));
  }

  /** Shows a bundle that will be updated under an id. */
  void show(String id, MimeBundle bundle) {
    call(kernel, "display", displayData, identified(id, bundle));
  }

  /** Changes what is shown under an id. */
  void update(String id, MimeBundle bundle) {
    try {
      Object io = method(kernel.getClass(), "getIO").invoke(kernel);
      Object display = io.getClass().getField("display").get(io);
      call(display, "updateDisplay", displayData, identified(id, bundle));
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  /**
   * Has the kernel ask before it stops the running cell at an interrupt: it does not where the
   * answer is true. Kernels other than this project's always stop it.
   */
  void onInterrupt(BooleanSupplier instead) {
    try {
      method(kernel.getClass(), "onInterrupt", BooleanSupplier.class).invoke(kernel, instead);
    } catch (NoSuchMethodException e) {
      // a kernel that does not ask
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  private Object identified(String id, MimeBundle bundle) {
    Object data = data(bundle);
    call(data, "setDisplayId", String.class, id);
    return data;
  }

  private Object data(MimeBundle bundle) {
    try {
      Object data = displayData.getConstructor().newInstance();
      Method put = displayData.getMethod("putData", String.class, Object.class);
      for (var entry : bundle.data().entrySet()) {
        put.invoke(data, entry.getKey(), entry.getValue());
      }
      if (!bundle.metadata().isEmpty()) {
        Method about = displayData.getMethod("putMetaData", String.class, Object.class);
        for (var entry : bundle.metadata().entrySet()) {
          about.invoke(data, entry.getKey(), entry.getValue());
        }
      }
      return data;
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  private static Optional<KernelDisplay> of(Family family, ClassLoader loader) {
    try {
      @Nullable Object kernel =
          Class.forName(family.holder(), true, loader).getMethod(family.method()).invoke(null);
      return kernel == null
          ? Optional.empty()
          : Optional.of(
              new KernelDisplay(kernel, Class.forName(family.displayData(), true, loader)));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty(); // not this family, or its class says that no kernel runs
    }
  }

  /** A library's own loader sees the kernel; on some kernels only the cell's does. */
  private static Stream<ClassLoader> loaders() {
    @Nullable ClassLoader own = KernelDisplay.class.getClassLoader();
    @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    return Stream.of(Optional.ofNullable(own), Optional.ofNullable(context))
        .flatMap(Optional::stream)
        .distinct();
  }

  private static void call(Object target, String name, Class<?> type, Object argument) {
    try {
      method(target.getClass(), name, type).invoke(target, argument);
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  /** A method by way of a class that may be used from here: a kernel's own class may be hidden. */
  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (Modifier.isPublic(c.getModifiers())) {
        return c.getMethod(name, parameters);
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name);
  }

  private static NotebookException unknown(ReflectiveOperationException problem) {
    Throwable cause =
        problem instanceof InvocationTargetException target ? target.getTargetException() : problem;
    return new NotebookException(
        String.format(
            Locale.ROOT,
            "this kernel's display cannot be used (%s); use this project's kernel, IJava 1.3 or JJava",
            cause),
        cause);
  }
}
