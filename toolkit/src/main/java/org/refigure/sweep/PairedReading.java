package org.refigure.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;

/**
 * Two readings joined seed by seed: seeds share their random numbers, so what they have in common
 * cancels.
 *
 * @param sign what stands between the two names
 */
record PairedReading(Reading left, Reading right, String sign, DoubleBinaryOperator operator)
    implements Reading {

  @Override
  public String name() {
    return left.name() + " " + sign + " " + right.name();
  }

  @Override
  public PerSeed perSeed() {
    return left.perSeed().join(right.perSeed(), List.of(left.name(), right.name()), operator);
  }

  /** A side that a parameter cannot split (it is fixed there) meets every value of the other. */
  @Override
  public Map<Object, Reading> split(String parameter) {
    boolean fixed = !splits(parameter); // by where(…), or nobody has it, which split will say
    Map<Object, Reading> a = fixed || left.splits(parameter) ? left.split(parameter) : Map.of();
    Map<Object, Reading> b = fixed || right.splits(parameter) ? right.split(parameter) : Map.of();
    if (fixed && !a.keySet().equals(b.keySet())) {
      throw new IllegalArgumentException(
          name()
              + " is fixed at "
              + Places.list(List.copyOf(a.keySet()))
              + " and "
              + Places.list(List.copyOf(b.keySet()))
              + " along \""
              + parameter
              + "\": leave the condition of one side out");
    }
    var places = new ArrayList<Object>(a.keySet());
    places.addAll(b.keySet());
    var joined = new LinkedHashMap<Object, Reading>();
    for (Object place : Places.distinct(places)) {
      Reading here = at(left, a, place);
      Reading there = at(right, b, place);
      joined.put(place, new PairedReading(here, there, sign, operator));
    }
    return joined;
  }

  private static Reading at(Reading side, Map<Object, Reading> split, Object place) {
    return split.isEmpty() ? side : split.getOrDefault(place, new NoReading(side.name()));
  }

  @Override
  public boolean splits(String parameter) {
    return left.splits(parameter) || right.splits(parameter);
  }

  @Override
  public boolean paired() {
    return left.paired() && right.paired();
  }

  @Override
  public Set<String> hidden() {
    var hidden = new LinkedHashSet<String>(left.hidden());
    hidden.addAll(right.hidden());
    return hidden;
  }

  @Override
  public Set<String> parameters() {
    var names = new TreeSet<String>(left.parameters());
    names.addAll(right.parameters());
    return names;
  }

  /** The side of a pair that has no run at a place. */
  private record NoReading(String name) implements Reading {
    @Override
    public PerSeed perSeed() {
      return PerSeed.none();
    }

    @Override
    public Map<Object, Reading> split(String parameter) {
      return Map.of();
    }

    @Override
    public boolean splits(String parameter) {
      return false;
    }

    @Override
    public boolean paired() {
      return true;
    }

    @Override
    public Set<String> hidden() {
      return Set.of();
    }

    @Override
    public Set<String> parameters() {
      return Set.of();
    }
  }
}
