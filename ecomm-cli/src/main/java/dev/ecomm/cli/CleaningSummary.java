package dev.ecomm.cli;

import dev.ecomm.clean.CleaningReport;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.NettingResult;
import dev.ecomm.clean.NettingTotals;
import dev.ecomm.clean.RuleReport;
import dev.ecomm.io.ReadReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What cleaning did, in words and as values; looks at each piece as it is made. */
final class CleaningSummary {
  private final KindTotals kinds = new KindTotals();
  private Optional<NettingTotals> netting = Optional.empty();

  /** Looks at a piece, also at that of no lines. */
  void add(CleaningResult piece) {
    piece.lineKinds().ifPresent(of -> kinds.add(piece.table(), of));
    netting = piece.netting().map(NettingResult::totals);
  }

  List<String> lines(ReadReport read, CleaningReport report) {
    List<String> lines = new ArrayList<>();
    lines.addAll(report.toString().lines().map(Texts::visible).toList());
    netting.ifPresent(totals -> lines.addAll(netting(totals)));
    if (read.rejected() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Rows: %,d read = %,d clean + %,d rejected by rules + %,d that could not be typed.",
              read.rowsRead(),
              report.accepted(),
              report.rejected(),
              read.rejected()));
    }
    List<String> table = kinds.lines();
    if (!table.isEmpty()) {
      lines.add("");
      lines.addAll(table);
    }
    return lines;
  }

  private static List<String> netting(NettingTotals totals) {
    return List.of(
        String.format(
            Locale.ROOT,
            "Netting: %,d cancellations: %,d matched in full, %,d in part, %,d not, %,d without a"
                + " customer; %,d of %,d units.",
            totals.cancellations(),
            totals.full(),
            totals.partial(),
            totals.none(),
            totals.noCustomer(),
            totals.unitsMatched(),
            totals.unitsCancelled()),
        String.format(
            Locale.ROOT,
            "Netted: %s accepted = %s in what remains %s %s in prices that differ, exactly.",
            Texts.amount(totals.moneyBefore()),
            Texts.amount(totals.moneyAfter()),
            totals.priceDifference().signum() < 0 ? "-" : "+",
            Texts.amount(totals.priceDifference().abs())));
  }

  Map<String, Object> values(CleaningReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("read", report.read());
    values.put("accepted", report.accepted());
    values.put("rejected", report.rejected());
    values.put("money_read", report.moneyRead());
    values.put("money_change", report.moneyChange());
    values.put("money_accepted", report.moneyAccepted());
    values.put("reconciles", report.reconciles());
    values.put("rules", report.rules().stream().map(CleaningSummary::rule).toList());
    netting.ifPresent(totals -> values.put("netting", nettingValues(totals)));
    Map<String, Object> kindValues = kinds.values();
    if (!kindValues.isEmpty()) {
      values.put("line_kinds", kindValues);
    }
    values.put("warnings", report.warnings());
    return values;
  }

  private static Map<String, Object> rule(RuleReport rule) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", rule.id());
    values.put("action", rule.action().name().toLowerCase(Locale.ROOT));
    values.put("reason", rule.reason());
    values.put("seen", rule.seen());
    values.put("touched", rule.touched());
    values.put("errors", rule.errors());
    values.put("money_before", rule.moneyBefore());
    values.put("money_after", rule.moneyAfter());
    values.put("money_change", rule.moneyChange());
    values.put("sample_rows", rule.samples());
    values.put("thresholds", rule.thresholds());
    return values;
  }

  private static Map<String, Object> nettingValues(NettingTotals totals) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cancellations", totals.cancellations());
    values.put("full", totals.full());
    values.put("partial", totals.partial());
    values.put("none", totals.none());
    values.put("no_customer", totals.noCustomer());
    values.put("units_cancelled", totals.unitsCancelled());
    values.put("units_matched", totals.unitsMatched());
    values.put("money_before", totals.moneyBefore());
    values.put("money_after", totals.moneyAfter());
    values.put("price_difference", totals.priceDifference());
    return values;
  }
}
