package org.refigure.notebook;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.refigure.notebook.ProgressCard.State;
import org.refigure.notebook.ProgressCard.Surface;

/** The places a progress card can be painted on. */
final class ProgressSurfaces {
  private ProgressSurfaces() {}

  /** The best place there is: the notebook, else the terminal, else plain lines. */
  static Surface here(String title, long total) {
    return KernelDisplay.find()
        .<Surface>map(InNotebook::new)
        .orElseGet(
            () ->
                interactive()
                    ? new InTerminal(title, total)
                    : new InLog(System.out, System::nanoTime));
  }

  /** Whether a person sees this output; from JDK 22 on a console exists even where none does. */
  private static boolean interactive() {
    @Nullable Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // before JDK 22 there is a console only in a terminal
    }
  }

  /** One output that is updated in place. */
  static final class InNotebook implements Surface {
    private final KernelDisplay display;
    private final String id = UUID.randomUUID().toString();
    private boolean shown;

    InNotebook(KernelDisplay display) {
      this.display = display;
    }

    @Override
    public void paint(State state) {
      put(MimeBundle.of(state.line()).with("text/html", html(state)));
    }

    @Override
    public void end(String line) {
      put(MimeBundle.of(line));
    }

    private void put(MimeBundle bundle) {
      if (shown) {
        display.update(id, bundle);
      } else {
        display.show(id, bundle);
        shown = true;
      }
    }

    private static String html(State state) {
      double percent = state.total() == 0 ? 100 : 100.0 * state.done() / state.total();
      return """
      <div style="max-width:36em"><div>%s</div>\
      <div style="height:6px;border-radius:3px;background:#8884;margin-top:4px">\
      <div style="height:6px;border-radius:3px;background:#0072B2;width:%.1f%%"></div>\
      </div></div>\
      """
          .formatted(Html.escape(state.line()), percent);
    }
  }

  /** One line of a terminal. */
  static final class InTerminal implements Surface {
    private final AtomicReference<Optional<Duration>> left =
        new AtomicReference<>(Optional.empty());
    private final ProgressBar bar;

    InTerminal(String title, long total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(title)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .setEtaFunction(state -> left.get())
              .clearDisplayOnFinish()
              .build();
    }

    @Override
    public void paint(State state) {
      left.set(state.left());
      bar.setExtraMessage(state.note().isEmpty() ? "" : " " + state.note());
      bar.stepTo(state.done());
    }

    @Override
    public void end(String line) {
      bar.close();
      System.err.println(line);
    }
  }

  /** A line every ten seconds, for logs and pipes. */
  static final class InLog implements Surface {
    private static final long PERIOD_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private long printed;

    InLog(PrintStream out, LongSupplier nanoClock) {
      this.out = out;
      this.nanoClock = nanoClock;
      this.printed = nanoClock.getAsLong();
    }

    @Override
    public void paint(State state) {
      long now = nanoClock.getAsLong();
      if (now - printed >= PERIOD_NANOS) {
        printed = now;
        out.println(state.line());
      }
    }

    @Override
    public void end(String line) {
      out.println(line);
    }
  }
}
