package dev.ecomm.feature.time;

import dev.ecomm.feature.time.PastFeature.State;
import java.util.function.Supplier;

/** Computes any feature of the past: hands its state one value after the other. */
final class StateKernel implements Kernel {
  private final Supplier<? extends State> start;
  private final int column;
  private State state;

  StateKernel(Supplier<? extends State> start, int column) {
    this.start = start;
    this.column = column;
    this.state = start.get();
  }

  @Override
  public int history() {
    return 0;
  }

  @Override
  public void begin() {
    state = start.get();
  }

  @Override
  public void compute(double[] values, int begin, int end, double[][] columns, int at) {
    double[] out = columns[column];
    for (int i = begin; i < end; i++) {
      state.add(values[i]);
      out[at + i - begin] = state.value();
    }
  }
}
