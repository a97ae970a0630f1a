package org.refigure.diagnose.advice;

/**
 * The gains of norm layers are trained: they are vectors that multiply every matrix behind them,
 * and with them μP's rates were found not to transfer.
 */
record TrainedGains() implements Reason {
  @Override
  public String name() {
    return "trained gains";
  }

  @Override
  public String reference() {
    return "Lingle, arXiv 2404.05728";
  }

  @Override
  public Finding judge(Evidence evidence) {
    return Switch.judge(
        this, evidence, Column.GAINS, "the norm layers' gains are trained", "fix them at 1");
  }
}
