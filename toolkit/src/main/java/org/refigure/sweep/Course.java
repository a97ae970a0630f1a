package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * In which steps the trials of a sweep are run: at once, or rung by rung of {@link Halving}.
 *
 * <p>It stands at a rung, and knows which of the sweep's trials, all of full budget, have reached
 * it.
 */
final class Course {
  private final Optional<Halving> halving;
  private List<Trial> reached;
  private int rung;

  Course(String sweep, List<Trial> trials, Optional<Halving> halving) {
    this.reached = trials;
    this.halving = halving;
    for (String name : halving.map(Halving::within).orElse(List.of())) {
      if (trials.stream().noneMatch(trial -> trial.parameters().containsKey(name))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "halving within \"%s\" needs a parameter of that name in sweep \"%s\": no trial has one",
                name,
                sweep));
      }
    }
  }

  /** True if nothing comes after this rung. */
  boolean last() {
    return halving.map(rule -> rung == rule.rungs().size() - 1).orElse(true);
  }

  /** The trials of this rung, in the order of the sweep. */
  List<Trial> trials() {
    return at(rung, reached);
  }

  /** The trials of this rung, and as many of each later one as reach it at most. */
  List<Trial> outlook() {
    var all = new ArrayList<>(trials());
    List<Trial> entrants = reached;
    for (int later = rung + 1;
        halving.isPresent() && later < halving.get().rungs().size();
        later++) {
      entrants = standIns(halving.get(), entrants, later - 1);
      all.addAll(at(later, entrants));
    }
    return all;
  }

  /**
   * Goes on to the next rung.
   *
   * @param study has a record of every trial of this rung
   * @return records of the full-budget trials that are given up here
   */
  List<TrialRecord> next(Study study) {
    var judge = new Judge(halving.orElseThrow(), rung, study.only(trials()).records());
    var pruned = new ArrayList<TrialRecord>();
    var kept = new ArrayList<Trial>();
    for (Collection<List<Trial>> group : groups(reached)) {
      Map<List<Trial>, String> reasons = judge.reasonsAgainst(group);
      for (List<Trial> setting : group) {
        if (reasons.containsKey(setting)) {
          var outcome = new Outcome.Pruned(judge.budget(), reasons.get(setting));
          setting.forEach(t -> pruned.add(new TrialRecord(t, 1, outcome, 0, Recorded.nothing())));
        } else {
          kept.addAll(setting);
        }
      }
    }
    reached = reached.stream().filter(new HashSet<>(kept)::contains).toList();
    rung++;
    return pruned;
  }

  private List<Trial> at(int place, List<Trial> full) {
    return halving
        .map(rule -> full.stream().map(trial -> at(rule, place, trial)).toList())
        .orElse(full);
  }

  /** The trial of a rung that stands for one of full budget. */
  static Trial at(Halving rule, int place, Trial full) {
    var parameters = new TreeMap<>(full.parameters());
    parameters.put(rule.budget(), rule.rungs().get(place));
    return new Trial(full.experiment(), full.version(), parameters, full.seed(), full.data());
  }

  /** Some settings in place of those that will go on: evenly spread, so that the cost is about. */
  private List<Trial> standIns(Halving rule, List<Trial> entrants, int from) {
    var chosen = new ArrayList<Trial>();
    for (Collection<List<Trial>> group : groups(entrants)) {
      List<List<Trial>> settings = List.copyOf(group);
      int kept = rule.kept(settings.size(), from);
      for (int i = 0; i < kept; i++) {
        chosen.addAll(settings.get(i * settings.size() / kept));
      }
    }
    return chosen;
  }

  /** The trials by what they are compared within, then by setting: one trial for every seed. */
  private List<Collection<List<Trial>>> groups(List<Trial> trials) {
    var groups = new LinkedHashMap<Map<String, Object>, Map<Map<String, Object>, List<Trial>>>();
    for (Trial trial : trials) {
      Map<String, Object> shared = new HashMap<>(trial.parameters());
      shared.keySet().retainAll(halving.orElseThrow().within());
      groups
          .computeIfAbsent(shared, key -> new LinkedHashMap<>())
          .computeIfAbsent(trial.parameters(), key -> new ArrayList<>())
          .add(trial);
    }
    return groups.values().stream().map(Map::values).toList();
  }
}
