package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of some bytes by FastCSV, set up to accept what we accept. */
final class FastCsvRows {

  private FastCsvRows() {}

  /**
   * Text behind a closing quote is an option that goes with FastCSV 5; until then it is compared.
   */
  @SuppressWarnings("removal")
  static TokenizedCsv read(byte[] csv, char separator) {
    List<CsvRow> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(new StringReader(withoutMark(new String(csv, ISO_8859_1))))) {
      for (CsvRecord row : reader) {
        rows.add(new CsvRow(row.getStartingLineNumber(), row.getFields()));
      }
      return new TokenizedCsv(rows, false);
    } catch (CsvParseException e) {
      // The only fault left: every other one is allowed above.
      return new TokenizedCsv(rows, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
  }
}
