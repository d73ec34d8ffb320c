package dev.ecomm.clean;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RealInvoices;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** The golden files of cleaning, read by somebody else's CSV reader. */
final class Golden {

  private Golden() {}

  /** The rows of a file such as {@code clean_notes.csv}; skips the test without it. */
  static List<NamedCsvRecord> rows(String name) {
    Path file = RealInvoices.file("golden/" + name);
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of a file of two columns. */
  static Map<String, String> facts(String name) {
    Map<String, String> facts = new LinkedHashMap<>();
    rows(name).forEach(row -> facts.put(row.getField(0), row.getField(1)));
    return facts;
  }

  /** The same lines with repaired codes, and a text where there is no description. */
  static InvoiceTable repaired(
      InvoiceTable table, UnaryOperator<String> code, UnaryOperator<String> description) {
    var builder = InvoiceTable.builder();
    table.forEachRow(row -> builder.append(repaired(row, code, description)));
    return builder.build();
  }

  private static InvoiceLine repaired(
      InvoiceRow row, UnaryOperator<String> code, UnaryOperator<String> description) {
    return new InvoiceLine(
        row.rowNumber(),
        row.invoiceNo(),
        row.stockCode() == null ? null : code.apply(row.stockCode()),
        description.apply(row.description()),
        row.quantity(),
        row.epochSecond(),
        row.unitPrice(),
        row.customerId(),
        row.country());
  }
}
