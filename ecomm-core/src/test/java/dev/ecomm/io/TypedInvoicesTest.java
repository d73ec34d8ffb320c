package dev.ecomm.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ecomm.error.CellError;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.Seeds;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.TimestampColumn;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedInvoicesTest {

  private static final ReadOptions OPTIONS = options(BadCellPolicy.QUARANTINE, 1_000);
  private static final RunContext RUN = RunContext.withDefaults();

  @ParameterizedTest
  @Seeds(200)
  void a_table_of_texts_gives_what_its_csv_gives(long seed) {
    RandomCells cells = RandomCells.of(seed);
    ReadResult csv =
        InvoiceReader.withDefaults()
            .read(
                new ByteArrayInputStream(cells.csv().getBytes(StandardCharsets.UTF_8)),
                "file",
                RUN);

    ReadResult typed = read(cells.table(), 1 + (int) seed % 7, OPTIONS);

    assertThat(typed.table()).isEqualTo(csv.table());
    assertThat(typed.table().invoiceNo().dictionary().size())
        .isEqualTo(csv.table().invoiceNo().dictionary().size());
    assertThat(typed.rejects()).extracting(Reject::row).isEqualTo(rows(csv.rejects()));
    assertThat(faults(typed.rejects())).isEqualTo(faults(csv.rejects()));
    assertThat(typed.rejects()).extracting(Reject::record).isEqualTo(records(csv.rejects()));
  }

  @Test
  void numbers_and_times_of_every_type_that_can_hold_them_are_read() {
    DataTable table =
        table(
            Map.of(
                InvoiceColumn.INVOICE_NO, LongColumn.of(536365, -1),
                InvoiceColumn.STOCK_CODE, DoubleColumn.of(85123.0, 0.5),
                InvoiceColumn.QUANTITY, DoubleColumn.of(6.0, -0.0),
                InvoiceColumn.INVOICE_DATE, DateColumn.of(List.of(DAY, DAY.minusYears(60))),
                InvoiceColumn.UNIT_PRICE, LongColumn.of(3, -7),
                InvoiceColumn.CUSTOMER_ID, DoubleColumn.of(17850.0, 0.0)));

    InvoiceTable lines = read(table, 10, OPTIONS).table();

    assertThat(lines.line(0).invoiceNo()).isEqualTo("536365");
    assertThat(lines.line(1).invoiceNo()).isEqualTo("-1");
    assertThat(lines.line(0).stockCode()).isEqualTo("85123");
    assertThat(lines.line(1).stockCode()).isEqualTo("0.5");
    assertThat(lines.quantity(0)).isEqualTo(6);
    assertThat(lines.quantity(1)).isZero();
    assertThat(lines.line(1).invoiceDate()).isEqualTo(DAY.minusYears(60).atStartOfDay());
    assertThat(lines.unitPrice(1)).isEqualTo(-7.0);
    assertThat(lines.line(0).customerId()).isEqualTo("17850");
    assertThat(lines.line(1).customerId()).isNull();
  }

  @Test
  void nan_is_a_missing_text_and_a_bad_price() {
    DataTable table =
        table(
            Map.of(
                InvoiceColumn.CUSTOMER_ID, DoubleColumn.of(Double.NaN, 1),
                InvoiceColumn.UNIT_PRICE, DoubleColumn.of(1, Double.NaN)));

    ReadResult result = read(table, 10, OPTIONS);

    assertThat(result.table().line(0).customerId()).isNull();
    assertThat(messages(result.rejects()))
        .containsExactly("[file] row 2, unit_price \"NaN\": not a decimal number");
  }

  @ParameterizedTest
  @CsvSource({
    "2147483648, outside -2147483648 to 2147483647",
    "-2147483649, outside -2147483648 to 2147483647"
  })
  void a_quantity_that_no_int_holds_is_out_of_range(long quantity, String reason) {
    for (Column column : List.of(LongColumn.of(1, quantity), DoubleColumn.of(1, quantity))) {
      Rejects rejects = read(table(Map.of(InvoiceColumn.QUANTITY, column)), 10, OPTIONS).rejects();

      assertThat(rejects)
          .flatExtracting(Reject::errors)
          .extracting("reason")
          .containsExactly(reason);
    }
  }

  @Test
  void half_units_and_infinities_are_bad_cells() {
    DataTable table =
        table(
            Map.of(
                InvoiceColumn.QUANTITY, DoubleColumn.of(1.5, Double.POSITIVE_INFINITY),
                InvoiceColumn.UNIT_PRICE, DoubleColumn.of(1, Double.NEGATIVE_INFINITY)));

    assertThat(messages(read(table, 10, OPTIONS).rejects()))
        .containsExactly(
            "[file] row 1, quantity \"1.5\": not a whole number",
            "[file] row 2, quantity \"inf\": not a whole number",
            "[file] row 2, unit_price \"-inf\": outside -1.8e308 to 1.8e308");
  }

  @Test
  void a_missing_value_is_a_reject_where_a_value_is_needed() {
    DataTable table =
        table(
            Map.of(
                InvoiceColumn.DESCRIPTION, StringColumn.of(null, "a, \"b\""),
                InvoiceColumn.INVOICE_DATE,
                    TimestampColumn.of(Arrays.asList(DAY.atTime(8, 26), null))));

    ReadResult result = read(table, 10, OPTIONS);

    assertThat(result.table().line(0).description()).isNull();
    assertThat(messages(result.rejects()))
        .containsExactly("[file] row 2, invoice_date \"\": missing");
    assertThat(result.rejects())
        .extracting(Reject::row, Reject::line, Reject::record)
        .containsExactly(tuple(2L, 0L, "i,s,\"a, \"\"b\"\"\",1,,1.0,9,EIRE"));
    assertThat(result.rejects().toTable().longs("line").isMissing(0)).isTrue();
  }

  @Test
  void a_column_that_cannot_hold_the_values_is_an_error_that_names_both() {
    DataTable table = table(Map.of(InvoiceColumn.QUANTITY, BooleanColumn.of(true, false)));

    assertThatThrownBy(() -> read(table, 10, OPTIONS))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[file] the column \"quantity\" is BOOLEAN, which holds no quantity; it must be LONG or"
                + " DOUBLE or STRING. Convert it, or name another column with column(QUANTITY,"
                + " header).");
  }

  @Test
  void the_policies_of_csv_hold() {
    DataTable table = table(Map.of(InvoiceColumn.QUANTITY, StringColumn.of("six", "seven")));

    assertThatThrownBy(() -> read(table, 1, options(BadCellPolicy.FAIL, 10)))
        .hasMessage(
            "[file] row 1, quantity \"six\": not a whole number. Correct it, or read with"
                + " onBadCell(QUARANTINE).")
        .satisfies(e -> assertThat(((InvoiceDataException) e).line()).isEmpty());
    assertThatThrownBy(() -> read(table, 1, options(BadCellPolicy.QUARANTINE, 1)))
        .hasMessageContaining("row 2")
        .hasMessageContaining("one more than maxRejects = 1");
  }

  @Test
  void the_report_says_what_was_taken_and_what_was_not() {
    DataTable table =
        table(Map.of(InvoiceColumn.UNIT_PRICE, StringColumn.of("1", "0.12345678901234567890")))
            .withColumn(" total_spend ", DoubleColumn.of(1, 2));

    ReadReport report = read(table, 10, OPTIONS).report();

    assertThat(report.rowsRead()).isEqualTo(2);
    assertThat(report.columns()).containsEntry(InvoiceColumn.QUANTITY, "quantity");
    assertThat(report.ignoredColumns()).containsExactly("total_spend");
    assertThat(report.notes())
        .containsExactly(
            "Columns that were not needed: total_spend.",
            "1 prices have more digits than a double holds and were rounded to the nearest one,"
                + " the first in row 2.");
  }

  @Test
  void progress_is_in_rows_and_a_cancelled_run_ends() {
    List<Progress> heard = new ArrayList<>();
    DataTable table = table(Map.of());
    RunContext run = RUN.reportingTo(heard::add);
    var unused = read(table, 1, OPTIONS, run);

    assertThat(heard).extracting(Progress::done).containsExactly(0L, 1L, 2L);
    assertThat(heard).extracting(Progress::total).containsOnly(2L);

    CancellationToken token = new CancellationToken();
    token.cancel();
    assertThatThrownBy(() -> read(table, 1, OPTIONS, RUN.cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void one_dictionary_for_all_batches_serves_builders_of_their_own() {
    DataTable table = table(Map.of(InvoiceColumn.INVOICE_NO, StringColumn.of("b", "a")));
    List<InvoiceTable> batches = new ArrayList<>();
    InvoiceSink sink =
        new InvoiceSink() {
          private InvoiceTableBuilder lines = InvoiceTable.builder();

          @Override
          public InvoiceTableBuilder lines() {
            return lines;
          }

          @Override
          public void endBatch(List<Reject> rejects) {
            batches.add(lines.build());
            lines = InvoiceTable.builder();
          }
        };
    var unused = read(table, 1, OPTIONS, RUN, sink);

    assertThat(batches).extracting(it -> it.line(0).invoiceNo()).containsExactly("b", "a");
    assertThat(batches).extracting(it -> it.invoiceNo().dictionary().size()).containsOnly(1);
  }

  private static final LocalDate DAY = LocalDate.of(2010, 12, 1);

  /** Two rows that are good, but for the columns given. */
  private static DataTable table(Map<InvoiceColumn, Column> other) {
    Map<InvoiceColumn, Column> columns = new EnumMap<>(InvoiceColumn.class);
    for (InvoiceColumn column : InvoiceColumn.values()) {
      columns.put(column, StringColumn.of("1", "1"));
    }
    columns.put(InvoiceColumn.INVOICE_NO, StringColumn.of("i", "i"));
    columns.put(InvoiceColumn.STOCK_CODE, StringColumn.of("s", "s"));
    columns.put(InvoiceColumn.QUANTITY, LongColumn.of(1, 1));
    LocalDateTime time = DAY.atTime(8, 26);
    columns.put(InvoiceColumn.INVOICE_DATE, TimestampColumn.of(List.of(time, time)));
    columns.put(InvoiceColumn.UNIT_PRICE, DoubleColumn.of(1, 1));
    columns.put(InvoiceColumn.CUSTOMER_ID, StringColumn.of("9", "9"));
    columns.put(InvoiceColumn.COUNTRY, StringColumn.of("EIRE", "EIRE"));
    columns.putAll(other);
    List<Field> fields = new ArrayList<>();
    columns.forEach((column, values) -> fields.add(new Field(column.columnName(), values.type())));
    return DataTable.of(Schema.of(fields), List.copyOf(columns.values()));
  }

  private static ReadResult read(DataTable table, int batchRows, ReadOptions options) {
    return read(table, batchRows, options, RUN);
  }

  private static ReadResult read(
      DataTable table, int batchRows, ReadOptions options, RunContext run) {
    InvoiceTableBuilder lines = InvoiceTable.builder();
    List<Reject> rejects = new ArrayList<>();
    InvoiceSink sink =
        new InvoiceSink() {
          @Override
          public InvoiceTableBuilder lines() {
            return lines;
          }

          @Override
          public void endBatch(List<Reject> rejectsOfBatch) {
            rejects.addAll(rejectsOfBatch);
          }
        };
    ReadReport report = read(table, batchRows, options, run, sink);
    return new ReadResult(lines.build(), Rejects.of(rejects), report);
  }

  private static ReadReport read(
      DataTable table, int batchRows, ReadOptions options, RunContext run, InvoiceSink sink) {
    return TypedInvoices.read(
        "file",
        table.schema().names(),
        table.rows(),
        names -> new Slices(table.select(names), batchRows),
        options,
        run,
        sink);
  }

  private static ReadOptions options(BadCellPolicy policy, long maxRejects) {
    return new ReadOptions(
        policy,
        maxRejects,
        CharsetChoice.UTF_8,
        Optional.empty(),
        ',',
        ReadLimits.withDefaults(),
        Map.of());
  }

  private static List<Long> rows(Rejects rejects) {
    List<Long> rows = new ArrayList<>();
    rejects.forEach(reject -> rows.add(reject.row()));
    return rows;
  }

  private static List<String> records(Rejects rejects) {
    List<String> records = new ArrayList<>();
    rejects.forEach(reject -> records.add(reject.record()));
    return records;
  }

  private static List<String> messages(Rejects rejects) {
    List<String> messages = new ArrayList<>();
    rejects.forEach(reject -> reject.errors().forEach(error -> messages.add(error.message())));
    return messages;
  }

  /** Everything about the faults but the line. */
  private static List<String> faults(Rejects rejects) {
    List<String> faults = new ArrayList<>();
    for (Reject reject : rejects) {
      for (CellError error : reject.errors()) {
        faults.add(
            error.getClass().getSimpleName()
                + " "
                + error.cell().column()
                + " \""
                + error.cell().text()
                + "\" "
                + error.reason());
      }
    }
    return faults;
  }

  /** A table, some rows at a time; the batches share the dictionaries. */
  private static final class Slices implements TableReader {
    private final DataTable table;
    private final int batchRows;
    private int at;

    Slices(DataTable table, int batchRows) {
      this.table = table;
      this.batchRows = batchRows;
    }

    @Override
    public Schema schema() {
      return table.schema();
    }

    @Override
    public Optional<DataTable> next() {
      int from = at;
      at = Math.min(table.rows(), at + batchRows);
      return from == at ? Optional.empty() : Optional.of(table.slice(from, at));
    }

    @Override
    public void close() {}
  }

  /** Rows of texts, most of them good, in columns of any order. */
  private record RandomCells(List<String> names, List<List<@Nullable String>> rows) {

    static RandomCells of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      List<InvoiceColumn> order = new ArrayList<>(List.of(InvoiceColumn.values()));
      for (int i = order.size() - 1; i > 0; i--) {
        order.add(order.remove(random.nextInt(i + 1)));
      }
      List<List<@Nullable String>> rows = new ArrayList<>();
      for (int row = random.nextInt(1, 40); row > 0; row--) {
        List<@Nullable String> cells = new ArrayList<>();
        order.forEach(column -> cells.add(cell(column, random)));
        rows.add(cells);
      }
      return new RandomCells(order.stream().map(InvoiceColumn::columnName).toList(), rows);
    }

    private static @Nullable String cell(InvoiceColumn column, SplittableRandom random) {
      if (random.nextInt(20) == 0) {
        return random.nextBoolean() ? null : "";
      }
      boolean bad = random.nextInt(12) == 0;
      return switch (column) {
        case QUANTITY ->
            bad
                ? pick(random, "six", "1.5", "2147483648", "-", " ", "1,000", "NaN")
                : pick(random, "6", "-12", "6.0", " 7 ", "+3", "2147483647", "007");
        case INVOICE_DATE ->
            bad
                ? pick(
                    random, "2010-02-30 08:00", "yesterday", "13/1/2010 8:26", "2010-12-01 25:00")
                : pick(
                    random,
                    "2010-12-01 08:26",
                    "12/1/2010 8:26",
                    "2010-12-01",
                    "2010-12-01T08:26:00");
        case UNIT_PRICE ->
            bad
                ? pick(random, "free", "1e999", "1,5", "NaN", "inf", "--1")
                : pick(random, "2.55", "-11062.06", "1e-7", "0.1234567890123456789", "3", " 1.5");
        case CUSTOMER_ID -> pick(random, "17850", "17850.0", "0", "0.0", "x.0", "12.50");
        case INVOICE_NO, STOCK_CODE, DESCRIPTION, COUNTRY ->
            pick(random, "536365", " C1", "say \"hi\"", "a,b", "two\nlines", "🎄", "\0", "é");
      };
    }

    private static String pick(SplittableRandom random, String... texts) {
      return texts[random.nextInt(texts.length)];
    }

    String csv() {
      StringBuilder csv = new StringBuilder(String.join(",", names));
      for (List<@Nullable String> row : rows) {
        csv.append('\n');
        String separator = "";
        for (String text : row) {
          csv.append(separator).append(text == null ? "" : quoted(text));
          separator = ",";
        }
      }
      return csv.append('\n').toString();
    }

    private static String quoted(String text) {
      boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\n".indexOf(c) >= 0);
      return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    DataTable table() {
      List<Field> fields = names.stream().map(Field::ofString).toList();
      List<StringColumn> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        List<@Nullable String> texts = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
          texts.add(row.get(i));
        }
        columns.add(StringColumn.of(texts));
      }
      return DataTable.of(Schema.of(fields), columns);
    }
  }
}
