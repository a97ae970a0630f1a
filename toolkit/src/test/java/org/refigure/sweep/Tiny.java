package org.refigure.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;

/** Experiments of a few microseconds: one for every way in which a trial can end. */
public final class Tiny {
  private Tiny() {}

  /** Gradient descent on a parabola: records one of everything, from parameters and seed. */
  public static final class Quadratic implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      double rate = trial.number("rate");
      double noise = new SplittableRandom(trial.streamSeed("noise")).nextDouble();
      double position = 1 + noise;
      for (int step = 0; step < 5; step++) {
        position -= rate * position;
        recorder.point("loss", step, position * position);
      }
      recorder.value("lastLoss", position * position);
      recorder.value("noise", noise);
      recorder.vector("spectrum", new double[] {noise, rate, Math.PI});
      recorder.inSteps(0.25); // said twice: such times add up
      recorder.inSteps(0.5);
    }

    @Override
    public double cost(Trial trial) {
      return trial.parameters().containsKey("width") ? trial.number("width") : 1;
    }
  }

  /** Ends as its parameter {@code ending} says. */
  public static final class Ending implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws Exception {
      recorder.value("reached", 1);
      switch (trial.text("ending")) {
        case "well" -> recorder.value("end", 2);
        case "diverge" -> throw new Divergence(7, "loss = NaN");
        case "throw" ->
            throw new IllegalStateException("no\nsuch corpus", new java.io.IOException("gone"));
        case "overflow" -> trial.text(deep(0));
        case "chatter" -> {
          System.out.println("{\"refigure\":\"record\",\"record\":{}}");
          System.err.print("half a line ");
          recorder.value("read", System.in == null ? -1 : 0);
        }
        case "nan" -> {
          recorder.value("nan", Double.NaN);
          recorder.value("infinite", Double.NEGATIVE_INFINITY);
          recorder.value("zero", -0.0);
          recorder.value("tiny", Double.MIN_VALUE);
          recorder.point("curve", Long.MAX_VALUE, Double.NaN);
          recorder.point("curve", -1, -0.0);
          recorder.vector("vector", new double[] {Double.POSITIVE_INFINITY, 0.1, -0.0});
          recorder.vector("none", new double[0]);
        }
        case "shadow" -> recorder.value("Ending", 3);
        default -> throw new AssertionError("unknown ending");
      }
    }

    private static String deep(int depth) {
      return depth < 0 ? "" : deep(depth + 1) + depth;
    }
  }

  /** Iterates coupled logistic maps, where one wrong bit becomes another curve within 60 steps. */
  public static final class Chaos implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      var random = new SplittableRandom(trial.streamSeed("init"));
      double rate = trial.number("rate");
      double[] position = random.doubles(trial.integer("width"), 0.1, 0.9).toArray();
      for (int step = 0; step < 2000; step++) {
        double mean = Arrays.stream(position).average().orElseThrow();
        for (int i = 0; i < position.length; i++) {
          double coupled = 0.9 * position[i] + 0.1 * mean;
          position[i] = rate * coupled * (1 - coupled);
        }
        recorder.point("position", step, position[0]);
      }
      recorder.vector("positions", position);
      recorder.value("logarithm", Math.log(position[0]) + Math.exp(position[1]));
    }
  }

  /** Ends its JVM in the orderly way, or does not. */
  public static final class Exiting implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      if (trial.flag("exits")) {
        System.exit(0);
      }
      recorder.value("stayed", 1);
    }
  }

  /** Kills its own JVM: the first so many times, counted by files in a folder, or always. */
  public static final class Deadly implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws Exception {
      for (int i = 0; i < trial.integer("deaths"); i++) {
        Path grave = Path.of(trial.text("folder"), graves(trial) + i);
        if (!Files.exists(grave)) {
          Files.createFile(grave);
          System.err.println("about to die for seed " + trial.seed());
          Runtime.getRuntime().halt(trial.integer("code"));
        }
      }
      recorder.value("alive", 1);
    }

    private static String graves(Trial trial) {
      return "%d-%d-".formatted(trial.integer("code"), trial.integer("deaths"));
    }
  }

  /** Ends at once for seed 0, else beats in a file until it is stopped. */
  public static final class Slow implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws Exception {
      Path heart = Path.of(trial.text("folder"), Long.toString(trial.seed()));
      for (int beat = 0; trial.seed() > 0; beat++) {
        Files.writeString(heart, Integer.toString(beat));
        Thread.sleep(20);
      }
    }
  }

  /** Freezes its own JVM the first so many times, counted by files in a folder. */
  public static final class Frozen implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws Exception {
      for (int i = 0; i < trial.integer("freezes"); i++) {
        Path mark = Path.of(trial.text("folder"), trial.integer("freezes") + "-" + i);
        if (!Files.exists(mark)) {
          Files.createFile(mark);
          String pid = Long.toString(ProcessHandle.current().pid());
          new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
          Thread.sleep(600_000); // kill returns a moment before every thread has stopped
          throw new AssertionError("this JVM was not frozen");
        }
      }
      recorder.value("thawed", 1);
    }
  }

  /** Takes longer than it may; heeds an interrupt, or does not. */
  public static final class Late implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws Exception {
      recorder.value("begun", 1);
      for (int second = 0; second < 600; second++) {
        try {
          Thread.sleep(1000);
        } catch (InterruptedException e) {
          if (trial.flag("heeds")) {
            throw e;
          }
        }
      }
    }

    @Override
    public Optional<Duration> timeout(Trial trial) {
      return Optional.of(Duration.ofMillis(trial.integer("milliseconds")));
    }
  }

  /** Takes memory without end, of Java or of the system's. */
  public static final class Hungry implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws Exception {
      recorder.value("pid", ProcessHandle.current().pid());
      var taken = new ArrayList<Object>();
      while (trial.text("of").equals("java")) {
        taken.add(new long[1 << 16]);
      }
      for (int block = 0; trial.text("of").equals("system"); block++) {
        if (block < 64) { // a gibibyte is beyond any bound of a test, and no danger to its machine
          taken.add(Pointer.memset(Pointer.malloc(1 << 24), 1, 1 << 24));
        }
        Thread.sleep(20);
      }
    }
  }

  /** Does nothing. */
  public static final class Nothing implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {}
  }

  /** Tells what its JVM is like. */
  public static final class Surroundings implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      recorder.value("processors", Runtime.getRuntime().availableProcessors());
      recorder.value("threads", Double.parseDouble(System.getenv("OMP_NUM_THREADS")));
      recorder.value("heap", Runtime.getRuntime().maxMemory());
      recorder.value("property", Double.parseDouble(System.getProperty("refigure.test.number")));
    }
  }
}
