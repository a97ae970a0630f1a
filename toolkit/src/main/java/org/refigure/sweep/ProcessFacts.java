package org.refigure.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out the facts of {@link Provenance} about this process.
 *
 * <p>The commit is written into the toolkit's jar when that is built, so it is that of the code
 * that runs, also where there is no repository: in a worker, on a cluster. Versions of libraries
 * are read from what their jars say of themselves; no library is loaded for it.
 */
final class ProcessFacts {
  private static final Path LINUX_CPU = Path.of("/proc/cpuinfo");

  private ProcessFacts() {}

  static Map<String, String> collect() {
    var facts = new TreeMap<String, String>();
    Properties build = resource("/org/refigure/sweep/build.properties");
    put(facts, "commit", build.getProperty("commit"));
    put(facts, "dirty", build.getProperty("dirty"));
    put(facts, "toolkit", build.getProperty("version"));
    put(facts, "nd4j", mavenVersion("org.nd4j/nd4j-native"));
    put(facts, Provenance.OPENBLAS, mavenVersion("org.bytedeco/openblas"));
    put(facts, "pytorch", resource("/jnilib/pytorch.properties").getProperty("jni_version"));
    put(
        facts,
        "java",
        String.format(
            Locale.ROOT, "%s (%s)", Runtime.version(), System.getProperty("java.vm.name")));
    put(facts, "system", system());
    put(facts, "cpu", cpu(LINUX_CPU).orElse(System.getProperty("os.arch")));
    String processors = Integer.toString(Runtime.getRuntime().availableProcessors());
    put(facts, "processors", processors);
    put(facts, "threads", System.getenv().getOrDefault("OMP_NUM_THREADS", processors));
    return facts;
  }

  /** The name that Linux or Windows gives the processor; empty elsewhere. */
  static Optional<String> cpu(Path linux) {
    try (var lines = Files.lines(linux)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
          .findFirst();
    } catch (IOException e) {
      return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
    }
  }

  private static String system() {
    return String.join(
        " ",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"));
  }

  private static @Nullable String mavenVersion(String artifact) {
    return resource(String.format(Locale.ROOT, "/META-INF/maven/%s/pom.properties", artifact))
        .getProperty("version");
  }

  /** Empty where there is none, or none that can be read. */
  private static Properties resource(String name) {
    var properties = new Properties();
    try (InputStream stream = ProcessFacts.class.getResourceAsStream(name)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      properties.clear();
    }
    return properties;
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.put(name, value);
    }
  }
}
