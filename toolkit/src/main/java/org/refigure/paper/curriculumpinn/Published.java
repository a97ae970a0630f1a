package org.refigure.paper.curriculumpinn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.refigure.data.NumpyArchive;
import org.refigure.model.DoubleMatrix;
import org.refigure.pde.Grid;
import org.refigure.pde.Problem;

/** The paper's six equations by their solutions, with the errors of its published networks. */
public enum Published {
  /** u″ = f. */
  P1("1D_poisson", new double[][] {{0, 1}}, SteepPoisson.HARD::exact),
  /** u_xx + u_yy = f. */
  P2(
      "2D_poisson",
      square(),
      x ->
          Math.sin(3 * Math.PI * x[0]) * Math.sin(2 * Math.PI * x[1])
              + Math.exp(-x[0] * x[0] - x[1] * x[1])),
  /** Heat: u_t = u_xx + f. */
  H(
      "1D_heat",
      square(),
      x -> (Math.sin(Math.PI * x[0]) + Math.tanh(10 * x[0])) * Math.sin(2 * Math.PI * x[1])),
  /** Damped wave, see {@link DampedWave}. */
  W("1D_wave", square(), new DampedWave()::exact),
  /** Advection and diffusion: u_t + u_x = 0.01u_xx. */
  AD(
      "1D_advection_diffusion",
      new double[][] {{-1, 1}, {0, 1}},
      x -> -Math.exp(-0.01 * Math.PI * Math.PI * x[1]) * Math.sin(Math.PI * (x[0] - x[1]))),
  /** Fisher: u_t = 0.25u_xx + 4u(1 − u), with λ = √(4/(6·0.25)) and c = 5·√(4·0.25/6). */
  F(
      "1D_fisher_kpp",
      new double[][] {{-5, 5}, {0, 2}},
      x -> Math.pow(1 + Math.exp(Math.sqrt(8 / 3.0) * (x[0] - 5 / Math.sqrt(6) * x[1])), -2));

  /** plain, gradient-enhanced, loss-balanced, mixture only, curriculum only, the paper's. */
  public static final List<String> METHODS =
      List.of("pinn", "gpinn", "lbpinn", "gmmpinn", "clpinn", "cgmpinn");

  private final String folder;
  private final double[][] box;
  private final ToDoubleFunction<double[]> exact;

  Published(String folder, double[][] box, ToDoubleFunction<double[]> exact) {
    this.folder = folder;
    this.box = box;
    this.exact = exact;
  }

  /**
   * A problem to train on, by its name: {@code easy} and {@code hard} are {@link SteepPoisson},
   * {@code wave} is {@link DampedWave}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Problem problem(String name) {
    return switch (name) {
      case "easy" -> SteepPoisson.EASY;
      case "hard" -> SteepPoisson.HARD;
      case "wave" -> new DampedWave();
      default ->
          throw new IllegalArgumentException(
              String.format(Locale.ROOT, "problem = \"%s\" must be easy, hard or wave", name));
    };
  }

  /** The solution. */
  public double exact(double... x) {
    return exact.applyAsDouble(x);
  }

  /** 200 equispaced points of an interval, 100 × 100 of a rectangle, ends included. */
  public double[][] grid() {
    return Grid.of(box, box.length == 1 ? 200 : 100);
  }

  /** What a published network gives on the {@link #grid}, in double precision. */
  public double[] solution(NumpyArchive networks, String method) {
    return solution(networks, method, scaled(method));
  }

  /**
   * The same, deciding about the inputs: the mixture and curriculum networks of {@link #F} were
   * trained on (x/5, t − 1), the others on (x, t).
   */
  public double[] solution(NumpyArchive networks, String method, boolean scaled) {
    double[][] points = grid();
    double[] inputs =
        Arrays.stream(points)
            .map(x -> scaled ? new double[] {x[0] / 5, x[1] - 1} : x)
            .flatMapToDouble(Arrays::stream)
            .toArray();
    var h = new DoubleMatrix(points.length, box.length, inputs);
    String name = folder + "/" + method + "/layers.";
    for (int layer = 0; networks.names().contains(name + layer + ".weight"); layer += 2) {
      var bias = networks.get(name + layer + ".bias").data();
      h = h.timesTransposed(wide(networks.get(name + layer + ".weight")));
      boolean last = !networks.names().contains(name + (layer + 2) + ".weight");
      for (int i = 0; i < h.data().length; i++) {
        double z = h.data()[i] + bias[i % bias.length];
        h.data()[i] = last ? z : Math.tanh(z);
      }
    }
    return h.data();
  }

  /** ‖u − exact‖/‖exact‖ of a published network over the {@link #grid}. */
  public double relativeError(NumpyArchive networks, String method) {
    return Grid.relativeError(solution(networks, method), this::exact, grid());
  }

  /** max |u − exact| of a published network over the {@link #grid}. */
  public double largestError(NumpyArchive networks, String method) {
    return Grid.largestError(solution(networks, method), this::exact, grid());
  }

  /** Which method's network has the smallest relative error. */
  public String best(NumpyArchive networks) {
    return METHODS.stream()
        .min((a, b) -> Double.compare(relativeError(networks, a), relativeError(networks, b)))
        .orElseThrow();
  }

  /** The share of L-BFGS steps whose published loss is the one before, to the bit. */
  public double stalled(NumpyArchive networks, String method) {
    float[] loss = networks.get(folder + "/" + method + "/loss").data();
    int adam = this == F ? 8000 : 5000;
    int same = 0;
    for (int i = adam + 1; i < loss.length; i++) {
      same += loss[i] == loss[i - 1] ? 1 : 0;
    }
    return same / (loss.length - adam - 1.0);
  }

  private boolean scaled(String method) {
    return this == F && List.of("gmmpinn", "clpinn", "cgmpinn").contains(method);
  }

  private static double[][] square() {
    return new double[][] {{0, 1}, {0, 1}};
  }

  private static DoubleMatrix wide(NumpyArchive.Array narrow) {
    double[] numbers = new double[narrow.data().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = narrow.data()[i];
    }
    return new DoubleMatrix(narrow.rows(), narrow.columns(), numbers);
  }
}
