package dev.ecomm.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.ecomm.clean.Packs;
import dev.ecomm.feature.time.FeatureTable;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandState;
import dev.ecomm.series.SeriesSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long from raw lines to daily demand of every stock code and 41 features of each, once, from a
 * cold start? {@code run-items.sh} prints the answer.
 */
public final class ItemFeatures {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final RunContext run;
  private final List<Stage> stages = new ArrayList<>();

  /** What a step took: by the clock, and of all processors together. */
  private record Stage(String name, double millis, double cpuMillis) {}

  ItemFeatures(int threads) {
    run = RunContext.withDefaults().onThreads(threads);
  }

  /**
   * Runs it.
   *
   * @param args how many threads, by default 2, and which lines, by default {@code real}
   * @throws IOException if the file cannot be made
   */
  public static void main(String[] args) throws IOException {
    ItemFeatures way = new ItemFeatures(args.length > 0 ? Integer.parseInt(args[0]) : 2);
    URI csv = InvoiceFiles.csv(args.length > 1 ? args[1] : "real").toUri();
    FeatureTable table = way.compute(csv);
    System.out.print(way.report(table));
  }

  /** From a file to the features of every stock code. */
  FeatureTable compute(URI csv) {
    InvoiceTable raw = timed("read", () -> InvoiceReader.withDefaults().read(csv, run).table());
    InvoiceTable lines = timed("clean", () -> Packs.seed().apply(raw, run).table());
    SeriesSet demand = timed("demand", () -> demand(lines));
    return timed("features", () -> ManySeries.features("all").compute(demand, run));
  }

  private SeriesSet demand(InvoiceTable lines) {
    DemandState state = new DemandState();
    state.add(lines);
    return Demand.builder()
        .by(DemandKey.ITEM)
        .measures(DemandMeasure.QUANTITY)
        .build()
        .compute(state, run)
        .series(DemandMeasure.QUANTITY);
  }

  private <T> T timed(String name, Supplier<T> step) {
    long start = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    T made = step.get();
    stages.add(
        new Stage(
            name, (System.nanoTime() - start) / 1e6, (SYSTEM.getProcessCpuTime() - cpu) / 1e6));
    return made;
  }

  private String report(FeatureTable table) {
    StringBuilder text = new StringBuilder();
    long numbers = (long) table.rows() * table.names().size();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d stock codes, %,d rows, %d features, %,d numbers, %d threads%n%n",
            table.series().count(),
            table.rows(),
            table.names().size(),
            numbers,
            run.threads()));
    text.append("| step | seconds | of the processors |\n|---|--:|--:|\n");
    stages.forEach(stage -> text.append(row(stage)));
    return text.append(row(total())).toString();
  }

  private Stage total() {
    return new Stage(
        "all",
        stages.stream().mapToDouble(Stage::millis).sum(),
        stages.stream().mapToDouble(Stage::cpuMillis).sum());
  }

  private static String row(Stage stage) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f |%n",
        stage.name(),
        stage.millis() / 1e3,
        stage.cpuMillis() / 1e3);
  }
}
