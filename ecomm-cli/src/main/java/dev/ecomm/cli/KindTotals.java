package dev.ecomm.cli;

import dev.ecomm.clean.LineKind;
import dev.ecomm.clean.LineKindColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many lines of each kind there are and what they are worth, exactly. */
final class KindTotals {
  private final Map<LineKind, Long> lines = new EnumMap<>(LineKind.class);
  private final Map<LineKind, MoneySum> money = new EnumMap<>(LineKind.class);

  void add(InvoiceTable table, LineKindColumn kinds) {
    long[] counts = new long[LineKind.values().length];
    for (int row = 0; row < table.rows(); row++) {
      LineKind kind = kinds.kind(row);
      counts[kind.ordinal()]++;
      money
          .computeIfAbsent(kind, first -> new MoneySum())
          .add(table.quantity(row), table.unitPrice(row));
    }
    for (LineKind kind : LineKind.values()) {
      if (counts[kind.ordinal()] > 0) {
        lines.merge(kind, counts[kind.ordinal()], Long::sum);
      }
    }
  }

  /** A table for people, without kinds of which there are no lines. */
  List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    lines.forEach(
        (kind, count) ->
            rows.add(
                List.of(
                    kind.id(),
                    String.format(Locale.ROOT, "%,d", count),
                    Texts.amount(total(kind)))));
    return rows.isEmpty() ? List.of() : TextTable.lines(List.of("kind", "lines", "money"), rows);
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    lines.forEach((kind, count) -> values.put(kind.id(), value(count, total(kind))));
    return values;
  }

  private static Map<String, Object> value(long lines, BigDecimal money) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("lines", lines);
    value.put("money", money);
    return value;
  }

  private BigDecimal total(LineKind kind) {
    return money.getOrDefault(kind, new MoneySum()).total();
  }
}
