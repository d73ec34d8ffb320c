package dev.ecomm.cli;

import dev.ecomm.feature.time.LagSelection;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.seasonality.Seasonality;
import dev.ecomm.seasonality.SeasonalityReport;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of the command seasonality, series by series. */
final class SeasonalityFiles {
  static final List<String> NAMES =
      List.of("acf.csv", "fft.csv", "decompose.csv", "stationarity.csv", "status.csv");

  /** Written if lags are chosen. */
  static final String LAGS = "lags.csv";

  private static final Schema STATUS =
      Schema.of(
          Field.ofString("status"),
          Field.ofLong("values"),
          Field.ofLong("period"),
          Field.ofLong("season_found"),
          Field.ofDouble("season_explains"),
          Field.ofString("message"));

  private final Publication publication;
  private final Location directory;
  private final SeriesSet series;
  private final SeriesColumns columns;

  /** Missing if there is one series without a name. */
  private final Optional<String> id;

  private final Map<String, TableWriter> writers = new LinkedHashMap<>();

  SeasonalityFiles(
      Publication publication,
      Location directory,
      SeriesOptions options,
      SeriesSet series,
      boolean withLags) {
    this.publication = publication;
    this.directory = directory;
    this.series = series;
    this.columns = SeriesColumns.of(options.time, "value");
    boolean named = options.id != null || series.count() > 1 || !series.id(0).equals(options.value);
    String usual = SeriesColumns.withDefaults().id().orElseThrow();
    this.id = named ? Optional.of(options.id == null ? usual : options.id) : Optional.empty();
    // a file without rows has its header too
    SeasonalityReport sample = SeasonalityReport.of(new double[] {1, 2, 3, 1, 2, 4, 1, 2}, 0, 1);
    start("acf.csv", sample.autocorrelation().toTable());
    start("fft.csv", sample.periodogram().toTable());
    start("decompose.csv", withTimes(0, sample.decompositionTable(), 0));
    start("stationarity.csv", sample.stationarityTable());
    start("status.csv", DataTable.builder(STATUS).build());
    if (withLags) {
      start(LAGS, LagSelection.byAutocorrelation(new double[] {1, 2, 3, 1}, 1).toTable());
    }
  }

  static List<String> names(boolean withLags) {
    List<String> names = new ArrayList<>(NAMES);
    if (withLags) {
      names.add(LAGS);
    }
    return names;
  }

  static Map<String, @Nullable Location> places(Location directory, boolean withLags) {
    Map<String, @Nullable Location> places = new LinkedHashMap<>();
    names(withLags).forEach(name -> places.put(name, directory.child(name)));
    return places;
  }

  private void start(String name, DataTable like) {
    Schema schema = named("", like).schema();
    writers.put(name, publication.table(directory.child(name), schema));
  }

  /** Writes what came of the next series. */
  void add(SeasonalityOutcome outcome) {
    DataTable acf = outcome.autocorrelation();
    DataTable parts = outcome.decomposition();
    if (outcome.ok() && acf != null && parts != null) {
      SeasonalityReport report = outcome.report();
      write("acf.csv", outcome, acf);
      write("fft.csv", outcome, report.periodogram().toTable());
      if (parts.rows() > 0) {
        write("decompose.csv", outcome, withTimes(outcome.number(), parts, outcome.length()));
      }
      write("stationarity.csv", outcome, report.stationarityTable());
    }
    LagSelection lags = outcome.lags();
    if (lags != null) {
      write(LAGS, outcome, lags.toTable());
    }
    write("status.csv", outcome, status(outcome));
  }

  private void write(String name, SeasonalityOutcome outcome, DataTable table) {
    TableWriter writer = writers.get(name);
    if (writer != null) {
      writer.write(named(outcome.id(), table));
    }
  }

  /** The table with the series' name in front of each row, if it has one. */
  private DataTable named(String name, DataTable table) {
    if (id.isEmpty()) {
      return table;
    }
    return before(
        Field.ofString(id.get()), StringColumn.of(Collections.nCopies(table.rows(), name)), table);
  }

  private DataTable withTimes(int number, DataTable table, int rows) {
    DataTable times = series.only(number).toTable(columns).slice(0, rows);
    return before(times.schema().field(0), times.column(0), table);
  }

  private static DataTable before(Field field, Column column, DataTable table) {
    List<Field> fields = new ArrayList<>(List.of(field));
    fields.addAll(table.schema().fields());
    List<Column> all = new ArrayList<>(List.of(column));
    all.addAll(table.columns());
    return DataTable.of(Schema.of(fields), all);
  }

  private static DataTable status(SeasonalityOutcome outcome) {
    Optional<SeasonalityReport> report = Optional.ofNullable(outcome.found());
    Optional<Seasonality> season = report.flatMap(SeasonalityReport::season);
    return DataTable.builder(STATUS)
        .row(
            outcome.ok() ? "ok" : "failed",
            (long) outcome.length(),
            report.map(found -> (long) found.period()).filter(steps -> steps > 0).orElse(null),
            season.map(found -> (long) found.period()).orElse(null),
            season.map(Seasonality::explained).orElse(null),
            outcome.problem())
        .build();
  }
}
