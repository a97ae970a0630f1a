package org.refigure.sweep;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Locale;

/** Finds, checks and instantiates experiments, with one clear line where that cannot be done. */
final class ExperimentClass {
  private ExperimentClass() {}

  /**
   * Refuses a class that a worker could not instantiate.
   *
   * @throws IllegalArgumentException if it is not a public, concrete class with a public
   *     constructor without arguments
   */
  static void require(Class<? extends Experiment> type) {
    String name = CellNames.plain(type.getName());
    if (type.isAnonymousClass() || type.isLocalClass() || type.isHidden()) {
      throw refused(
          name,
          "must be a named top-level or static nested class, not a lambda, local or anonymous one");
    }
    int modifiers = type.getModifiers();
    if (type.isInterface() || Modifier.isAbstract(modifiers)) {
      throw refused(name, "must be a class that can be instantiated, not an interface or abstract");
    }
    if (!Modifier.isPublic(modifiers)) {
      throw refused(name, "must be public");
    }
    if (type.isMemberClass() && !Modifier.isStatic(modifiers)) {
      throw refused(name, "must be static, since it is nested");
    }
    try {
      type.getConstructor();
    } catch (NoSuchMethodException e) {
      throw refused(name, "must have a public constructor without arguments");
    }
  }

  /** A new object of the experiment. */
  static Experiment instance(Class<? extends Experiment> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "experiment %s cannot be constructed: its constructor threw %s",
              CellNames.plain(type.getName()),
              CellNames.plain(String.valueOf(e.getCause()))),
          e);
    } catch (ReflectiveOperationException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "experiment %s cannot be constructed: %s",
              CellNames.plain(type.getName()),
              CellNames.plain(e.toString())),
          e);
    }
  }

  /**
   * The class of that name.
   *
   * @throws ClassNotFoundException if it is not on the class path
   * @throws IllegalArgumentException if it is no experiment
   */
  static Class<? extends Experiment> named(String name) throws ClassNotFoundException {
    return named(name, ExperimentClass.class.getClassLoader());
  }

  /** The same, from a loader. */
  static Class<? extends Experiment> named(String name, ClassLoader loader)
      throws ClassNotFoundException {
    Class<?> type = Class.forName(name, true, loader);
    if (!Experiment.class.isAssignableFrom(type)) {
      throw refused(name, "must implement " + Experiment.class.getName());
    }
    return type.asSubclass(Experiment.class);
  }

  private static IllegalArgumentException refused(String name, String rule) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "experiment %s %s, so that every engine can run it", name, rule));
  }
}
