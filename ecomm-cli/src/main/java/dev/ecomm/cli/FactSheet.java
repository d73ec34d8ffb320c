package dev.ecomm.cli;

import dev.ecomm.describe.Fact;
import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.error.CellError;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.run.RunContext;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The facts of what was read, as a table for people and as values for programs. */
final class FactSheet {
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private FactSheet() {}

  static InvoiceFacts describe(ReadResult read, RunContext run) {
    return InvoiceFacts.of(read.table(), read.report().rowsRead(), missingInRejected(read), run);
  }

  /** A reject names columns as the file does, the facts as we do. */
  private static Map<String, Long> missingInRejected(ReadResult read) {
    Map<String, String> names = new HashMap<>();
    read.report()
        .columns()
        .forEach((InvoiceColumn column, String header) -> names.put(header, column.columnName()));
    Map<String, Long> missing = new HashMap<>();
    for (Reject reject : read.rejects()) {
      for (CellError error : reject.errors()) {
        if (error instanceof CellError.MissingValue) {
          missing.merge(names.get(error.cell().column()), 1L, Long::sum);
        }
      }
    }
    return missing;
  }

  static List<String> table(List<Fact> facts) {
    return TextTable.lines(
        List.of("fact", "value"),
        facts.stream().map(fact -> List.of(fact.name(), fact.value())).toList());
  }

  /**
   * Numbers with the digits of the fact; text as text, also the empty text of a fact that the table
   * does not have.
   */
  static Map<String, Object> values(List<Fact> facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Fact fact : facts) {
      values.put(fact.name(), value(fact.value()));
    }
    return values;
  }

  private static Object value(String text) {
    return JSON_NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
  }
}
