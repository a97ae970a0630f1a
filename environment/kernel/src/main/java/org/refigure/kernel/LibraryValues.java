package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that a library of the notebook knows to show: figures, tables, arrays.
 *
 * <p>The library is asked by reflection, for nothing here is compiled against it: its class {@value
 * #VIEWS} has a method {@code static List<Map<String, Map<String, Object>>> of(Object)}, whose
 * elements have the maps {@code data} (MIME type → content) and {@code metadata}; an empty list
 * means that it does not know the value.
 */
final class LibraryValues {

  private static final String VIEWS = "org.refigure.notebook.ResultView";

  private final ClassLoader cells;

  /** With the libraries that cells see. */
  LibraryValues(ClassLoader cells) {
    this.cells = cells;
  }

  /** What is to be shown of a value, one below the other; empty if the library does not know it. */
  List<DisplayData> of(Object value) {
    return views().map(views -> of(views, value)).orElse(List.of());
  }

  private Optional<Class<?>> views() {
    try {
      return Optional.of(Class.forName(VIEWS, true, cells));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<DisplayData> of(Class<?> views, Object value) {
    try {
      Object bundles = views.getMethod("of", Object.class).invoke(null, value);
      return bundles instanceof List<?> list
          ? list.stream().map(LibraryValues::data).toList()
          : List.of();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      return List.of(); // another version of the library, which cannot do this
    }
  }

  private static DisplayData data(@Nullable Object bundle) {
    DisplayData data = new DisplayData();
    if (bundle instanceof Map<?, ?> parts) {
      part(parts, "data").forEach((mime, content) -> data.putData((String) mime, content));
      part(parts, "metadata").forEach((mime, facts) -> data.putMetaData((String) mime, facts));
    }
    return data;
  }

  private static Map<?, ?> part(Map<?, ?> parts, String name) {
    return parts.get(name) instanceof Map<?, ?> part ? part : Map.of();
  }
}
