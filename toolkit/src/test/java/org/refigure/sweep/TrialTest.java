package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class TrialTest {
  @Test
  void theIdIsTheSameInEveryReleaseOfTheToolkit() {
    var trial = trial(Map.of("width", 64, "rate", 0.125, "rule", "plain"), 3);

    assertThat(trial.id()).isEqualTo("8d0d5e0a8751e2a3dc26d9d687e8059d");
  }

  @Test
  void theDataATrialReadsIsPartOfItsId() {
    String one = "0".repeat(64);
    var plain = new Trial("a", 1, new TreeMap<>(), 0);

    assertThat(
            java.util.stream.Stream.of(
                    plain,
                    reading(Map.of("corpus", one)),
                    reading(Map.of("corpus", "1".repeat(64))),
                    reading(Map.of("other", one)),
                    reading(Map.of("corpus", one, "other", one)),
                    reading(Map.of("corpus=" + one + "\ndata 5 other", one)))
                .map(Trial::id))
        .doesNotHaveDuplicates();
    assertThat(reading(Map.of()).id()).as("no data, no change").isEqualTo(plain.id());
    assertThat(reading(Map.of("corpus", one)).id()).isEqualTo("a20892a16790b6bb8ad9cfcc3fa65edc");
  }

  @Test
  void dataComesBackFromJsonAndFromTheExperiment() {
    var data = Map.of("corpus", "0".repeat(64));
    var experiment =
        new Experiment() {
          @Override
          public void run(Trial trial, Recorder recorder) {}

          @Override
          public Map<String, String> data() {
            return data;
          }
        };
    Trial trial = Trial.of(experiment, Map.of(), 0);

    assertThat(trial.data()).isEqualTo(data);
    assertThat(Json.trial(Json.read(Json.text(Json.of(trial))))).isEqualTo(trial);
  }

  @Test
  void aTrialPlannedOnOtherDataFailsInOneLineWhereItRuns() throws Exception {
    var trial =
        new Trial(
            Tiny.Nothing.class.getName(),
            1,
            new TreeMap<>(),
            0,
            reading(Map.of("corpus", "0".repeat(64))).data());

    assertThat(TrialRun.of(Tiny.Nothing.class, trial, 1).outcome())
        .asString()
        .contains(
            "data {} must be {corpus=" + "0".repeat(64) + "}, as it was when the sweep was planned")
        .doesNotContain("\n");
  }

  @Test
  void aChecksumIsASha256() throws Exception {
    refused(
        () -> reading(Map.of("corpus", "abc")),
        "checksum = \"abc\" must be a SHA-256 in 64 hexadecimal digits of lower case (data"
            + " \"corpus\" of an experiment)");
    refused(() -> reading(Map.of(" ", "0".repeat(64))), "data must have a name");
    Path file = Files.writeString(Files.createTempFile("checksum", ".txt"), "abc");
    try { // the one-block example of FIPS 180-2
      assertThat(Checksum.of(file))
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    } finally {
      Files.delete(file);
    }
    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(() -> Checksum.of(file))
        .withMessageStartingWith("data %s cannot be read".formatted(file));
  }

  @Property(tries = 300, seed = Draws.SEED)
  void theIdDoesNotDependOnTheOrderOfParameters(
      @ForAll("parameters") Map<String, Object> parameters, @ForAll Random shuffle) {
    var names = new ArrayList<>(parameters.keySet());
    Collections.shuffle(names, shuffle);
    var shuffled = new LinkedHashMap<String, Object>();
    names.forEach(name -> shuffled.put(name, parameters.get(name)));

    assertThat(trial(shuffled, 0).id()).isEqualTo(trial(parameters, 0).id());
  }

  @Property(tries = 300, seed = Draws.SEED)
  void differentTrialsHaveDifferentIds(
      @ForAll("parameters") Map<String, Object> one,
      @ForAll("parameters") Map<String, Object> two) {
    assertThat(trial(one, 0).id().equals(trial(two, 0).id()))
        .isEqualTo(trial(one, 0).equals(trial(two, 0)));
  }

  @Property(tries = 300, seed = Draws.SEED)
  void aTrialComesBackFromJsonAsItWas(
      @ForAll("parameters") Map<String, Object> parameters, @ForAll long seed) {
    var trial = trial(parameters, seed);

    assertThat(Json.trial(Json.read(Json.text(Json.of(trial))))).isEqualTo(trial);
  }

  @Test
  void everythingATrialConsistsOfChangesItsId() {
    var parameters = new TreeMap<String, Object>(Map.of("width", 64));
    assertThat(
            java.util.stream.Stream.of(
                    new Trial("a", 1, parameters, 0),
                    new Trial("b", 1, parameters, 0),
                    new Trial("a", 2, parameters, 0),
                    new Trial("a", 1, parameters, 1),
                    new Trial("a", 1, new TreeMap<>(Map.of("width", 64.0)), 0),
                    new Trial("a", 1, new TreeMap<>(Map.of("width", "64")), 0),
                    new Trial("a", 1, new TreeMap<>(Map.of("depth", 64)), 0))
                .map(Trial::id))
        .doesNotHaveDuplicates();
  }

  @Test
  void aTextThatLooksLikeTwoParametersIsNotTakenForThem() {
    assertThat(trial(Map.of("a", "1\n1 b=String 1 2"), 0).id())
        .isNotEqualTo(trial(Map.of("a", "1", "b", "2"), 0).id());
  }

  @Test
  void streamsOfOneSeedAreSharedByAllArmsAndDifferByName() {
    var one = trial(Map.of("rule", "a"), 5);
    var other = trial(Map.of("rule", "b"), 5);

    assertThat(one.streamSeed("init")).isEqualTo(other.streamSeed("init"));
    assertThat(one.streamSeed("init")).isNotEqualTo(one.streamSeed("data"));
    assertThat(one.streamSeed("init")).isNotEqualTo(trial(Map.of(), 6).streamSeed("init"));
  }

  @Test
  void parametersAreReadAsWhatTheyAre() {
    var trial =
        trial(
            Map.of("width", 64, "rate", 0.5, "unit", TimeUnit.DAYS, "tied", true, "whole", 2.0), 0);

    assertThat(trial.integer("width")).isEqualTo(64);
    assertThat(trial.number("width")).isEqualTo(64);
    assertThat(trial.integer("whole")).isEqualTo(2);
    assertThat(trial.choice("unit", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
    assertThat(trial.flag("tied")).isTrue();
    assertThat(trial.text("rate")).isEqualTo("0.5");
    refused(() -> trial.integer("rate"), "rate = 0.5 must be a whole number");
    refused(() -> trial.number("unit"), "unit = DAYS must be a number");
    refused(() -> trial.flag("width"), "width = 64 must be true or false");
    refused(() -> trial.choice("tied", TimeUnit.class), "tied = true must be one of [NANOSECONDS");
    refused(() -> trial.text("depth"), "parameter \"depth\" is not set");
  }

  @Provide
  Arbitrary<Map<String, Object>> parameters() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(4).map(Object.class::cast),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.doubles().ofScale(20).map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast));
    return Arbitraries.maps(Arbitraries.of("a", "b", "width"), values).ofMaxSize(3);
  }

  private static Trial trial(Map<String, ?> parameters, long seed) {
    return Trial.of(new Tiny.Nothing(), parameters, seed);
  }

  private static Trial reading(Map<String, String> data) {
    return new Trial("a", 1, new TreeMap<>(), 0, new TreeMap<>(data));
  }

  private static void refused(Runnable reading, String message) {
    assertThatIllegalArgumentException().isThrownBy(reading::run).withMessageContaining(message);
  }
}
