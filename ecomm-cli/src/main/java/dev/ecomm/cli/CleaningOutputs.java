package dev.ecomm.cli;

import dev.ecomm.clean.CleaningResult;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables that cleaning leaves, written piece by piece, and how many rows went into each. */
final class CleaningOutputs {
  private final Publication publication;
  private final CleaningResult ofNothing;
  private final List<Sheet> sheets = new ArrayList<>();
  private @Nullable CleaningResult last;

  /**
   * Prepares the outputs.
   *
   * @param publication publishes them
   * @param ofNothing what the same rules make of no lines; tells the columns
   */
  CleaningOutputs(Publication publication, CleaningResult ofNothing) {
    this.publication = publication;
    this.ofNothing = ofNothing;
  }

  /** One table. */
  private static final class Sheet {
    final Location location;
    final String rowName;
    final TableWriter table;
    final Function<CleaningResult, DataTable> content;
    final boolean atEnd;
    long rows;

    Sheet(
        Location location,
        String rowName,
        TableWriter table,
        Function<CleaningResult, DataTable> content,
        boolean atEnd) {
      this.location = location;
      this.rowName = rowName;
      this.table = table;
      this.content = content;
      this.atEnd = atEnd;
    }

    void write(CleaningResult result) {
      DataTable batch = content.apply(result);
      table.write(batch);
      rows += batch.rows();
    }
  }

  /**
   * Asks for a table that each piece adds to.
   *
   * @param location where it goes; if null, nowhere
   * @param rowName what one row is called
   * @param content what a piece adds
   */
  void add(
      @Nullable Location location, String rowName, Function<CleaningResult, DataTable> content) {
    add(location, rowName, content, false);
  }

  /** Asks for a table that any one piece tells, as it is of all lines. */
  void addOnce(
      @Nullable Location location, String rowName, Function<CleaningResult, DataTable> content) {
    add(location, rowName, content, true);
  }

  private void add(
      @Nullable Location location,
      String rowName,
      Function<CleaningResult, DataTable> content,
      boolean atEnd) {
    if (location != null) {
      TableWriter table = publication.table(location, content.apply(ofNothing).schema());
      sheets.add(new Sheet(location, rowName, table, content, atEnd));
    }
  }

  /** Takes the next piece. */
  void write(CleaningResult piece) {
    last = piece;
    for (Sheet sheet : sheets) {
      if (!sheet.atEnd) {
        sheet.write(piece);
      }
    }
  }

  /** Completes the tables; they still have to be published. */
  void finish() {
    for (Sheet sheet : sheets) {
      if (sheet.atEnd) {
        sheet.write(last == null ? ofNothing : last);
      }
    }
  }

  /** What was written, by place, for people. */
  Map<Location, String> contents() {
    Map<Location, String> contents = new LinkedHashMap<>();
    sheets.forEach(sheet -> contents.put(sheet.location, Texts.count(sheet.rows, sheet.rowName)));
    return contents;
  }

  /** What was written, for programs. */
  List<Map<String, Object>> values() {
    List<Map<String, Object>> values = new ArrayList<>();
    for (Sheet sheet : sheets) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("file", sheet.location.text());
      value.put("rows", sheet.rows);
      values.add(value);
    }
    return values;
  }
}
