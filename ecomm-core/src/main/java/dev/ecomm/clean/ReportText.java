package dev.ecomm.clean;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A report as text for people: a table, warnings, and two lines that must add up. */
final class ReportText {
  private static final List<String> HEADER =
      List.of("rule", "action", "seen", "touched", "money changed by", "first rows");
  private static final int FIRST_NUMBER = 2;

  private ReportText() {}

  static String of(CleaningReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (RuleReport rule : report.rules()) {
      rows.add(
          List.of(
              rule.id(),
              Names.of(rule.action()),
              Amounts.grouped(rule.seen()),
              Amounts.grouped(rule.touched()),
              signed(rule.moneyChange()),
              String.join(" ", rule.samples().stream().map(String::valueOf).toList())));
    }
    StringBuilder text = new StringBuilder();
    int[] widths = widths(rows);
    rows.forEach(row -> append(text, row, widths));
    for (String warning : report.warnings()) {
      text.append("Warning: ").append(warning).append(".\n");
    }
    return text.append(lines(report)).append('\n').append(money(report)).toString();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /** Texts to the left, numbers to the right, nothing behind the last. */
  private static void append(StringBuilder text, List<String> row, int[] widths) {
    int last = row.size() - 1;
    for (int i = 0; i < last; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      text.append(i < FIRST_NUMBER ? row.get(i) + padding : padding + row.get(i)).append("  ");
    }
    text.append(row.get(last));
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }

  private static String lines(CleaningReport report) {
    return "Lines: %s read = %s accepted + %s rejected."
        .formatted(
            Amounts.grouped(report.read()),
            Amounts.grouped(report.accepted()),
            Amounts.grouped(report.rejected()));
  }

  private static String money(CleaningReport report) {
    return "Money: %s read %s by the rules = %s accepted%s"
        .formatted(
            Amounts.grouped(report.moneyRead()),
            signed(report.moneyChange()),
            Amounts.grouped(report.moneyAccepted()),
            report.reconciles() ? ", exactly." : ". THIS DOES NOT ADD UP.");
  }

  private static String signed(BigDecimal change) {
    if (change.signum() == 0) {
      return "+ 0";
    }
    return (change.signum() < 0 ? "- " : "+ ") + Amounts.grouped(change.abs());
  }
}
