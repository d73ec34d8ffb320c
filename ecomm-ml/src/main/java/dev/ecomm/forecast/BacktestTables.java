package dev.ecomm.forecast;

import dev.ecomm.forecast.BacktestScore.IntervalScore;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a backtest found as tables. */
final class BacktestTables {
  private BacktestTables() {}

  static DataTable scores(String series, double[] levels, List<BacktestScore> scores) {
    DataTableBuilder table = DataTable.builder(schema(levels));
    addScores(table, series, levels, scores);
    return table.build();
  }

  static Schema schema(double[] levels) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.ofString("series"),
                Field.ofString("evaluation"),
                Field.ofLong("horizon"),
                Field.ofString("model"),
                Field.ofLong("n")));
    for (String name :
        List.of("rmse", "mae", "mape", "smape", "mase", "bias", "wape", "rmsse", "skill")) {
      fields.add(Field.ofDouble(name));
    }
    fields.add(Field.ofString("verdict"));
    for (double level : levels) {
      fields.add(Field.ofDouble("coverage_" + Forecast.text(level)));
      fields.add(Field.ofDouble("pinball_" + Forecast.text(level)));
    }
    return Schema.of(fields);
  }

  /** Adds a row for each score; a level that was not measured is missing. */
  static void addScores(
      DataTableBuilder table, String series, double[] levels, List<BacktestScore> scores) {
    for (BacktestScore score : scores) {
      Accuracy measured = score.accuracy();
      List<@Nullable Object> row = new ArrayList<>();
      row.addAll(
          List.of(
              series,
              score.evaluation(),
              (long) score.horizon(),
              score.model(),
              (long) measured.n()));
      for (double figure :
          new double[] {
            measured.rmse(),
            measured.mae(),
            measured.mape(),
            measured.smape(),
            measured.mase(),
            measured.bias(),
            measured.wape(),
            measured.rmsse(),
            score.skill()
          }) {
        row.add(orMissing(figure));
      }
      row.add(score.verdict());
      for (double level : levels) {
        @Nullable IntervalScore interval = null;
        for (IntervalScore each : score.intervals()) {
          interval = each.level() == level ? each : interval;
        }
        row.add(interval == null ? null : interval.coverage());
        row.add(interval == null ? null : interval.pinball());
      }
      table.row(row.toArray());
    }
  }

  static DataTable forecasts(BacktestResult result, double[] levels, double[] values) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.ofString("series"),
                Field.ofString("model"),
                Field.ofLong("origin"),
                Field.ofLong("step"),
                Field.ofDouble("forecast"),
                Field.ofDouble("actual")));
    for (double level : levels) {
      fields.add(Field.ofDouble("lo_" + Forecast.text(level)));
      fields.add(Field.ofDouble("hi_" + Forecast.text(level)));
    }
    DataTableBuilder table = DataTable.builder(Schema.of(fields));
    for (String model : result.models()) {
      for (int number = 0; number < result.folds().size(); number++) {
        Fold fold = result.folds().get(number);
        Forecast forecast = result.forecast(model, number);
        for (int step = 1; step <= fold.steps(); step++) {
          int ahead = fold.gap() + step;
          List<Object> row =
              new ArrayList<>(
                  List.of(
                      result.series(),
                      model,
                      (long) fold.trainTo(),
                      (long) step,
                      forecast.mean(ahead),
                      values[fold.testFrom() + step - 1]));
          Arrays.stream(levels)
              .forEach(
                  level -> {
                    row.add(forecast.lower(level, ahead));
                    row.add(forecast.upper(level, ahead));
                  });
          table.row(row.toArray());
        }
      }
    }
    return table.build();
  }

  private static @Nullable Double orMissing(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
