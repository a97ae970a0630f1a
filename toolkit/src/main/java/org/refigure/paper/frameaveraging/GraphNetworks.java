package org.refigure.paper.frameaveraging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.refigure.data.GaussianStream;
import org.refigure.graph.SmallGraph;
import org.refigure.graph.SortingFrame;
import org.refigure.graph.VertexKeys;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.Value;

/** Networks with random weights that give ten numbers for each graph of a list. */
public final class GraphNetworks {
  private static final int WIDTH = 64;
  private static final int OUTPUTS = 10;
  private static final int CHUNK = 2048;

  private GraphNetworks() {}

  /** From graphs to rows of numbers. */
  @FunctionalInterface
  public interface GraphFunction {
    /** A row for each graph. */
    double[][] of(List<SmallGraph> graphs);
  }

  /** A perceptron of three layers on the entries of the adjacency matrix: it sees the labels. */
  public static GraphFunction perceptron(int vertices, long seed) {
    int pairs = vertices * (vertices - 1) / 2;
    Block block = Block.perceptron(Scalar.TANH, pairs, WIDTH, WIDTH, OUTPUTS);
    Parameters weights = Parameters.initialDoubles(block.parameters(), new GaussianStream(seed));
    return chunked(
        graphs -> {
          DoubleMatrix x = DoubleMatrix.zeros(graphs.size(), pairs);
          for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = graphs.get(i / pairs).edges() >>> i % pairs & 1;
          }
          return block.at(weights, x).toRows();
        });
  }

  /**
   * A graph isomorphism network (Xu et al., arXiv 1810.00826) of three layers h ← MLP((1 + ε)h + Σ
   * of the neighbours' h) with two tanh each, summed over the vertices.
   *
   * @param identifiers whether a vertex starts with its label (one of n), else all start with 1
   * @param epsilon ε; at 0 a vertex counts as its own neighbour
   */
  public static GraphFunction isomorphismNetwork(
      boolean identifiers, double epsilon, int vertices, long seed) {
    int inputs = identifiers ? vertices : 1;
    List<Block> layers = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      layers.add(
          Block.sequence(
              Linear.of("in" + k, k == 0 ? inputs : WIDTH, WIDTH),
              Scalar.TANH,
              Linear.of("out" + k, WIDTH, WIDTH),
              Scalar.TANH));
    }
    Linear head = Linear.of("head", WIDTH, OUTPUTS);
    Block all = Block.sequence(layers.toArray(Block[]::new));
    Parameters weights =
        Parameters.initialDoubles(Block.sequence(all, head).parameters(), new GaussianStream(seed));
    return chunked(
        graphs -> {
          Tape tape = new Tape(weights);
          Neighbourhoods near = Neighbourhoods.of(graphs);
          int rows = graphs.size() * vertices;
          DoubleMatrix start = DoubleMatrix.zeros(rows, inputs);
          for (int i = 0; i < rows; i++) {
            start.data()[i * inputs + (identifiers ? i % vertices : 0)] = 1;
          }
          Value h = tape.constant(start);
          for (Block layer : layers) {
            h =
                layer.apply(
                    tape, h.rows(near.from).rowsAddedInto(rows, near.to).plus(h.scaled(epsilon)));
          }
          int[] graphOf = new int[rows];
          Arrays.setAll(graphOf, i -> i / vertices);
          return head.apply(tape, h.rowsAddedInto(graphs.size(), graphOf)).matrix().toRows();
        });
  }

  /** The mean of a function over a graph's frame: the same for all labellings of a graph. */
  public static GraphFunction averaged(
      GraphFunction function, Function<SmallGraph, VertexKeys> keys) {
    return graphs -> {
      double[][] means = new double[graphs.size()][];
      List<SmallGraph> waiting = new ArrayList<>();
      List<Integer> owners = new ArrayList<>();
      for (int g = 0; g < graphs.size(); g++) {
        SmallGraph graph = graphs.get(g);
        List<SmallGraph> images = SortingFrame.of(graph, keys.apply(graph)).images();
        waiting.addAll(images);
        owners.addAll(Collections.nCopies(images.size(), g));
        if (waiting.size() >= CHUNK || g == graphs.size() - 1) {
          double[][] rows = function.of(waiting);
          for (int i = 0; i < rows.length; i++) {
            int owner = owners.get(i);
            means[owner] = means[owner] == null ? new double[rows[i].length + 1] : means[owner];
            for (int k = 0; k < rows[i].length; k++) {
              means[owner][k] += rows[i][k];
            }
            means[owner][rows[i].length]++;
          }
          waiting.clear();
          owners.clear();
        }
      }
      for (int g = 0; g < means.length; g++) {
        double count = means[g][means[g].length - 1];
        means[g] = Arrays.stream(means[g], 0, means[g].length - 1).map(s -> s / count).toArray();
      }
      return means;
    };
  }

  private static GraphFunction chunked(GraphFunction function) {
    return graphs -> {
      double[][] rows = new double[graphs.size()][];
      for (int from = 0; from < rows.length; from += CHUNK) {
        int to = Math.min(rows.length, from + CHUNK);
        System.arraycopy(function.of(graphs.subList(from, to)), 0, rows, from, to - from);
      }
      return rows;
    };
  }

  /** Row {@code from[e]} is added to row {@code to[e]}; each vertex to itself too. */
  private record Neighbourhoods(int[] from, int[] to) {
    static Neighbourhoods of(List<SmallGraph> graphs) {
      List<Integer> from = new ArrayList<>();
      List<Integer> to = new ArrayList<>();
      int base = 0;
      for (SmallGraph graph : graphs) {
        for (int i = 0; i < graph.vertices(); i++) {
          for (int j = 0; j < graph.vertices(); j++) {
            if (i == j || graph.joined(i, j)) {
              from.add(base + j);
              to.add(base + i);
            }
          }
        }
        base += graph.vertices();
      }
      return new Neighbourhoods(
          from.stream().mapToInt(i -> i).toArray(), to.stream().mapToInt(i -> i).toArray());
    }
  }
}
