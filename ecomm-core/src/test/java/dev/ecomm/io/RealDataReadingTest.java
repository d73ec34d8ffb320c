package dev.ecomm.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.RealInvoices;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every cell of the real file as FastCSV reads it, typed by the JDK. */
class RealDataReadingTest {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @Test
  void all_541_909_rows_are_read_exactly_on_one_thread_and_on_two() throws IOException {
    Path file = RealInvoices.file("data/online_retail.csv.gz");

    ReadResult result = read(file, 1);

    assertThat(result.report().accepted()).isEqualTo(541_909);
    assertThat(result.rejects().size()).isZero();
    assertThat(result.report().charset()).isEqualTo("UTF-8");
    assertThat(result.report().notes()).isEmpty();
    assertThat(revenue(result.table()).total()).isEqualByComparingTo("9747747.934");
    assertEqualsFastCsv(result.table(), file);
    assertThat(read(file, 2).table()).isEqualTo(result.table());
  }

  private static ReadResult read(Path file, int threads) {
    return InvoiceReader.withDefaults()
        .read(file.toUri(), RunContext.withDefaults().onThreads(threads));
  }

  private static MoneySum revenue(InvoiceTable table) {
    MoneySum revenue = new MoneySum();
    for (int row = 0; row < table.rows(); row++) {
      revenue.add(table.quantity(row), table.unitPrice(row));
    }
    return revenue;
  }

  /** Compares before it asserts: four million assertions would take longer than the rest. */
  private static void assertEqualsFastCsv(InvoiceTable table, Path file) throws IOException {
    Map<String, Long> seconds = new HashMap<>();
    Iterator<InvoiceLine> lines = table.iterator();
    long rows = 0;
    try (Reader text =
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8);
        CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : records) {
        InvoiceLine line = lines.next();
        long second =
            seconds.computeIfAbsent(
                record.getField("InvoiceDate"),
                date -> LocalDateTime.parse(date, DATE).toEpochSecond(ZoneOffset.UTC));
        boolean same =
            isText(record.getField("InvoiceNo"), line.invoiceNo())
                && isText(record.getField("StockCode"), line.stockCode())
                && isText(record.getField("Description"), line.description())
                && Integer.parseInt(record.getField("Quantity")) == line.quantity()
                && second == line.epochSecond()
                && Double.parseDouble(record.getField("UnitPrice")) == line.unitPrice()
                && isText(withoutFraction(record.getField("CustomerID")), line.customerId())
                && isText(record.getField("Country"), line.country())
                && line.rowNumber() == ++rows;
        if (!same) {
          assertThat(line).asString().isEqualTo(record.toString());
        }
      }
    }
    assertThat(lines).isExhausted();
  }

  private static String withoutFraction(String customer) {
    return customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer;
  }

  private static boolean isText(String expected, String read) {
    return expected.isEmpty() ? read == null : expected.equals(read);
  }
}
