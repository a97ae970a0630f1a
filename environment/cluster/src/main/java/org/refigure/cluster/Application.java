package org.refigure.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.AsyncRDDActions;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.RemoteTrial;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.Trial;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.util.Try;

/** One Spark application: it holds cores of the cluster for as long as one sweep runs. */
final class Application implements AutoCloseable {
  private static final ExecutionContext SAME_THREAD = ExecutionContext.fromExecutor(Runnable::run);

  private final Class<? extends Experiment> experiment;
  private final ClassPath classPath;
  private final Map<String, ClassPathEntry> sent = new HashMap<>();
  private final JavaSparkContext spark;

  private Application(Masters masters, Class<? extends Experiment> experiment) {
    this.experiment = experiment;
    this.classPath = ClassPath.of(experiment);
    this.spark =
        new JavaSparkContext(
            conf(masters, experiment).set("spark.jars", String.join(",", classPath.executors())));
  }

  /**
   * Starts an application on the cluster.
   *
   * @throws SweepException if it does not start
   * @throws InterruptedException if the thread is interrupted; what has started stops by itself
   */
  static Application start(Masters masters, Class<? extends Experiment> experiment)
      throws InterruptedException {
    FutureTask<Application> starting = aside(() -> new Application(masters, experiment));
    try {
      return starting.get();
    } catch (ExecutionException e) {
      String reason = String.valueOf(e.getCause()).lines().findFirst().orElse("");
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "no Spark application starts on %s: %s; where another one of this JVM is still"
                  + " ending, run again in a few seconds",
              masters.word(),
              reason),
          e.getCause());
    } catch (InterruptedException | Error e) { // also where a kernel stops a cell by force
      aside(() -> stop(starting.get()));
      throw e;
    }
  }

  /** Starts a trial; {@code whenEnded} hears of it on a thread of Spark's. */
  void submit(Trial trial, Consumer<Try<Seq<Answer>>> whenEnded) {
    var task = new TrialTask(RemoteTrial.of(experiment, trial), classPath.entries());
    spark.sc().setJobGroup("refigure", trial.id(), true); // true: cancelling interrupts the task
    JavaRDD<Answer> one = spark.parallelize(List.of(0), 1).map(task);
    new AsyncRDDActions<>(one.rdd(), one.classTag())
        .collectAsync()
        .onComplete(
            ended -> {
              whenEnded.accept(ended);
              return ended;
            },
            SAME_THREAD);
  }

  /**
   * Sends files to machines that lack them.
   *
   * @throws SweepException if another file of that name was sent before
   */
  void send(List<ClassPathEntry> files) {
    for (ClassPathEntry file : files) {
      @Nullable ClassPathEntry earlier = sent.putIfAbsent(file.name(), file);
      if (earlier == null) {
        spark.sc().addFile(file.path());
      } else if (earlier.size() != file.size()) {
        throw new SweepException(
            String.format(
                Locale.ROOT,
                "%s and %s have one name and cannot both be sent to the cluster: take one off the"
                    + " class path, or rename it",
                earlier.path(),
                file.path()),
            null);
      }
    }
  }

  /** How many trials can run at a time now; changes as machines come and go. */
  int cores() {
    return Math.max(1, spark.defaultParallelism());
  }

  /** Machines at work for this application. */
  int executors() {
    return spark.statusTracker().getExecutorInfos().length - 1; // the driver is counted too
  }

  /** True once Spark itself has given the application up. */
  boolean isStopped() {
    return spark.sc().isStopped();
  }

  /** Stops every trial that still runs and hands the cores back. */
  @Override
  public void close() {
    FutureTask<Boolean> stopping = aside(() -> stop(this));
    try {
      stopping.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it stops without us
    } catch (ExecutionException e) {
      throw new SweepException("the Spark application does not end: " + e.getCause(), e);
    }
  }

  private static boolean stop(Application application) {
    application.spark.sc().cancelAllJobs();
    application.spark.stop();
    application.classPath.close();
    return true;
  }

  /**
   * Spark starts and stops on a thread of its own: an interrupt would leave it half made, and its
   * threads inherit the class loader, which in a notebook must be the one that sees the libraries.
   */
  private static <T> FutureTask<T> aside(Callable<T> work) {
    var task = new FutureTask<>(work);
    var thread = new Thread(task, "refigure-spark");
    thread.setContextClassLoader(Application.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** System properties that start with {@code spark.} go before what is set if missing here. */
  private static SparkConf conf(Masters masters, Class<? extends Experiment> experiment) {
    SparkConf conf =
        new SparkConf()
            .setMaster(masters.word())
            .setAppName("refigure " + experiment.getSimpleName())
            .setIfMissing("spark.driver.host", masters.addressTowards())
            .setIfMissing("spark.executor.memory", "512m") // it only passes texts on
            .set("spark.executor.extraJavaOptions", executorOptions())
            .set("spark.task.maxFailures", Integer.toString(Engine.ATTEMPTS))
            .set("spark.speculation", "false")
            .set("spark.driver.maxResultSize", "0")
            .set("spark.ui.enabled", "false")
            .remove("spark.default.parallelism");
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("REFIGURE_"))
        .forEach(variable -> conf.setExecutorEnv(variable.getKey(), variable.getValue()));
    return conf;
  }

  /** Few threads and little to compile; our settings, for what watches the workers there. */
  private static String executorOptions() {
    Stream<String> settings =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("refigure.") && !name.equals("refigure.class.path"))
            .sorted()
            .map(name -> String.format(Locale.ROOT, "-D%s=%s", name, System.getProperty(name)))
            .map(option -> option.replace("\\", "\\\\").replace("\"", "\\\""))
            .map(option -> '"' + option + '"');
    Stream<String> options =
        Stream.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=en", "-Duser.country=");
    return Stream.concat(options, settings).collect(Collectors.joining(" "));
  }
}
