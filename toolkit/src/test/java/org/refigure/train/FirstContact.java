package org.refigure.train;

import org.refigure.model.LlamaNetwork;

/** Program of {@link FirstContactTest}: a step from a thread without a context class loader. */
final class FirstContact {
  private FirstContact() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try (var engine = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA))) {
                System.out.printf(
                    "loss=%.4f%n", engine.loss(Tiny.weights(), Tiny.batches().apply(0)));
              }
            });
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
  }
}
