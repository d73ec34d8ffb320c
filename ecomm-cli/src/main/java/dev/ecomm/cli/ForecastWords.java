package dev.ecomm.cli;

import dev.ecomm.forecast.BacktestScore;
import dev.ecomm.forecast.BacktestScore.IntervalScore;
import dev.ecomm.forecast.SeriesForecast;
import dev.ecomm.forecast.SeriesForecasts;
import dev.ecomm.model.DataTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What forecasts are and what they are worth, for people and for programs.
 *
 * @param made what was forecast
 */
record ForecastWords(SeriesForecasts made) {
  private static final int SHOWN = 14;

  /** Skill and coverage of one series, or over many. */
  void add(List<String> text, Map<String, Object> values) {
    if (made.series().size() == 1) {
      one(made.series().get(0), text, values);
    } else {
      many(text, values);
    }
  }

  private void one(SeriesForecast one, List<String> text, Map<String, Object> values) {
    values.put("model", one.model());
    text.add("Model: " + one.model() + ".");
    if (one.measured().isPresent()) {
      BacktestScore score = one.measured().get();
      String naive = made.season() > 1 ? "the season before again" : "the last value again";
      text.add(
          format(
              "Tested on %,d forecasts of the past: RMSE %.2f, skill %.1f %% against %s: %s.",
              score.accuracy().n(),
              score.accuracy().rmse(),
              100 * score.skill(),
              naive,
              score.verdict()));
      values.put("rmse", score.accuracy().rmse());
      values.put("skill", score.skill());
      values.put("verdict", score.verdict());
      coverage(List.of(score), text, values);
    }
    if (!one.message().isEmpty()) {
      text.add("Note: " + Texts.visible(one.message()) + ".");
      values.put("message", one.message());
    }
  }

  private void many(List<String> text, Map<String, Object> values) {
    Map<String, Object> counts = new LinkedHashMap<>();
    made.counts().forEach((status, count) -> counts.put(status.text(), count));
    text.add(
        "Series: "
            + String.join(
                ", ",
                counts.entrySet().stream()
                    .map(entry -> format("%,d %s", entry.getValue(), entry.getKey()))
                    .toList())
            + ".");
    values.put("status", counts);
    List<BacktestScore> scores =
        made.series().stream().flatMap(one -> one.measured().stream()).toList();
    if (scores.isEmpty()) {
      text.add("None was tested.");
      return;
    }
    Map<String, Integer> verdicts = new TreeMap<>();
    scores.forEach(score -> verdicts.merge(score.verdict(), 1, Integer::sum));
    double[] skills = scores.stream().mapToDouble(BacktestScore::skill).sorted().toArray();
    double median = skills[skills.length / 2];
    text.add(
        format(
            "Tested on the past of %s: %s; median skill %.1f %%.",
            format("%,d series", scores.size()),
            String.join(
                ", ",
                verdicts.entrySet().stream()
                    .map(entry -> format("%,d %s", entry.getValue(), entry.getKey()))
                    .toList()),
            100 * median));
    values.put("verdicts", verdicts);
    if (Double.isFinite(median)) {
      values.put("median_skill", median);
    }
    coverage(scores, text, values);
  }

  /** Over all values that were tested. */
  private static void coverage(
      List<BacktestScore> scores, List<String> text, Map<String, Object> values) {
    Map<Double, double[]> held = new TreeMap<>();
    for (BacktestScore score : scores) {
      for (IntervalScore interval : score.intervals()) {
        double[] sums = held.computeIfAbsent(interval.level(), level -> new double[2]);
        sums[0] += interval.coverage() * score.accuracy().n();
        sums[1] += score.accuracy().n();
      }
    }
    if (held.isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    Map<String, Object> shares = new LinkedHashMap<>();
    held.forEach(
        (level, sums) -> {
          String percent = BigDecimal.valueOf(level).stripTrailingZeros().toPlainString();
          parts.add(format("%s %% held %.1f %%", percent, 100 * sums[0] / sums[1]));
          shares.put(percent, sums[0] / sums[1]);
        });
    text.add("Intervals meant to hold " + String.join(", ", parts) + " of what came.");
    values.put("coverage", shares);
  }

  /** The first steps of a single series. */
  List<String> table(DataTable forecasts) {
    List<String> header = forecasts.schema().names();
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(SHOWN, forecasts.rows()); row++) {
      List<String> cells = new ArrayList<>();
      for (String name : header) {
        cells.add(
            forecasts
                .column(name)
                .valueAt(row)
                .map(value -> value instanceof Double d ? format("%.2f", d) : value.toString())
                .orElse(""));
      }
      rows.add(cells);
    }
    return TextTable.lines(header, rows);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
