package dev.ecomm.cli;

import dev.ecomm.seasonality.Periodogram;
import dev.ecomm.seasonality.Seasonality;
import dev.ecomm.seasonality.SeasonalityReport;
import dev.ecomm.seasonality.StationarityTest;
import dev.ecomm.seasonality.TrendTerms;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the figures of one series mean. */
final class SeasonalityWords {
  private static final int SHOWN = 10;

  private final SeriesSet series;
  private final SeasonalityReport report;

  SeasonalityWords(SeriesSet series, SeasonalityReport report) {
    this.series = series;
    this.report = report;
  }

  void add(List<String> text, Map<String, Object> values) {
    List<Periodogram.Cycle> cycles = report.periodogram().strongest(SHOWN);
    text.add("");
    text.addAll(table(cycles));
    text.add("");
    text.add(season());
    weekWithoutDays(text);
    text.add(level());
    values.put("period", report.period());
    values.put("season_found", report.season().map(Seasonality::period).orElse(0));
    values.put("season_explains", report.season().map(Seasonality::explained).orElse(0.0));
    values.put("cycles", cycles.stream().map(SeasonalityWords::values).toList());
  }

  private static Map<String, Object> values(Periodogram.Cycle cycle) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("period_steps", cycle.periodSteps());
    values.put("amplitude", cycle.amplitude());
    values.put("rank", cycle.rank());
    return values;
  }

  private List<String> table(List<Periodogram.Cycle> cycles) {
    List<List<String>> rows = new ArrayList<>();
    for (Periodogram.Cycle cycle : cycles) {
      rows.add(
          List.of(
              Integer.toString(cycle.rank()),
              decimals("%.2f", cycle.periodSteps()),
              decimals("%.2f", cycle.amplitude()),
              meaning(cycle)));
    }
    return TextTable.lines(List.of("rank", "steps", "amplitude", "meaning"), rows);
  }

  /** A season of p steps in n has its waves at the bins next to n / p, 2 n / p, ... */
  private String meaning(Periodogram.Cycle cycle) {
    if (cycle.bin() == 1) {
      return "as long as the series: its trend";
    }
    if (cycle.bin() == 2) {
      return "half the series: seen twice, which proves no season";
    }
    double turns = (double) series.totalLength() / Math.max(1, report.period());
    long harmonic = Math.round(cycle.bin() / turns);
    boolean near = Math.abs(cycle.bin() - harmonic * turns) <= 1 && 2 * harmonic <= report.period();
    if (report.period() < 2 || harmonic == 0 || !near) {
      return "";
    }
    return harmonic == 1
        ? "the season of " + report.period() + " steps"
        : "1/" + harmonic + " of the season of " + report.period() + ": its shape";
  }

  private String season() {
    return report
            .season()
            .map(
                found ->
                    "There is a season of "
                        + found.period()
                        + " steps; it explains "
                        + decimals("%.0f", 100 * found.explained())
                        + " % of what varies around the trend.")
            .orElse("No season stands out from chance.")
        + (report.period() == 0 ? " Nothing to decompose; name a --period to do so anyway." : "");
  }

  /** Why a shop that is closed on a day of the week has no season of 7. */
  private void weekWithoutDays(List<String> text) {
    if (series.scale() != TimeScale.DATE) {
      return;
    }
    EnumSet<DayOfWeek> absent = EnumSet.allOf(DayOfWeek.class);
    for (int at = 0; at < series.totalLength(); at++) {
      absent.remove(LocalDate.ofEpochDay(series.time(at)).getDayOfWeek());
    }
    int open = 7 - absent.size();
    if (!absent.isEmpty() && series.totalLength() >= 14) {
      text.add(
          "No row is a "
              + String.join(" or a ", absent.stream().map(SeasonalityWords::name).toList())
              + ": a week has "
              + open
              + " steps, so what repeats weekly shows at "
              + open
              + " steps, not at 7; "
              + decimals("%.2f", nearest(open))
              + " is the cycle next to it that fits the series a whole number of times.");
    }
  }

  private static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private double nearest(int steps) {
    int n = series.totalLength();
    return (double) n / Math.max(1, Math.round((double) n / steps));
  }

  private String level() {
    Optional<StationarityTest> wanders = test("adf");
    Optional<StationarityTest> stays = test("kpss");
    if (wanders.isEmpty() || stays.isEmpty()) {
      return "Nothing is left to chance, so no test says whether the level stays.";
    }
    return verdict(wanders.get().stationary(), stays.get().stationary())
        + ": p-values of Dickey and Fuller "
        + decimals("%.3f", wanders.get().pValue())
        + " (below 0.05: it does not wander), of KPSS "
        + decimals("%.3f", stays.get().pValue())
        + " (below 0.05: it does not stay).";
  }

  private static String verdict(boolean doesNotWander, boolean stays) {
    if (doesNotWander == stays) {
      return stays ? "The level stays" : "The level does not stay";
    }
    return stays
        ? "Too little to tell whether the level stays"
        : "The level neither stays nor wanders; it may jump, or grow along a line";
  }

  private Optional<StationarityTest> test(String name) {
    return report.tests().stream()
        .filter(test -> test.test().equals(name) && test.terms() == TrendTerms.CONSTANT)
        .findFirst();
  }

  private static String decimals(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
