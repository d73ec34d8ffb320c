package dev.ecomm.feature.time;

/** Copies values of earlier rows. */
final class LagKernel implements Kernel {
  private final int back;
  private final int column;

  /**
   * Makes a kernel.
   *
   * @param back rows before the origin, 0 for its own
   * @param column where values go
   */
  LagKernel(int back, int column) {
    this.back = back;
    this.column = column;
  }

  @Override
  public int history() {
    return back;
  }

  @Override
  public void begin() {}

  @Override
  public void compute(double[] values, int begin, int end, double[][] columns, int at) {
    double[] out = columns[column];
    int first = Blocks.from(back, begin, end, out, at);
    if (first < end) {
      System.arraycopy(values, first - back, out, at + first - begin, end - first);
    }
  }
}
