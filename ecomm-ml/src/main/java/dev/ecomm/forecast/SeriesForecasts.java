package dev.ecomm.forecast;

import dev.ecomm.forecast.BacktestScore.IntervalScore;
import dev.ecomm.forecast.SeriesForecast.Status;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.series.SeriesCalendar;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of many series, and what there is to say of each. Made by {@link ManyForecasts};
 * immutable, safe for use by many threads.
 */
public final class SeriesForecasts {
  private final SeriesSet series;
  private final SeriesCalendar calendar;
  private final int season;
  private final double[] levels;
  private final List<SeriesForecast> each;
  private final @Nullable ForecastModels models;

  /**
   * Takes what was made.
   *
   * @param each of the series in their order, then of those that are only among saved models
   * @param models if they were to be kept
   */
  SeriesForecasts(
      SeriesSet series,
      SeriesCalendar calendar,
      int season,
      double[] levels,
      List<SeriesForecast> each,
      @Nullable ForecastModels models) {
    this.series = series;
    this.calendar = calendar;
    this.season = season;
    this.levels = levels;
    this.each = List.copyOf(each);
    this.models = models;
  }

  /**
   * Returns the models that were fitted, to be saved.
   *
   * @return empty unless {@link ManyForecasts.Builder#keepModels} was set
   */
  public Optional<ForecastModels> models() {
    return Optional.ofNullable(models);
  }

  /**
   * Returns what was found of each series.
   *
   * @return in the order of the series, then those that only the saved models have; unmodifiable
   */
  public List<SeriesForecast> series() {
    return each;
  }

  /**
   * Returns the season that was assumed.
   *
   * @return in steps; 1: none
   */
  public int season() {
    return season;
  }

  /**
   * Counts the series of each status.
   *
   * @return in the order of {@link Status}, without those that no series has
   */
  public Map<Status, Integer> counts() {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    each.forEach(one -> counts.merge(one.status(), 1, Integer::sum));
    return counts;
  }

  /**
   * The forecasts as a table: {@code unique_id,ds,yhat}, then {@code lo_80,hi_80} for each level.
   *
   * @return a row for each step of each series that was forecast, by series, then time; a limit
   *     that was refused is missing
   */
  public DataTable toTable() {
    return toTable(SeriesColumns.withDefaults());
  }

  /**
   * As {@link #toTable()}, with other names of the id and the time.
   *
   * @param columns their names; the id may be absent if there is one series at most
   * @return the table
   * @throws IllegalArgumentException if there are several series and no id
   */
  public DataTable toTable(SeriesColumns columns) {
    if (columns.id().isEmpty() && each.size() > 1) {
      throw new IllegalArgumentException(
          "columns have no id, must have one for " + each.size() + " series");
    }
    List<Field> fields = new ArrayList<>();
    columns.id().ifPresent(id -> fields.add(Field.ofString(id)));
    fields.add(
        switch (series.scale()) {
          case STEP -> Field.ofLong(columns.time());
          case DATE -> Field.ofDate(columns.time());
          case TIMESTAMP -> Field.ofTimestamp(columns.time());
        });
    fields.add(Field.ofDouble("yhat"));
    for (double level : levels) {
      fields.add(Field.ofDouble("lo_" + Forecast.text(level)));
      fields.add(Field.ofDouble("hi_" + Forecast.text(level)));
    }
    DataTableBuilder table = DataTable.builder(Schema.of(fields));
    for (int s = 0; s < each.size(); s++) {
      if (each.get(s).forecast().isPresent()) {
        addRows(table, s, each.get(s).forecast().get(), columns.id().isPresent());
      }
    }
    return table.build();
  }

  private void addRows(DataTableBuilder table, int s, Forecast forecast, boolean named) {
    long[] times = calendar.after(s, forecast.horizon());
    double[] borne = forecast.levels();
    for (int step = 1; step <= forecast.horizon(); step++) {
      List<@Nullable Object> row = new ArrayList<>();
      if (named) {
        row.add(series.id(s));
      }
      row.add(time(times[step - 1]));
      row.add(forecast.mean(step));
      for (double level : levels) {
        boolean has = Arrays.binarySearch(borne, level) >= 0 && step <= forecast.steps(level);
        row.add(has ? forecast.lower(level, step) : null);
        row.add(has ? forecast.upper(level, step) : null);
      }
      table.row(row.toArray());
    }
  }

  private Object time(long time) {
    return switch (series.scale()) {
      case STEP -> time;
      case DATE -> LocalDate.ofEpochDay(time);
      case TIMESTAMP -> LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
    };
  }

  /**
   * What there is to say of each series: {@code
   * unique_id,rows,status,model,rmse,mase,skill,verdict}, {@code coverage_80} for each level, and
   * {@code message}.
   *
   * @return a row for each series, in their order; what was not measured is missing
   */
  public DataTable statusTable() {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.ofString("unique_id"),
                Field.ofLong("rows"),
                Field.ofString("status"),
                Field.ofString("model"),
                Field.ofDouble("rmse"),
                Field.ofDouble("mase"),
                Field.ofDouble("skill"),
                Field.ofString("verdict")));
    for (double level : levels) {
      fields.add(Field.ofDouble("coverage_" + Forecast.text(level)));
    }
    fields.add(Field.ofString("message"));
    DataTableBuilder table = DataTable.builder(Schema.of(fields));
    for (SeriesForecast one : each) {
      @Nullable BacktestScore score = one.measured().orElse(null);
      List<@Nullable Object> row = new ArrayList<>();
      row.addAll(List.of(one.id(), (long) one.rows(), one.status().text()));
      row.add(one.model().isEmpty() ? null : one.model());
      row.add(score == null ? null : orMissing(score.accuracy().rmse()));
      row.add(score == null ? null : orMissing(score.accuracy().mase()));
      row.add(score == null ? null : orMissing(score.skill()));
      row.add(score == null ? null : score.verdict());
      for (double level : levels) {
        row.add(score == null ? null : coverage(score, level));
      }
      row.add(one.message().isEmpty() ? null : one.message());
      table.row(row.toArray());
    }
    return table.build();
  }

  private static @Nullable Double coverage(BacktestScore score, double level) {
    for (IntervalScore interval : score.intervals()) {
      if (interval.level() == level) {
        return orMissing(interval.coverage());
      }
    }
    return null;
  }

  private static @Nullable Double orMissing(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }

  /**
   * All measures of the backtests, with the columns of {@link BacktestResult#toTable}.
   *
   * @return by series; without rows where none was long enough
   */
  public DataTable backtestTable() {
    DataTableBuilder table = DataTable.builder(BacktestTables.schema(levels));
    each.forEach(one -> BacktestTables.addScores(table, one.id(), levels, one.scores()));
    return table.build();
  }

  @Override
  public String toString() {
    return "Forecasts of " + each.size() + " series: " + counts();
  }
}
