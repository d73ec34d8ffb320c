package dev.ecomm.synthetic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads files in the form of the real one with FastCSV, so that these tests judge nothing by
 * itself.
 */
final class RealInvoices {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private RealInvoices() {}

  /** The real file; skips the calling test where it is absent. */
  static InvoiceTable read() throws IOException {
    Path file =
        Path.of(System.getProperty("ecomm.data", "../../shared"), "data/online_retail.csv.gz");
    assumeTrue(
        Files.exists(file),
        () -> "SKIPPED: " + file + " is absent; name its folder with -Decomm.data=DIR");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return parse(in);
    }
  }

  static InvoiceTable parse(InputStream in) throws IOException {
    InvoiceTableBuilder table = InvoiceTable.builder();
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .ofCsvRecord(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
      long row = 0;
      for (CsvRecord record : records) {
        if (row++ > 0) {
          table.append(line(row - 1, record));
        }
      }
    }
    return table.build();
  }

  private static InvoiceLine line(long row, CsvRecord record) {
    String customer = record.getField(6);
    return new InvoiceLine(
        row,
        record.getField(0),
        record.getField(1),
        record.getField(2),
        Integer.parseInt(record.getField(3)),
        LocalDateTime.parse(record.getField(4), DATE).toEpochSecond(ZoneOffset.UTC),
        Double.parseDouble(record.getField(5)),
        customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer,
        record.getField(7));
  }
}
