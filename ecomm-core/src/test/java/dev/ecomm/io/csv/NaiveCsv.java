package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * Our CSV, one char at a time: the rules of {@link CsvTokenizer} in the plainest form, also where
 * they differ from those of FastCSV (a carriage return alone, quotes behind a closing quote).
 */
final class NaiveCsv {

  private final String text;
  private final char separator;
  private final List<CsvRow> rows = new ArrayList<>();
  private List<String> fields = new ArrayList<>();
  private int at;
  private long line = 1;

  private NaiveCsv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static TokenizedCsv read(byte[] csv, char separator) {
    String text = new String(csv, ISO_8859_1);
    NaiveCsv naive =
        new NaiveCsv(text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text, separator);
    boolean open = naive.rows();
    return new TokenizedCsv(naive.rows, open);
  }

  /** Reads all rows; true if a quote was left open. */
  private boolean rows() {
    while (at < text.length()) {
      long startLine = line;
      fields = new ArrayList<>();
      boolean blank = true;
      boolean more = true;
      while (more) {
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        StringBuilder field = new StringBuilder();
        if (quoted && !quotedPart(field)) {
          return true;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != separator && text.charAt(end) != '\n') {
          end++;
        }
        more = end < text.length() && text.charAt(end) == separator;
        int stop = end;
        while (!more && stop > at && text.charAt(stop - 1) == '\r') {
          stop--;
        }
        field.append(text, at, stop);
        fields.add(field.toString());
        blank &= !quoted && !more && field.isEmpty();
        at = end + 1;
      }
      line++;
      if (!(blank && fields.size() == 1)) {
        rows.add(new CsvRow(startLine, fields));
      }
    }
    return false;
  }

  /** Reads from a quote to the one that closes it; false if none does. */
  private boolean quotedPart(StringBuilder field) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        at++;
        field.append('"');
      } else {
        return true;
      }
    }
    return false;
  }
}
