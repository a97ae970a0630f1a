package org.refigure.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled snippets in this JVM, keeps their values as objects and stops them on request.
 *
 * <p>The stopping is the JDK's: before JDK 20 the thread is stopped wherever it is; later, JShell
 * weaves checks into the code of cells, so a loop inside a library ends only if it looks at {@link
 * Thread#isInterrupted()}.
 */
final class CellExecutionControl extends LocalExecutionControl {

  private static final long LOOK_MILLIS = 20;
  private static final long LONGEST_WAIT_NANOS = 100_000_000;
  private static final InheritableThreadLocal<@Nullable Call> NEXT = new InheritableThreadLocal<>();
  private static final Method RUN = runMethod();

  private final ClassLoader loader;
  private volatile boolean running;
  private volatile Optional<StopReason> stopReason = Optional.empty();
  private volatile Optional<Thread> snippetThread = Optional.empty();
  private @Nullable Object value;

  /** Runs snippets in the given loader. */
  CellExecutionControl(CellClassLoader loader) {
    super(loader);
    this.loader = loader;
  }

  /** Why a cell was stopped. */
  enum StopReason {
    /** The user asked for it. */
    INTERRUPT,
    /** It ran longer than {@code IJAVA_TIMEOUT}. */
    TIMEOUT
  }

  /** Declares that a cell begins; a stop asked for earlier is forgotten. */
  void begin() {
    stopReason = Optional.empty();
    running = true;
  }

  /** Declares that the cell ended, and says whether it was stopped: JShell itself does not tell. */
  Optional<StopReason> end() {
    running = false;
    return stopReason;
  }

  /** Whether the present cell was asked to stop. */
  boolean isStopping() {
    return stopReason.isPresent();
  }

  /** Stops the present cell; without one nothing happens. */
  void stop(StopReason reason) {
    if (!running) {
      return;
    }
    stopReason = Optional.of(reason);
    try {
      stop();
    } catch (EngineTerminationException | InternalException e) {
      throw new IllegalStateException("the cell could not be stopped: " + e.getMessage(), e);
    }
  }

  /** Why a cell that was asked to stop has not ended, in a line; empty if none is in that state. */
  Optional<String> whyItGoesOn() {
    return running && isStopping() ? snippetThread.flatMap(StubbornCell::why) : Optional.empty();
  }

  /** Hands over the value of the snippet that ran last, once. */
  Optional<Object> takeValue() {
    Optional<Object> taken = Optional.ofNullable(value);
    value = null;
    return taken;
  }

  /**
   * Runs one snippet on a thread of its own. JShell gets no text of the value: making one is slow
   * for a large array and calls {@code toString} of objects nobody asked to see.
   */
  @Override
  protected String invoke(Method snippet) throws Exception {
    Call call = new Call(this, snippet, Thread.currentThread());
    NEXT.set(call);
    try {
      return super.invoke(RUN);
    } finally {
      NEXT.remove();
      value = call.value;
    }
  }

  /**
   * Calls something of the cell's on a thread of its own, so that a stop ends the wait for it.
   *
   * @return the result; empty if the cell was stopped
   * @throws Exception what it throws
   */
  <T> Optional<T> call(Callable<T> something) throws Exception {
    FutureTask<T> task = new FutureTask<>(something);
    Thread thread = new Thread(new CellThreads(), task, "value");
    thread.setContextClassLoader(loader);
    thread.setDaemon(true);
    thread.start();
    while (!isStopping()) {
      try {
        return Optional.of(task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        continue; // look whether the cell was stopped
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception thrown ? thrown : thrown(e.getCause());
      }
    }
    end(thread);
    return Optional.empty();
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }

  /** As the JDK stops snippets: a JVM before JDK 20 ends the thread, a later one asks it to end. */
  @SuppressWarnings({"removal", "deprecation"})
  private static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.stop();
    } catch (UnsupportedOperationException e) {
      thread.interrupt();
    }
  }

  private static Method runMethod() {
    try {
      Method run = CellExecutionControl.class.getDeclaredMethod("run");
      run.setAccessible(true);
      return run;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** What the thread that JShell starts executes. */
  private static void run() throws Throwable {
    Call call = NEXT.get();
    NEXT.remove();
    if (call == null) {
      throw new IllegalStateException("a snippet was started outside the kernel");
    }
    call.awaitCaller();
    call.runToItsEnd();
  }

  /** One run of a snippet. */
  private static final class Call {
    private final CellExecutionControl control;
    private final Method snippet;
    private final Thread caller;
    private volatile @Nullable Object value;
    private volatile @Nullable Throwable failure;

    Call(CellExecutionControl control, Method snippet, Thread caller) {
      this.control = control;
      this.snippet = snippet;
      this.caller = caller;
    }

    /**
     * Waits until the caller waits for this thread. It joins every thread of the group it can see
     * at that moment, and must not come to see threads that the snippet starts.
     */
    void awaitCaller() {
      long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
      while (caller.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
        LockSupport.parkNanos(20_000);
      }
    }

    /**
     * Runs the snippet on a thread whose group reports what the threads of the cell throw (JShell's
     * own group keeps that to itself), and stays until it has ended: a stop reaches both threads.
     */
    @SuppressWarnings("removal")
    void runToItsEnd() throws Throwable {
      Thread thread = new Thread(new CellThreads(), this::runSnippet, "cell");
      thread.setContextClassLoader(control.loader);
      control.snippetThread = Optional.of(thread);
      thread.start();
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException | ThreadDeath e) {
          // The snippet's thread was told the same; when it ends, and how, is its business.
          continue;
        }
      }
      Throwable thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
    }

    @SuppressWarnings("removal")
    private void runSnippet() {
      try {
        // A stop that came before this thread existed had nothing to stop.
        if (control.isStopping()) {
          throw new ThreadDeath();
        }
        value = snippet.invoke(null);
      } catch (InvocationTargetException e) {
        failure = e.getCause();
      } catch (IllegalAccessException | ThreadDeath e) {
        failure = e;
      }
    }
  }

  /** The threads a cell starts. */
  private static final class CellThreads extends ThreadGroup {

    CellThreads() {
      super("cell");
    }

    @Override
    @SuppressWarnings("removal")
    public void uncaughtException(Thread thread, Throwable thrown) {
      if (!(thrown instanceof ThreadDeath)) {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
      }
    }
  }
}
