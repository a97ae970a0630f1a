package org.refigure.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An experiment that was written in a notebook's cell, with all classes of cells that it uses: what
 * a worker needs to run it, and what its identity is made of.
 *
 * @param name the name its trials carry: simple name and hash, {@code Quad@3f2a91bc04d1}. The hash
 *     is over the byte code of all its classes without JShell's running numbers and without debug
 *     information, so the same code has the same name after a restart, in another order of cells
 *     and in another kernel
 * @param type its class
 * @param classes class name → byte code
 * @param others names of the classes outside of cells that it uses
 */
record CellCode(String name, String type, SortedMap<String, byte[]> classes, Set<String> others) {

  CellCode {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    others = Set.copyOf(others);
  }

  /**
   * The code of an experiment's class; empty if the class is not of a cell, but of a jar.
   *
   * @throws IllegalArgumentException if it reads a variable of the notebook, or the class loader
   *     does not give the byte code
   */
  static Optional<CellCode> of(Class<?> type) {
    return CellNames.born(type) ? Optional.of(new CellReader(type).read()) : Optional.empty();
  }

  /**
   * Refuses to run trials of other code than this.
   *
   * @throws SweepException if the code was changed in place since the trials were made
   */
  void requireOf(Trial trial) {
    if (!trial.experiment().equals(name)) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "experiment %s has changed since its sweep was made (now %s): run the cell with the sweep again",
              trial.experiment(),
              name),
          null);
    }
  }

  /** For a pipe; read by {@link #read}. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("name", name).put("type", type);
    ObjectNode code = json.putObject("classes");
    classes.forEach(code::put);
    return json;
  }

  /** What {@link #json} wrote, the others apart. */
  static CellCode read(JsonNode json) {
    var classes = new TreeMap<String, byte[]>();
    json.required("classes")
        .properties()
        .forEach(
            entry -> {
              try {
                classes.put(entry.getKey(), entry.getValue().binaryValue());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new CellCode(
        json.required("name").asText(), json.required("type").asText(), classes, Set.of());
  }

  /** True if the other has the same classes, byte for byte. */
  boolean sameClasses(CellCode other) {
    return type.equals(other.type)
        && classes.keySet().equals(other.classes.keySet())
        && classes.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), other.classes.get(e.getKey())));
  }

  /** A loader of its own for these classes, which may be several versions of one experiment. */
  ClassLoader loader(ClassLoader parent) {
    return new CellLoader(classes, parent);
  }
}
