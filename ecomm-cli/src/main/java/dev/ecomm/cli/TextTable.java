package dev.ecomm.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prints rows in aligned columns. Widths come from the first rows, which are held back until then,
 * so a table of any length is printed in constant memory; a later, wider cell moves the rest of its
 * row.
 */
final class TextTable implements AutoCloseable {
  private static final int ROWS_MEASURED = 1_000;
  private static final int NOTHING_CUT = Integer.MAX_VALUE;
  private static final String GAP = "  ";
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.,]+([eE][+-]?[0-9]+)?");

  private final PrintStream out;
  private final int maxWidth;
  private final int[] widths;
  private final boolean[] numeric;
  private final List<String[]> held = new ArrayList<>();
  private boolean measured;

  /**
   * Starts a table.
   *
   * @param out where to print
   * @param header names of the columns
   * @param maxWidth wider cells are cut
   */
  TextTable(PrintStream out, List<String> header, int maxWidth) {
    this.out = out;
    this.maxWidth = maxWidth;
    this.widths = new int[header.size()];
    this.numeric = new boolean[header.size()];
    held.add(shown(header));
  }

  /** A whole small table, nothing cut. */
  static List<String> lines(List<String> header, List<List<String>> rows) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = Console.utf8(text, false);
    try (TextTable table = new TextTable(out, header, NOTHING_CUT)) {
      rows.forEach(table::row);
    }
    out.flush();
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Adds a row with a text for each column; missing is empty. */
  void row(List<String> cells) {
    String[] row = shown(cells);
    if (measured) {
      print(row);
      return;
    }
    held.add(row);
    if (held.size() > ROWS_MEASURED) {
      measure();
    }
  }

  @Override
  public void close() {
    if (!measured) {
      measure();
    }
  }

  private String[] shown(List<String> cells) {
    return cells.stream()
        .map(cell -> Texts.cut(Texts.visible(cell), maxWidth))
        .toArray(String[]::new);
  }

  private void measure() {
    for (int column = 0; column < widths.length; column++) {
      boolean numbers = held.size() > 1;
      for (int row = 0; row < held.size(); row++) {
        String cell = held.get(row)[column];
        widths[column] = Math.max(widths[column], width(cell));
        numbers &= row == 0 || cell.isEmpty() || NUMBER.matcher(cell).matches();
      }
      numeric[column] = numbers;
    }
    measured = true;
    print(held.get(0));
    out.println(rule());
    held.subList(1, held.size()).forEach(this::print);
    held.clear();
  }

  private String rule() {
    List<String> parts = new ArrayList<>();
    for (int width : widths) {
      parts.add("-".repeat(width));
    }
    return String.join(GAP, parts);
  }

  private void print(String[] row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.length; column++) {
      String padding = " ".repeat(Math.max(0, widths[column] - width(row[column])));
      line.append(column == 0 ? "" : GAP);
      line.append(numeric[column] ? padding + row[column] : row[column] + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
