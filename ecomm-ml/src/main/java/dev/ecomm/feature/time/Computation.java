package dev.ecomm.feature.time;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One computation: deals series out to workers, and each series in blocks to the kernels, so that a
 * block and what is made of it stay in the processor's nearest memory for all features.
 */
final class Computation {

  /** Values of a block: some arrays of so many doubles fit a cache of 32 KB. */
  private static final int BLOCK = 512;

  /** Values of a task, so that thousands of short series are not thousands of tasks. */
  private static final int TASK = 1 << 16;

  private final List<TimeFeature> features;
  private final int horizon;
  private final SeriesSet series;
  private final double[][] columns;

  Computation(List<TimeFeature> features, int horizon, SeriesSet series, double[][] columns) {
    this.features = features;
    this.horizon = horizon;
    this.series = series;
    this.columns = columns;
  }

  void run(RunContext run) {
    KnownColumns known = KnownColumns.of(features, series);
    int[] tasks = tasks();
    try (Workers workers = Workers.of(run)) {
      Worker[] ofWorker = new Worker[workers.count()];
      workers.run(
          tasks.length - 1,
          "features",
          "groups of series",
          (worker, task) -> {
            if (ofWorker[worker] == null) {
              ofWorker[worker] = new Worker();
            }
            for (int s = tasks[task]; s < tasks[task + 1]; s++) {
              ofWorker[worker].compute(s);
              known.compute(s, columns);
            }
          });
    }
  }

  /** The first series of each task, and behind the last. */
  private int[] tasks() {
    List<Integer> firsts = new ArrayList<>(List.of(0));
    int size = 0;
    for (int s = 0; s < series.count(); s++) {
      size += series.length(s);
      if (size >= TASK || s == series.count() - 1) {
        firsts.add(s + 1);
        size = 0;
      }
    }
    return firsts.stream().mapToInt(first -> first).toArray();
  }

  /** What one thread works with. */
  private final class Worker {
    private final List<Kernel> kernels = Kernels.of(features, horizon);
    private final int history = kernels.stream().mapToInt(Kernel::history).max().orElse(0);

    /** Long windows get long blocks, or their history would be read more often than the block. */
    private final int block = Math.max(BLOCK, Math.min(4 * history, Integer.MAX_VALUE / 4));

    private final double[] values = new double[history + block];

    void compute(int s) {
      int from = series.from(s);
      int lastOrigin = series.to(s) - horizon;
      clearFirstRows(from, Math.min(series.to(s), from + horizon));
      kernels.forEach(Kernel::begin);
      for (int at = from; at < lastOrigin; at += block) {
        int before = Math.min(history, at - from);
        int end = before + Math.min(block, lastOrigin - at);
        for (int i = 0; i < end; i++) {
          values[i] = series.value(at - before + i);
        }
        for (Kernel kernel : kernels) {
          kernel.compute(values, before, end, columns, at + horizon);
        }
      }
    }

    private void clearFirstRows(int from, int to) {
      for (int f = 0; f < columns.length; f++) {
        if (features.get(f) instanceof PastFeature) {
          Arrays.fill(columns[f], from, to, Double.NaN);
        }
      }
    }
  }
}
