package dev.ecomm.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.ecomm.clean.Packs;
import dev.ecomm.forecast.Accuracy;
import dev.ecomm.forecast.AutoForecaster;
import dev.ecomm.forecast.Baselines;
import dev.ecomm.forecast.BoostedForecasts;
import dev.ecomm.forecast.BoostedLags;
import dev.ecomm.forecast.DemandPattern;
import dev.ecomm.forecast.ErrorScale;
import dev.ecomm.forecast.Forecast;
import dev.ecomm.forecast.ForecastModel;
import dev.ecomm.forecast.Forecaster;
import dev.ecomm.forecast.Intermittent;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandState;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well is the daily demand of every stock code forecast 14 trading days ahead, by which method,
 * how sure, and in what time? {@code run-item-forecasts.sh} prints the answer.
 */
public final class ItemForecasts {
  private static final int HORIZON = 14;
  private static final int SEASON = 6;
  private static final double LEVEL = 80;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final RunContext run;
  private final SeriesSet demand;
  private final int[] starts;

  private ItemForecasts(SeriesSet demand, RunContext run) {
    this.run = run;
    this.demand = demand;
    this.starts = new int[demand.count()];
    for (int s = 0; s < starts.length; s++) {
      starts[s] = demand.from(s);
      while (starts[s] < demand.to(s) && demand.value(starts[s]) <= 0) {
        starts[s]++; // an item has no demand before its first sale
      }
    }
  }

  /**
   * Runs it.
   *
   * @param args how many threads, by default 2; how many origins, 14 trading days apart, by default
   *     2; and which lines, by default {@code real}
   * @throws IOException if the file cannot be made
   */
  public static void main(String[] args) throws IOException {
    RunContext run =
        RunContext.withDefaults().onThreads(args.length > 0 ? Integer.parseInt(args[0]) : 2);
    int origins = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    URI csv = InvoiceFiles.csv(args.length > 2 ? args[2] : "real").toUri();
    System.out.print(new ItemForecasts(demand(csv, run), run).report(origins));
  }

  private static SeriesSet demand(URI csv, RunContext run) {
    InvoiceTable raw = InvoiceReader.withDefaults().read(csv, run).table();
    DemandState state = new DemandState();
    state.add(Packs.seed().apply(raw, run).table());
    return Demand.builder()
        .by(DemandKey.ITEM)
        .measures(DemandMeasure.QUANTITY)
        .build()
        .compute(state, run)
        .series(DemandMeasure.QUANTITY);
  }

  /** What is known at an origin: items that were sold by then, from their first sale on. */
  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record Part(SeriesSet training, double[][] actual) {}

  private Part part(int back) {
    List<String> ids = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<double[]> actual = new ArrayList<>();
    for (int s = 0; s < demand.count(); s++) {
      int end = demand.to(s) - back;
      if (starts[s] < end) {
        ids.add(demand.id(s));
        values.add(window(starts[s], end));
        actual.add(window(end, end + HORIZON));
      }
    }
    return new Part(set(ids, values), actual.toArray(double[][]::new));
  }

  private double[] window(int from, int to) {
    double[] values = new double[to - from];
    Arrays.setAll(values, i -> Math.max(0, demand.value(from + i)));
    return values;
  }

  private static SeriesSet set(List<String> ids, List<double[]> values) {
    int[] offsets = new int[ids.size() + 1];
    for (int s = 0; s < ids.size(); s++) {
      offsets[s + 1] = offsets[s] + values.get(s).length;
    }
    long[] times = new long[offsets[ids.size()]];
    Arrays.setAll(times, i -> i);
    double[] all = values.stream().flatMapToDouble(Arrays::stream).toArray();
    return SeriesSet.of(TimeScale.STEP, ids, offsets, times, all);
  }

  /** A method over all items; what it is worth is added up over origins. */
  private static final class Row {
    final String name;
    final List<Double> errors = new ArrayList<>();
    final List<DemandPattern.Kind> kinds = new ArrayList<>();
    int refused;
    int trials;
    int inside;
    double seconds;

    Row(String name) {
      this.name = name;
    }

    void add(ForecastModel model, double[] training, double[] actual) {
      Forecast forecast;
      try {
        forecast = model.forecast(HORIZON, LEVEL);
      } catch (IllegalArgumentException refusal) {
        forecast = model.forecast(HORIZON); // no interval of so few values
      }
      ErrorScale scale = ErrorScale.of(training, 1);
      if (scale.rootMeanSquare() > 0) {
        errors.add(Accuracy.of(actual, forecast.mean(), scale).rmsse());
        kinds.add(DemandPattern.of(training).kind());
      }
      for (int step = 1; step <= HORIZON && forecast.levels().length > 0; step++) {
        double value = actual[step - 1];
        trials++;
        inside +=
            value >= forecast.lower(LEVEL, step) && value <= forecast.upper(LEVEL, step) ? 1 : 0;
      }
    }

    private DoubleStream of(DemandPattern.Kind kind) {
      return IntStream.range(0, errors.size())
          .filter(i -> kinds.get(i) == kind)
          .mapToDouble(errors::get);
    }

    @Override
    public String toString() {
      double[] sorted = errors.stream().mapToDouble(error -> error).sorted().toArray();
      return String.format(
          Locale.ROOT,
          "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.1f %% | %d | %.1f |%n",
          name,
          Arrays.stream(sorted).average().orElse(Double.NaN),
          sorted[sorted.length / 2],
          of(DemandPattern.Kind.SMOOTH).average().orElse(Double.NaN),
          of(DemandPattern.Kind.ERRATIC).average().orElse(Double.NaN),
          of(DemandPattern.Kind.INTERMITTENT).average().orElse(Double.NaN),
          of(DemandPattern.Kind.LUMPY).average().orElse(Double.NaN),
          100.0 * inside / Math.max(1, trials),
          refused,
          seconds);
    }
  }

  private String report(int origins) {
    List<Forecaster> methods =
        List.of(
            Baselines.seasonalNaive(SEASON),
            Baselines.movingAverage(4 * SEASON),
            Intermittent.tsb(),
            Intermittent.sba(),
            Intermittent.adida(),
            AutoForecaster.builder().season(SEASON).horizon(HORIZON).build());
    List<Row> rows = new ArrayList<>(methods.stream().map(m -> new Row(m.name())).toList());
    rows.add(new Row("boosted_6, one model"));
    int count = 0;
    for (int origin = 1; origin <= origins; origin++) {
      Part part = part(origin * HORIZON);
      count += part.actual().length;
      for (int m = 0; m < methods.size(); m++) {
        each(methods.get(m), part, rows.get(m));
      }
      boosted(part, rows.get(methods.size()));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d stock codes; %,d forecasts of %d trading days from %d origins%n%n",
            demand.count(),
            count,
            HORIZON,
            origins));
    text.append("| method | RMSSE, mean | median | smooth | erratic | intermittent | lumpy |");
    text.append(" held by 80 % | refused | seconds of processors |\n");
    text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    rows.forEach(text::append);
    return text.toString();
  }

  private static void each(Forecaster method, Part part, Row row) {
    long cpu = SYSTEM.getProcessCpuTime();
    for (int s = 0; s < part.actual().length; s++) {
      double[] training = part.training().values(s);
      ForecastModel model;
      try {
        model = method.fit(training);
      } catch (IllegalArgumentException refusal) {
        row.refused++;
        model = Baselines.mean().fit(training);
      }
      row.add(model, training, part.actual()[s]);
    }
    row.seconds += (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
  }

  private void boosted(Part part, Row row) {
    long cpu = SYSTEM.getProcessCpuTime();
    BoostedForecasts forecasts =
        BoostedLags.builder().horizon(HORIZON).season(SEASON).build().fit(part.training(), run);
    for (int s = 0; s < part.actual().length; s++) {
      row.add(forecasts.model(s), part.training().values(s), part.actual()[s]);
    }
    row.seconds += (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
  }
}
