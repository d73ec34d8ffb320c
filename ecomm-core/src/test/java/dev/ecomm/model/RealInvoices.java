package dev.ecomm.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The 541,909 real invoice lines and the golden files. They live beside the repository; {@code
 * -Decomm.data=DIR} names another place. Read with FastCSV, so that these tests do not stand on our own
 * reader.
 */
public final class RealInvoices {
  public static final int ROWS = 541_909;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private RealInvoices() {}

  /** Reads the whole file; half a second. */
  public static InvoiceTable read() throws IOException {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    try (InputStream bytes = Files.newInputStream(file("data/online_retail.csv.gz"));
        InputStream plain = new GZIPInputStream(bytes, 1 << 16);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(plain, UTF_8))) {
      long row = 0;
      for (NamedCsvRecord line : csv) {
        row++;
        String customer = line.getField("CustomerID");
        builder.append(
            new InvoiceLine(
                row,
                line.getField("InvoiceNo"),
                line.getField("StockCode"),
                line.getField("Description"),
                Integer.parseInt(line.getField("Quantity")),
                LocalDateTime.parse(line.getField("InvoiceDate"), DATE)
                    .toEpochSecond(ZoneOffset.UTC),
                Double.parseDouble(line.getField("UnitPrice")),
                customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer,
                line.getField("Country")));
      }
    }
    return builder.build();
  }

  /** A file of the data folder, such as {@code golden/clean_facts.csv}; skips the test without it. */
  public static Path file(String name) {
    String folder = System.getProperty("ecomm.data");
    assumeTrue(folder != null, () -> "No " + name + ": set -Decomm.data to its folder.");
    Path file = Path.of(folder).resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> "No file " + file + ": set -Decomm.data.");
    return file;
  }
}
