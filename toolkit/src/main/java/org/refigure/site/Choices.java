package org.refigure.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.refigure.notebook.Html;

/**
 * A row of choices that hides by style sheet, without a script, what has not the chosen word in its
 * attribute {@code data-NAME}.
 *
 * @param name of the attribute
 * @param legend what is chosen
 * @param options the choices after "all"
 */
record Choices(String name, String legend, List<Option> options) {
  /** A word of the attribute and what a reader sees. */
  record Option(String word, String label) {}

  /** The choices as radio buttons. */
  String html() {
    return options.stream()
        .map(option -> button(option, ""))
        .collect(
            Collectors.joining(
                "\n",
                String.format(
                    Locale.ROOT,
                    "<fieldset><legend>%s</legend>\n%s\n",
                    Html.escape(legend),
                    button(new Option("all", "all"), " checked=\"checked\"")),
                "\n</fieldset>\n"));
  }

  /** The rules that make them work. */
  String style() {
    return options.stream()
        .map(
            option ->
                String.format(
                    Locale.ROOT,
                    "body:has(#%1$s-%2$s:checked) [data-%1$s]:not([data-%1$s~=\"%2$s\"])"
                        + " { display: none; }\n",
                    name,
                    option.word()))
        .collect(Collectors.joining());
  }

  private String button(Option option, String more) {
    return String.format(
        Locale.ROOT,
        "<label class=\"choice\"><input type=\"radio\" name=\"%1$s\" id=\"%1$s-%2$s\"%4$s/>"
            + "<span>%3$s</span></label>",
        name,
        option.word(),
        Html.escape(option.label()),
        more);
  }
}
