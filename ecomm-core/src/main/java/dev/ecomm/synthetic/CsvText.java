package dev.ecomm.synthetic;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables of generated lines in the very form of the real file, which is not the form of our
 * own writers: {@code 17850.0} for a customer, a blank between date and time. Bytes are made
 * without any String per line.
 */
final class CsvText {

  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  private static final int FIELDS = 8;
  private static final int BUFFER = 1 << 16;

  /** No line without its texts is longer. */
  private static final int LONGEST_NUMBERS = 256;

  private static final int SECONDS_A_DAY = 24 * 60 * 60;

  private final OutputStream out;
  private final BadRows badRows;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] date = new byte[19];
  private final int[] ends = new int[FIELDS];
  private int used;
  private int field;
  private long dateOf = Long.MIN_VALUE;
  private long broken;

  CsvText(OutputStream out, BadRows badRows) {
    this.out = out;
    this.badRows = badRows;
  }

  /** Rows that were spoilt so far. */
  long broken() {
    return broken;
  }

  void header() {
    put(HEADER.getBytes(StandardCharsets.UTF_8));
  }

  void flush() throws IOException {
    out.write(buffer, 0, used);
    out.flush();
    used = 0;
  }

  void write(InvoiceTable table) throws IOException {
    Column invoiceNo = new Column(table.invoiceNo(), "");
    Column stockCode = new Column(table.stockCode(), "");
    Column description = new Column(table.description(), "");
    Column customerId = new Column(table.customerId(), ".0");
    Column country = new Column(table.country(), "");
    int longest = LONGEST_NUMBERS + stockCode.longest + description.longest + country.longest;
    for (int row = 0; row < table.rows(); row++) {
      if (used + longest > buffer.length) {
        out.write(buffer, 0, used);
        used = 0;
      }
      field = 0;
      put(invoiceNo.at(row));
      endField();
      put(stockCode.at(row));
      endField();
      put(description.at(row));
      endField();
      putLong(table.quantity(row));
      endField();
      putDate(table.epochSecond(row));
      endField();
      putPrice(table.unitPrice(row));
      endField();
      put(customerId.at(row));
      endField();
      put(country.at(row));
      endField();
      long rowNumber = table.rowNumber(row);
      if (!badRows.none() && badRows.isBroken(rowNumber)) {
        spoil(badRows.fault(rowNumber));
      }
      buffer[used - 1] = '\n';
    }
  }

  private void endField() {
    ends[field++] = used;
    buffer[used++] = ',';
  }

  /** Replaces, removes or adds a field of the line that was just written. */
  private void spoil(BadRows.Fault fault) {
    broken++;
    if (fault == BadRows.Fault.FIELD_LOST) {
      used = ends[FIELDS - 2] + 1;
    } else if (fault == BadRows.Fault.FIELD_TOO_MANY) {
      buffer[used++] = ',';
    } else {
      int from = ends[fault.column() - 1] + 1;
      byte[] rest = Arrays.copyOfRange(buffer, ends[fault.column()], used);
      used = from;
      put(fault.text().getBytes(StandardCharsets.UTF_8));
      put(rest);
    }
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
  }

  private void putLong(long value) {
    long rest = value;
    if (rest < 0) {
      buffer[used++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long next = rest / 10; next > 0; next /= 10) {
      digits++;
    }
    used += digits;
    for (int at = used - 1; digits > 0; digits--, rest /= 10) {
      buffer[at--] = (byte) ('0' + rest % 10);
    }
  }

  /**
   * Generated prices are whole thousandths; the shortest text that reads back as the same double.
   */
  private void putPrice(double price) {
    long thousandths = Math.round(price * 1000);
    if (thousandths < 0) {
      buffer[used++] = '-';
      thousandths = -thousandths;
    }
    putLong(thousandths / 1000);
    buffer[used++] = '.';
    int decimals = (int) (thousandths % 1000);
    buffer[used++] = (byte) ('0' + decimals / 100);
    if (decimals % 100 != 0) {
      buffer[used++] = (byte) ('0' + decimals / 10 % 10);
      if (decimals % 10 != 0) {
        buffer[used++] = (byte) ('0' + decimals % 10);
      }
    }
  }

  /** Lines of an invoice share their time, so the text is made once. */
  private void putDate(long epochSecond) {
    if (epochSecond != dateOf) {
      dateOf = epochSecond;
      java.time.LocalDate day =
          java.time.LocalDate.ofEpochDay(Math.floorDiv(epochSecond, (long) SECONDS_A_DAY));
      int second = Math.floorMod(epochSecond, SECONDS_A_DAY);
      two(0, day.getYear() / 100);
      two(2, day.getYear() % 100);
      date[4] = '-';
      two(5, day.getMonthValue());
      date[7] = '-';
      two(8, day.getDayOfMonth());
      date[10] = ' ';
      two(11, second / 3600);
      date[13] = ':';
      two(14, second / 60 % 60);
      date[16] = ':';
      two(17, second % 60);
    }
    put(date);
  }

  private void two(int at, int value) {
    date[at] = (byte) ('0' + value / 10);
    date[at + 1] = (byte) ('0' + value % 10);
  }

  /** The quoted texts of a column, made at first use; rows with the same code share them. */
  private static final class Column {
    private static final byte[] MISSING = {};

    private final CodedColumn column;
    private final String suffix;
    private final byte[] @Nullable [] texts;
    private final int longest;

    Column(CodedColumn column, String suffix) {
      this.column = column;
      this.suffix = suffix;
      Dictionary dictionary = column.dictionary();
      texts = new byte[dictionary.size()][];
      int most = 0;
      for (int code = 0; code < dictionary.size(); code++) {
        most = Math.max(most, dictionary.utf8Length(code));
      }
      // every character may be a quote that is doubled
      longest = 2 * most + 2;
    }

    byte[] at(int row) {
      int code = column.code(row);
      if (code == Dictionary.MISSING) {
        return MISSING;
      }
      byte[] text = texts[code];
      if (text == null) {
        text = (quoted(column.dictionary().text(code)) + suffix).getBytes(StandardCharsets.UTF_8);
        texts[code] = text;
      }
      return text;
    }

    private static String quoted(String text) {
      if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
        return text;
      }
      return '"' + text.replace("\"", "\"\"") + '"';
    }
  }
}
