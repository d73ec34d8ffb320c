package dev.ecomm.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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
 * -Decomm.data=DIR} names another place. Read with FastCSV, so that these tests do not stand on our
 * own reader.
 */
public final class RealInvoices {
  public static final int ROWS = 541_909;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private RealInvoices() {}

  /** Reads the whole file. */
  public static InvoiceTable read() throws IOException {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    try (InputStream bytes = Files.newInputStream(file("data/online_retail.csv.gz"));
        InputStream plain = new GZIPInputStream(bytes, 1 << 16);
        CsvReader<CsvRecord> csv =
            CsvReader.builder().ofCsvRecord(new InputStreamReader(plain, UTF_8))) {
      String date = "";
      long epochSecond = 0;
      long row = 0;
      for (CsvRecord line : csv) {
        if (line.getStartingLineNumber() == 1) {
          continue; // the header
        }
        if (!line.getField(4).equals(date)) {
          date = line.getField(4);
          epochSecond = LocalDateTime.parse(date, DATE).toEpochSecond(ZoneOffset.UTC);
        }
        builder.append(
            new InvoiceLine(
                ++row,
                line.getField(0),
                line.getField(1),
                line.getField(2),
                Integer.parseInt(line.getField(3)),
                epochSecond,
                Double.parseDouble(line.getField(5)),
                customer(line.getField(6)),
                line.getField(7)));
      }
    }
    return builder.build();
  }

  /** The file has customers as decimals, such as {@code 17850.0}. */
  private static String customer(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * A file of the data folder, such as {@code golden/clean_facts.csv}; skips the test without it.
   */
  public static Path file(String name) {
    String folder = System.getProperty("ecomm.data");
    assumeTrue(folder != null, () -> "No " + name + ": set -Decomm.data to its folder.");
    Path file = Path.of(folder).resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> "No file " + file + ": set -Decomm.data.");
    return file;
  }
}
