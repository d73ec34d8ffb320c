package dev.ecomm.examples;

import dev.ecomm.forecast.AutoForecaster;
import dev.ecomm.forecast.Deseasonalised;
import dev.ecomm.forecast.ForecastComparison;
import dev.ecomm.forecast.ForecastModel;
import dev.ecomm.forecast.Forecaster;
import dev.ecomm.forecast.Theta;
import dev.ecomm.io.Tables;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Compares {@code auto} with the benchmarks of the M4 competition over many series. */
public final class CompareForecasters {
  private static final int REPEATS = 4;

  private CompareForecasters() {}

  /**
   * Prints mean errors and processor times.
   *
   * @param args a table in long form, its columns of ids, times and values, the horizon and the
   *     season; or nothing for the simulated families, or how many times 50 series each of them
   *     shall have
   */
  public static void main(String[] args) {
    if (args.length > 1) {
      // snippet: compare
      SeriesColumns columns = SeriesColumns.of(args[1], args[2], args[3]);
      SeriesSet series = SeriesSet.fromTable(Tables.read(Stores.uri(args[0])), columns);
      compare(args[0], series, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
      // end
      return;
    }
    int repeats = args.length == 0 ? REPEATS : Integer.parseInt(args[0]);
    for (SimulatedFamily family : SimulatedFamily.values()) {
      SeriesSet series = family.series(repeats, 1);
      compare(family.toString(), series, family.horizon(), family.season());
    }
  }

  private static void compare(String title, SeriesSet series, int horizon, int season) {
    List<Timed> forecasters = new ArrayList<>();
    forecasters.add(new Timed(AutoForecaster.builder().season(season).horizon(horizon).build()));
    forecasters.add(new Timed(Deseasonalised.naive(season)));
    forecasters.add(new Timed(Theta.ofSeason(season)));
    forecasters.add(new Timed(Deseasonalised.smoothing(season)));
    List<ForecastComparison.Score> scores =
        ForecastComparison.of(horizon, season).run(series, forecasters, RunContext.withDefaults());
    System.out.printf(
        Locale.ROOT, "%s: %d series, %d steps ahead%n", title, series.count(), horizon);
    for (int i = 0; i < scores.size(); i++) {
      ForecastComparison.Score score = scores.get(i);
      Timed timed = forecasters.get(i);
      System.out.printf(
          Locale.ROOT,
          "  %-9s sMAPE %.4f  MASE %.4f  refused %d  fit %.3f s, at most %.2f s%n",
          score.model(),
          score.smape(),
          score.mase(),
          score.refused(),
          timed.sum.sum() / 1e9 / score.series(),
          timed.most.get() / 1e9);
    }
  }

  /** Counts the processor time of fits, whatever else the machine does. */
  private static final class Timed implements Forecaster {
    private final Forecaster forecaster;
    private final LongAdder sum = new LongAdder();
    private final LongAccumulator most = new LongAccumulator(Math::max, 0);

    Timed(Forecaster forecaster) {
      this.forecaster = forecaster;
    }

    @Override
    public String name() {
      return forecaster.name();
    }

    @Override
    public ForecastModel fit(double[] values) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try {
        return forecaster.fit(values);
      } finally {
        long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        sum.add(taken);
        most.accumulate(taken);
      }
    }
  }
}
