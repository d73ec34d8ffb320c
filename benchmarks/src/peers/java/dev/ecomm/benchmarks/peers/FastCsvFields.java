package dev.ecomm.benchmarks.peers;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.nio.file.Path;

/** FastCSV: raw fields by its two fastest roads, through its strict parser (one separator char). */
final class FastCsvFields {

  private FastCsvFields() {}

  /** Every field as a String. */
  static RawFields strings(Path csv) throws IOException {
    long rows = 0;
    long fields = 0;
    long chars = 0;
    try (CsvReader<String[]> reader = CsvReader.builder().build(StringArrayHandler.of(), csv)) {
      for (String[] row : reader) {
        rows++;
        fields += row.length;
        for (String field : row) {
          chars += field.length();
        }
      }
    }
    return new RawFields(rows, fields, chars);
  }

  /** Every field as bounds in its buffer: no String is made. */
  static RawFields bounds(Path csv) throws IOException {
    Counting counting = new Counting();
    try (CsvReader<Counting> reader = CsvReader.builder().build(counting, csv)) {
      for (Counting row : reader) {
        row.rows++;
      }
    }
    return new RawFields(counting.rows, counting.fields, counting.chars);
  }

  /** Sees each field where it stands in the parser's buffer. */
  private static final class Counting extends AbstractBaseCsvCallbackHandler<Counting> {
    private long rows;
    private long fields;
    private long chars;

    @Override
    protected void handleField(
        int fieldIdx, char[] buffer, int offset, int length, boolean quoted) {
      fields++;
      chars += length;
    }

    @Override
    protected Counting buildRecord() {
      return this;
    }
  }
}
