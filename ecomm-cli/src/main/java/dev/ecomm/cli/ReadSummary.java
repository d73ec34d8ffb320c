package dev.ecomm.cli;

import dev.ecomm.io.ReadReport;
import dev.ecomm.io.Reject;
import dev.ecomm.io.Rejects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a source was read, in words and as values; keeps the first rejects to show them. */
final class ReadSummary {
  private static final int SHOWN_REJECTS = 3;

  private final List<String> firstRejects = new ArrayList<>();

  /** Looks at the rejects of a batch. */
  void add(Rejects rejects) {
    for (Reject reject : rejects) {
      if (firstRejects.size() == SHOWN_REJECTS) {
        return;
      }
      firstRejects.add(Texts.source(Texts.visible(reject.errors().get(0).message())));
    }
  }

  List<String> lines(ReadReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Read %s of %s (%s): %,d accepted, %,d rejected.",
            Texts.count(report.rowsRead(), "row"),
            Texts.source(report.file()),
            report.charset(),
            report.accepted(),
            report.rejected()));
    report.notes().forEach(note -> lines.add("Note: " + Texts.visible(note)));
    if (!firstRejects.isEmpty()) {
      lines.add(report.rejected() > firstRejects.size() ? "The first rejects:" : "Rejects:");
      firstRejects.forEach(reject -> lines.add("  " + reject));
    }
    return lines;
  }

  Map<String, Object> values(ReadReport report) {
    Map<String, Object> columns = new LinkedHashMap<>();
    report.columns().forEach((column, header) -> columns.put(column.columnName(), header));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", Texts.source(report.file()));
    values.put("rows_read", report.rowsRead());
    values.put("accepted", report.accepted());
    values.put("rejected", report.rejected());
    values.put("charset", report.charset());
    values.put("columns", columns);
    values.put("ignored_columns", report.ignoredColumns());
    values.put("notes", report.notes());
    values.put("first_rejects", List.copyOf(firstRejects));
    return values;
  }
}
