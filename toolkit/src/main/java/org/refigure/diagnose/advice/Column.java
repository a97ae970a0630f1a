package org.refigure.diagnose.advice;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reason may ask of a run besides width, rate and loss, and how runs usually call it. */
public enum Column {
  /** η of the hidden matrices, where it is not the rate that was tuned; a number or a curve. */
  MATRIX_RATE("the learning rate η of hidden matrices", "eta", "matrixlr", "hiddenlr"),
  /** η step by step. */
  RATE_CURVE("the learning rate at every step", "learningrate", "lr", "trainlearningrate", "rate"),
  /** λ of the hidden matrices. */
  DECAY("the weight decay λ", "weightdecay", "wd", "lambda", "decay"),
  /** T. */
  STEPS("the number of steps T", "steps", "maxsteps", "trainsteps", "numsteps", "iterations"),
  /** The word of the schedule. */
  SCHEDULE("the schedule", "schedule", "lrschedule", "scheduler", "lrschedulertype"),
  /** Tokens that a run saw. */
  TOKENS("the tokens seen", "tokens", "tokensseen", "traintokens", "numtokens", "ntokens"),
  /** N. */
  PARAMETERS(
      "the number of parameters N",
      "parameters",
      "params",
      "nparams",
      "numparams",
      "nparameters",
      "numparameters",
      "parametercount"),
  /** Adam's ε. */
  EPSILON("Adam's ε", "epsilon", "eps", "adameps", "adamepsilon"),
  /** Norm of the whole gradient, before it is clipped. */
  GRADIENT_NORM("the norm of the gradient", "gradnorm", "gradientnorm", "globalgradnorm"),
  /** Whether the read-out shares the embedding's weights. */
  TIED(
      "whether the head is tied",
      "tied",
      "tiedhead",
      "tieembeddings",
      "tiedembeddings",
      "tiewordembeddings",
      "tieweights"),
  /** Whether the gains of norm layers are trained. */
  GAINS(
      "whether the gains of norm layers are trained",
      "gains",
      "normgains",
      "trainablegains",
      "learnablegains",
      "elementwiseaffine",
      "rmsnormgains");

  private final String meaning;
  private final List<String> usual;

  Column(String meaning, String... usual) {
    this.meaning = meaning;
    this.usual = List.of(usual);
  }

  /** What it holds, in words. */
  public String meaning() {
    return meaning;
  }

  /** Its name on the command line, {@code gradient-norm}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A column by its {@link #word}.
   *
   * @throws IllegalArgumentException if there is none; says which there are
   */
  public static Column of(String word) {
    return Arrays.stream(values())
        .filter(column -> column.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column \""
                        + word
                        + "\" must be one of "
                        + Arrays.stream(values()).map(Column::word).toList()));
  }

  /** The first of some names that usually means this: in any case, with any signs between. */
  Optional<String> among(Collection<String> names) {
    return usual.stream()
        .flatMap(word -> names.stream().filter(name -> means(name, word)))
        .findFirst();
  }

  /** The whole name, or its last part: {@code optim.weight_decay}. */
  private static boolean means(String name, String word) {
    String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    return plain(name).equals(word) || plain(last).equals(word);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
