package org.refigure.notebook;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
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
                    : new InLog(System.err, System::nanoTime));
  }

  /** Whether a person sees this output; from JDK 22 on a console exists even where none does. */
  private static boolean interactive() {
    @Nullable String seen = System.getProperty("refigure.terminal");
    if (seen != null) {
      return Boolean.parseBoolean(seen); // by the launch script
    }
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
    private @Nullable State last;

    InNotebook(KernelDisplay display) {
      this.display = display;
    }

    @Override
    public void paint(State state) {
      MimeBundle bundle = MimeBundle.of(state.line()).with("text/html", html(state));
      if (last == null) {
        display.show(id, bundle);
      } else if (!state.equals(last)) {
        display.update(id, bundle);
      }
      last = state;
    }

    @Override
    public void end(String line, List<String> failures) {
      MimeBundle text = MimeBundle.of(String.join("\n", lines(line, failures)));
      display.update(
          id,
          failures.isEmpty()
              ? text
              : text.with(
                  "text/html",
                  String.format(
                      Locale.ROOT, "<div>%s</div>%s", Html.escape(line), list(failures))));
    }

    private static List<String> lines(String first, List<String> others) {
      var all = new ArrayList<String>(List.of(first));
      all.addAll(others);
      return all;
    }

    private static String list(List<String> failures) {
      return failures.isEmpty()
          ? ""
          : failures.stream()
              .map(failure -> String.format(Locale.ROOT, "<li>%s</li>", Html.escape(failure)))
              .collect(Collectors.joining("", "<ul style=\"margin:4px 0\">", "</ul>"));
    }

    private static String html(State state) {
      double percent = state.total() == 0 ? 100 : 100.0 * state.done() / state.total();
      return String.format(
          Locale.ROOT,
          """
      <div style="max-width:36em"><div>%s</div>\
      <div style="height:6px;border-radius:3px;background:#8884;margin-top:4px">\
      <div style="height:6px;border-radius:3px;background:#0072B2;width:%.1f%%"></div>\
      </div></div>%s\
      """,
          Html.escape(state.line()),
          percent,
          list(state.failures()));
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

    /** Above the bar, which is drawn anew. */
    @Override
    public void failed(String failure) {
      System.err.print("\r\u001b[2K" + failure + System.lineSeparator());
      bar.refresh();
    }

    @Override
    public void end(String line, List<String> failures) {
      bar.close();
      System.err.println(line);
    }
  }

  /**
   * A line every ten seconds, for logs and pipes; of long work one every two hundredth part of the
   * time so far.
   */
  static final class InLog implements Surface {
    private static final long PERIOD_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final long start;
    private long printed;

    InLog(PrintStream out, LongSupplier nanoClock) {
      this.out = out;
      this.nanoClock = nanoClock;
      this.start = nanoClock.getAsLong();
      this.printed = start;
    }

    @Override
    public void paint(State state) {
      long now = nanoClock.getAsLong();
      if (now - printed >= Math.max(PERIOD_NANOS, (now - start) / 200)) {
        printed = now;
        out.println(state.line());
      }
    }

    @Override
    public void failed(String failure) {
      out.println(failure);
    }

    @Override
    public void end(String line, List<String> failures) {
      out.println(line);
    }
  }
}
