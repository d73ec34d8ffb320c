package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandDays;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandPeriod;
import dev.ecomm.series.DemandState;
import dev.ecomm.series.DemandTable;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sums up what was sold by day, week or month. */
@Command(
    name = "demand",
    customSynopsis = "ecomm demand --input URI --output URI [options]",
    sortOptions = false,
    description = {
      "Makes time series of what was sold, taken back and written off, by day, week or month: of the"
          + " whole shop with every measure, or of each item or country with one.",
      "all_* and total_* are those of the notebook, in which what is taken back counts as sold;"
          + " quantity, sales, orders, items and net_* mean what they say."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm demand --input invoices.csv.gz --output daily.csv",
      "  ecomm demand -i invoices.csv -o weekly.csv --every week",
      "  ecomm demand -i invoices.csv -o items.parquet --by item --measure net_sales --days all",
      "",
      "Raw lines are cleaned first; cleaned ones stay as they are."
    })
final class DemandCommand extends Task {
  private static final String NOTEBOOK = "notebook";

  @Mixin final LinesOption given = new LinesOption();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where the series go: a path, a URI, or - for standard output.")
  Location output = Location.of("-");

  @Option(
      names = "--every",
      paramLabel = "day|week|month",
      converter = Words.ForDemandPeriod.class,
      description =
          "How long periods are. Weeks, Monday to Sunday, and months are whole ones. Default: day.")
  DemandPeriod every = DemandPeriod.DAY;

  @Option(
      names = "--days",
      paramLabel = "trading|all",
      converter = Words.ForDemandDays.class,
      description = "Days with a line only, or all with 0 for the others. Default: trading.")
  DemandDays days = DemandDays.TRADING;

  @Option(
      names = "--by",
      paramLabel = "total|item|country",
      converter = Words.ForDemandKey.class,
      description =
          "What has a series: the shop, or each item or country, as unique_id, ds, y. Default:"
              + " total.")
  DemandKey by = DemandKey.TOTAL;

  @Option(
      names = "--measure",
      paramLabel = "NAME",
      converter = Words.ForDemandMeasure.class,
      description = "What y is, by item and country: a column of total. Default: quantity.")
  @Nullable DemandMeasure measure;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = Words.ForInstant.class,
      description =
          "A day, which is its start, or a day with a time: lines from then on are not looked at,"
              + " not even by the cleaning. Default: all lines.")
  @Nullable LocalDateTime asOf;

  @Option(
      names = "--pack",
      paramLabel = "seed|notebook|retail",
      converter = Pack.Converter.class,
      description = "Which cleaning. Default: notebook.")
  Pack pack = Pack.of(NOTEBOOK);

  @Mixin final ReadingOptions reading = new ReadingOptions();

  @Mixin final WritingOptions writing = new WritingOptions();

  DemandCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return output.isStandardStream();
  }

  @Override
  Summary run(RunContext context) throws IOException {
    if (by == DemandKey.TOTAL && measure != null) {
      throw new IllegalArgumentException(
          "--measure is given with --by total, which has every measure; must be with item or"
              + " country");
    }
    Publication.requireWritable(session, writing, Map.of("--output", output));
    RunContext run = reading.onThreads(context);
    Cleaning cleaning = Cleaning.of(pack);
    Cleaning adjusting = Cleaning.of(new Pack(pack.name(), Demand.notebookAdjustments()));
    boolean isApart = pack.name().equals(NOTEBOOK);
    RepeatableLines source =
        reading.lines(
            session, given.input, cleaning.passes() + (isApart ? adjusting.passes() : 0), run);
    LinesBefore past = new LinesBefore(source, Optional.ofNullable(asOf));
    RunContext silent = run.reportingTo(progress -> {}); // the passes are reported by the lines
    DemandState state = new DemandState();
    if (isApart) {
      cleaning
          .fit(past, silent)
          .applyInBatches(past, silent, piece -> state.addWithoutAdjustments(piece.table()));
      adjusting
          .fit(past, silent)
          .applyInBatches(past, silent, piece -> state.addAdjustments(piece.table()));
    } else {
      cleaning.fit(past, silent).applyInBatches(past, silent, piece -> state.add(piece.table()));
    }
    past.requireSome();
    DemandTable demand = demand().compute(state, run);
    requireSome(demand, state);
    DataTable table = table(demand);
    try (Publication publication = new Publication(session, writing, run)) {
      publication.table(output, table.schema()).write(table);
      publication.publish();
    }
    return summary(source, past, demand, table);
  }

  private Demand demand() {
    Demand.Builder builder = Demand.builder().every(every).days(days).by(by);
    if (asOf != null) {
      builder.asOf(asOf);
    }
    if (by != DemandKey.TOTAL) {
      builder.measures(wanted());
    }
    return builder.build();
  }

  private DemandMeasure wanted() {
    return measure == null ? DemandMeasure.QUANTITY : measure;
  }

  private DataTable table(DemandTable demand) {
    return by == DemandKey.TOTAL ? demand.toTable() : demand.series(wanted()).toTable();
  }

  private void requireSome(DemandTable demand, DemandState state) {
    if (demand.ids().isEmpty()) {
      String problem =
          state.lines() == 0
              ? "no line is left after the pack "
                  + pack.name()
                  + ". Look at the file, or at --pack."
              : "no line is in a series by "
                  + by.name().toLowerCase(Locale.ROOT)
                  + " of whole periods. Choose a shorter one with --every, or another --by.";
      throw InvoiceDataException.of(
          Stores.withoutSecrets(given.input.input()).toString(), problem, null);
    }
  }

  private Summary summary(
      RepeatableLines source, LinesBefore past, DemandTable demand, DataTable table) {
    List<String> text = new ArrayList<>(source.summary().lines(source.report()));
    text.add("");
    text.add("Lines cleaned with the pack " + pack.name() + ".");
    String unit = every.name().toLowerCase(Locale.ROOT);
    text.add(
        String.format(Locale.ROOT, "Demand: %,d series of ", demand.ids().size())
            + Texts.count(demand.periods(), unit)
            + " at most, "
            + Texts.count(demand.tradingDays(), "day")
            + " of trade, "
            + Texts.count(table.rows(), "row")
            + ".");
    text.add(
        "Lines left out: "
            + Texts.count(demand.linesOfNoSeries(), "line")
            + " of no "
            + (by == DemandKey.TOTAL ? "series" : by.name().toLowerCase(Locale.ROOT))
            + ", "
            + Texts.count(past.later(), "line")
            + " from as-of on.");
    text.add("Wrote demand to " + output + ".");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("input", given.input.text());
    values.put("read", source.summary().values(source.report()));
    values.put("cleaned_with", "the pack " + pack.name());
    values.put("every", unit);
    values.put("days", days.name().toLowerCase(Locale.ROOT));
    values.put("by", by.name().toLowerCase(Locale.ROOT));
    values.put("columns", table.schema().names());
    values.put("series", demand.ids().size());
    values.put("periods", demand.periods());
    values.put("trading_days", demand.tradingDays());
    values.put("rows", table.rows());
    values.put("lines_of_no_series", demand.linesOfNoSeries());
    values.put("lines_from_as_of_on", past.later());
    values.put("output", output.text());
    return new Summary(text, values);
  }
}
