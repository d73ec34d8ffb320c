package dev.ecomm.cli;

import dev.ecomm.forecast.ManyForecasts;
import dev.ecomm.forecast.SeriesForecast;
import dev.ecomm.forecast.SeriesForecasts;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandState;
import dev.ecomm.series.DemandTable;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What will be sold: units of the next trading days. */
final class ForecastStep implements JobStep {
  static final String NAME = "forecast";
  static final String FILE = "forecast.parquet";
  private static final int DAYS = 14;
  private static final int SHOWN = 3;

  private final DemandState state = new DemandState();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void add(InvoiceTable cleaned) {
    state.add(cleaned);
  }

  @Override
  public Found run(RunContext run) {
    RunContext silent = run.reportingTo(progress -> {}); // one series takes no time to tell of
    if (state.lines() == 0) {
      return none("no line is left after the pack notebook");
    }
    DemandTable demand = Demand.builder().build().compute(state, silent);
    if (demand.ids().isEmpty()) {
      return none("no line is in a whole day");
    }
    SeriesSet units = demand.series(DemandMeasure.QUANTITY);
    SeriesForecasts made =
        ManyForecasts.builder().horizon(DAYS).levels(80, 95).build().run(units, silent);
    SeriesForecast one = made.series().get(0);
    if (one.forecast().isEmpty()) {
      return none(one.message());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("days", units.totalLength());
    values.put("season", made.season());
    values.put("horizon", DAYS);
    values.put("status", one.status().text());
    List<String> text = new ArrayList<>();
    text.add(
        "What will be sold: units of the next "
            + DAYS
            + " trading days, learnt from "
            + Texts.count(units.totalLength(), "day")
            + ":");
    ForecastWords words = new ForecastWords(made);
    DataTable table = made.toTable();
    text.addAll(words.table(table.select("ds", "yhat", "lo_80", "hi_80").head(SHOWN)));
    text.add("...");
    words.add(text, values);
    return new Found(NAME, Map.of(FILE, table), text, values);
  }

  /** A shop may have just opened; its segments stand. */
  private static Found none(String why) {
    String reason = "No forecast: " + why + ".";
    return new Found(NAME, Map.of(), List.of(reason), Map.of("reason", reason));
  }
}
