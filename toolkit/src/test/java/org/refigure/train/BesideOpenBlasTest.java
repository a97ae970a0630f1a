package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.refigure.model.Blas;
import org.refigure.model.MatrixView;

/**
 * PyTorch computes in a JVM that has loaded OpenBLAS before it: where both export a function,
 * PyTorch then calls that of OpenBLAS. In a JVM of its own, for a wrong call ends it.
 */
class BesideOpenBlasTest {
  /** Prints the sums of a product by OpenBLAS, and of one and a batch of products by PyTorch. */
  public static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      MatrixView one = MatrixView.of(new float[] {3}, 1, 1);
      MatrixView product = MatrixView.zeros(1, 1);
      Blas.openBlas().multiply(1, one, one, 0, product);
      System.out.println(product.data()[0]);
      PyTorch.version();
      try (NDManager manager = NDManager.newBaseManager()) {
        for (Shape shape : new Shape[] {new Shape(33, 33), new Shape(4, 16, 16)}) {
          NDArray ones = manager.ones(shape);
          System.out.println(ones.matMul(ones).sum().getFloat());
        }
      }
    }
  }

  @Test
  void pyTorchMultipliesAfterOpenBlas() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out.lines()).containsExactly("9.0", "35937.0", "16384.0");
  }
}
