package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Seeded invoice files with all kinds of dirt, and what must be read from them: this writer knows
 * each value before it is text.
 *
 * @param csv the file
 * @param options what it takes to read it
 * @param lines its good rows
 * @param bad its other rows
 */
record DirtyInvoices(byte[] csv, ReadOptions options, List<InvoiceLine> lines, List<BadRow> bad) {

  /**
   * A row that must be put aside.
   *
   * @param row data row, first is 1
   * @param line physical line on which it starts
   * @param faults column and fault, in column order: {@code QUANTITY NotANumber "six"}
   */
  record BadRow(long row, long line, List<String> faults) {}

  static DirtyInvoices of(long seed) {
    return new Writer(new SplittableRandom(seed)).file();
  }

  private static final class Writer {
    private static final String[][] HEADERS = {
      {
        "InvoiceNo",
        "StockCode",
        "Description",
        "Quantity",
        "InvoiceDate",
        "UnitPrice",
        "CustomerID",
        "Country"
      },
      {
        "Invoice",
        "StockCode",
        "Description",
        "Quantity",
        "InvoiceDate",
        "Price",
        "Customer ID",
        "Country"
      },
      {
        "invoice_no",
        "stock_code",
        "description",
        "quantity",
        "invoice_date",
        "unit_price",
        "customer_id",
        "country"
      }
    };
    private static final String[] TEXTS = {
      "",
      "536365",
      "85123A",
      "WHITE HANGING HEART",
      " padded ",
      "5\" NAIL",
      "NULL",
      "0",
      "17850.0",
      "=1+1",
      "caf\u00E9",
      "\u20AC5",
      "\u00A3 5 off"
    };
    private static final String[] AWKWARD_TEXTS = {
      "\"", "a,b;c|d\te", "two\nlines", "three\r\n\nlines", "r\r", "\0"
    };
    private static final String[] BEYOND_WINDOWS_1252 = {
      "\u0645\u0631\u062D\u0628\u0627", "\uD83C\uDF84"
    };
    private static final String[] BAD_WHOLE_NUMBERS = {
      "six", "NaN", "1e400", "0x10", "1_000", "1.5", "-", "--1", "\u0663", "1,5", "6\"", "6\n"
    };
    private static final String[] BAD_DECIMALS = {
      "free", "NaN", "Infinity", "0x10", "1_000", "1,5", "1.2.3", "e5", "\u00A35", "1d", "\n2"
    };
    private static final String[] BAD_DATES = {
      "31/02/2011",
      "2/30/2011 8:26",
      "2011-02-29",
      "12/1/2010 24:00",
      "13/13/2011",
      "2011-1-01",
      "2010-12-01 08:26Z",
      "12/1/10",
      "yesterday",
      "40513.35"
    };

    private final SplittableRandom random;
    private final char separator;
    private final CharsetChoice charset;
    private final int lineEnds;
    private final int windowsOneIn;
    private final int quotedOneIn;
    private final int awkwardOneIn;
    private final String[] headers;
    private final List<Integer> columns = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<InvoiceLine> lines = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private long line = 1;

    private LocalDateTime time = LocalDateTime.MIN;
    private String usualDateText = "";
    private String invoiceNo = "";
    private String country = "";
    private String customer = "";

    Writer(SplittableRandom random) {
      this.random = random;
      separator = ",;\t|".charAt(random.nextInt(4));
      charset = CharsetChoice.values()[random.nextInt(3)];
      lineEnds = random.nextInt(4);
      windowsOneIn = oneIn(3) ? 1 : 5;
      boolean calm = oneIn(2);
      quotedOneIn = calm ? 1_000 : 8;
      awkwardOneIn = calm ? 100 : 4;
      headers = HEADERS[random.nextInt(HEADERS.length)];
    }

    DirtyInvoices file() {
      if (oneIn(5)) {
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
      }
      blankLines();
      header();
      int rows = random.nextInt(60);
      startInvoice();
      for (int row = 1; row <= rows; row++) {
        lineEnd();
        blankLines();
        row(row);
      }
      if (!oneIn(3)) {
        lineEnd();
      }
      ReadOptions options = TestReading.options().separator(separator).charset(charset).build();
      return new DirtyInvoices(out.toByteArray(), options, lines, bad);
    }

    /** The columns in any order, with others among them; -1 stands for another. */
    private void header() {
      List<Integer> ordered = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
      for (int i = random.nextInt(oneIn(15) ? 100 : 3); i > 0; i--) {
        ordered.add(-1);
      }
      boolean shuffled = !oneIn(3);
      while (!ordered.isEmpty()) {
        columns.add(ordered.remove(shuffled ? random.nextInt(ordered.size()) : 0));
      }
      List<String> names = new ArrayList<>();
      for (int column : columns) {
        names.add(column < 0 ? "other" : headers[column]);
      }
      write(names.stream().map(name -> cell(name, UTF_8)).toList());
    }

    private void row(long row) {
      long startLine = line;
      Map<InvoiceColumn, String> texts = new EnumMap<>(InvoiceColumn.class);
      Map<InvoiceColumn, String> faults = new EnumMap<>(InvoiceColumn.class);
      int quantity = (int) random.nextLong(-(1L << random.nextInt(32)), 1L << random.nextInt(32));
      long cents = random.nextLong(-1_000, 1_000_000);
      if (oneIn(3)) {
        startInvoice();
      }
      texts.put(InvoiceColumn.QUANTITY, quantityText(quantity));
      texts.put(InvoiceColumn.UNIT_PRICE, priceText(cents));
      texts.put(InvoiceColumn.INVOICE_DATE, oneIn(4) ? dateText(time) : usualDateText);
      texts.put(InvoiceColumn.INVOICE_NO, invoiceNo);
      texts.put(InvoiceColumn.STOCK_CODE, text());
      texts.put(InvoiceColumn.DESCRIPTION, text());
      texts.put(InvoiceColumn.COUNTRY, country);
      texts.put(InvoiceColumn.CUSTOMER_ID, customerText(customer));
      boolean spoiled = oneIn(4);
      for (int i = random.nextInt(1, 4); spoiled && i > 0; i--) {
        spoil(texts, faults);
      }
      List<byte[]> cells = new ArrayList<>();
      for (int column : columns) {
        cells.add(
            column < 0 ? cell(text(), UTF_8) : cell(texts, faults, InvoiceColumn.values()[column]));
      }
      if (oneIn(25)) {
        faults.clear();
        changeFieldCount(cells);
        faults.put(
            InvoiceColumn.INVOICE_NO, "WrongFieldCount " + cells.size() + " of " + columns.size());
      }
      write(cells);
      if (faults.isEmpty()) {
        lines.add(
            new InvoiceLine(
                row,
                texts.get(InvoiceColumn.INVOICE_NO),
                texts.get(InvoiceColumn.STOCK_CODE),
                texts.get(InvoiceColumn.DESCRIPTION),
                quantity,
                time.toEpochSecond(ZoneOffset.UTC),
                Double.parseDouble(priceOf(cents)),
                customer,
                texts.get(InvoiceColumn.COUNTRY)));
      } else {
        bad.add(new BadRow(row, startLine, List.copyOf(faults.values())));
      }
    }

    /** What the lines of one invoice have in common; they are read faster where it repeats. */
    private void startInvoice() {
      long second = random.nextLong(1_000_000_000, 1_600_000_000);
      time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).withSecond(oneIn(3) ? 59 : 0);
      usualDateText = dateText(time);
      invoiceNo = text();
      country = text();
      customer = oneIn(3) ? "" : String.valueOf(12_000 + random.nextInt(6_000));
    }

    private void spoil(Map<InvoiceColumn, String> texts, Map<InvoiceColumn, String> faults) {
      switch (random.nextInt(5)) {
        case 0 ->
            spoil(texts, faults, InvoiceColumn.QUANTITY, "NotANumber", any(BAD_WHOLE_NUMBERS));
        case 1 -> {
          InvoiceColumn column = oneIn(2) ? InvoiceColumn.QUANTITY : InvoiceColumn.UNIT_PRICE;
          boolean whole = column == InvoiceColumn.QUANTITY;
          spoil(texts, faults, column, "OutOfRange", whole ? "2147483648" : "1e400");
        }
        case 2 -> spoil(texts, faults, InvoiceColumn.UNIT_PRICE, "NotANumber", any(BAD_DECIMALS));
        case 3 -> spoil(texts, faults, InvoiceColumn.INVOICE_DATE, "NotADate", any(BAD_DATES));
        default -> {
          InvoiceColumn column =
              InvoiceColumn.values()[random.nextInt(InvoiceColumn.values().length)];
          switch (column) {
            case QUANTITY, UNIT_PRICE, INVOICE_DATE ->
                spoil(texts, faults, column, "MissingValue", "");
            default -> spoil(texts, faults, column, "NotText", "no text");
          }
        }
      }
    }

    private static void spoil(
        Map<InvoiceColumn, String> texts,
        Map<InvoiceColumn, String> faults,
        InvoiceColumn column,
        String fault,
        String text) {
      texts.put(column, text);
      faults.put(column, column + " " + fault);
    }

    private void changeFieldCount(List<byte[]> cells) {
      if (oneIn(2)) {
        cells.remove(random.nextInt(cells.size()));
      } else {
        cells.add(random.nextInt(cells.size()), cell(text(), UTF_8));
      }
    }

    private String quantityText(int quantity) {
      return switch (random.nextInt(6)) {
        case 0 -> quantity + ".0";
        case 1 -> " " + quantity + " ";
        case 2 -> quantity < 0 ? "-00" + Math.abs((long) quantity) : "+" + quantity;
        default -> String.valueOf(quantity);
      };
    }

    private static String priceOf(long cents) {
      return String.format(
          Locale.ROOT,
          "%s%d.%02d",
          cents < 0 ? "-" : "",
          Math.abs(cents) / 100,
          Math.abs(cents) % 100);
    }

    private String priceText(long cents) {
      return switch (random.nextInt(5)) {
        case 0 -> priceOf(cents) + "00";
        case 1 -> " " + priceOf(cents);
        case 2 -> cents + "e-2";
        default -> priceOf(cents);
      };
    }

    private String dateText(LocalDateTime time) {
      String clock =
          time.getSecond() == 0
              ? String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute())
              : String.format(
                  Locale.ROOT,
                  "%02d:%02d:%02d",
                  time.getHour(),
                  time.getMinute(),
                  time.getSecond());
      return oneIn(2)
          ? time.getMonthValue() + "/" + time.getDayOfMonth() + "/" + time.getYear() + " " + clock
          : time.toLocalDate() + (oneIn(2) ? " " : "T") + clock;
    }

    private String customerText(String customer) {
      if (customer.isEmpty()) {
        return any(new String[] {"", "0", "0.0"});
      }
      return oneIn(3) ? customer + ".0" : customer;
    }

    private String text() {
      if (charset != CharsetChoice.WINDOWS_1252 && oneIn(12)) {
        return any(BEYOND_WINDOWS_1252);
      }
      return oneIn(awkwardOneIn) ? any(AWKWARD_TEXTS) : any(TEXTS);
    }

    private byte[] cell(
        Map<InvoiceColumn, String> texts, Map<InvoiceColumn, String> faults, InvoiceColumn column) {
      if (faults.getOrDefault(column, "").endsWith("NotText")) {
        // A byte that windows-1252 does not define, and where that is not tried, any that is not
        // UTF-8.
        int wrong = charset == CharsetChoice.UTF_8 && oneIn(2) ? 0xA3 : 0x81;
        return new byte[] {'a', (byte) wrong, 'b'};
      }
      // Of the texts here, none is UTF-8 when written as windows-1252.
      boolean windows =
          charset == CharsetChoice.WINDOWS_1252
              || (charset == CharsetChoice.AUTO && oneIn(windowsOneIn));
      String text = texts.get(column);
      return cell(
          text,
          windows && TextDecoder.WINDOWS_1252.newEncoder().canEncode(text)
              ? TextDecoder.WINDOWS_1252
              : UTF_8);
    }

    private byte[] cell(String text, Charset encoding) {
      boolean needed = text.indexOf(separator) >= 0 || text.matches("(?s)\".*|.*[\n\r].*");
      String written = needed || oneIn(quotedOneIn) ? '"' + text.replace("\"", "\"\"") + '"' : text;
      return written.getBytes(encoding);
    }

    private void write(List<byte[]> cells) {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          out.write(separator);
        }
        for (byte b : cells.get(i)) {
          line += b == '\n' ? 1 : 0;
        }
        out.writeBytes(cells.get(i));
      }
    }

    private void blankLines() {
      while (oneIn(10)) {
        lineEnd();
      }
    }

    private void lineEnd() {
      boolean windows = lineEnds == 0 || (lineEnds == 1 && oneIn(2));
      out.writeBytes((windows ? "\r\n" : "\n").getBytes(UTF_8));
      line++;
    }

    private String any(String[] texts) {
      return texts[random.nextInt(texts.length)];
    }

    private boolean oneIn(int times) {
      return random.nextInt(times) == 0;
    }
  }
}
