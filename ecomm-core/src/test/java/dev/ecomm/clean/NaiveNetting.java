package dev.ecomm.clean;

import dev.ecomm.model.InvoiceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Netting again, straight from its definition: every cancellation looks at every line before it.
 */
final class NaiveNetting {

  private NaiveNetting() {}

  static List<NettedCancellation> of(List<InvoiceLine> lines) {
    List<InvoiceLine> ordered = new ArrayList<>(lines);
    ordered.sort(
        Comparator.comparingLong(InvoiceLine::epochSecond)
            .thenComparingLong(InvoiceLine::rowNumber));
    Map<Long, Integer> left = new HashMap<>();
    List<NettedCancellation> netted = new ArrayList<>();
    for (int at = 0; at < ordered.size(); at++) {
      InvoiceLine line = ordered.get(at);
      if (isPurchase(line)) {
        left.put(line.rowNumber(), line.quantity());
      }
      if (line.invoiceNo() != null && line.invoiceNo().startsWith("C") && line.quantity() < 0) {
        netted.add(cancel(line, ordered.subList(0, at), left));
      }
    }
    return netted;
  }

  private static NettedCancellation cancel(
      InvoiceLine line, List<InvoiceLine> before, Map<Long, Integer> left) {
    int needed = -line.quantity();
    List<NettingMatch> matches = new ArrayList<>();
    for (boolean equalPrice : new boolean[] {true, false}) {
      for (int at = before.size() - 1; at >= 0; at--) {
        InvoiceLine purchase = before.get(at);
        int units = Math.min(needed, left.getOrDefault(purchase.rowNumber(), 0));
        if (units > 0
            && line.customerId() != null
            && line.customerId().equals(purchase.customerId())
            && line.stockCode() != null
            && purchase.stockCode() != null
            && product(line).equals(product(purchase))
            && (line.unitPrice() == purchase.unitPrice()) == equalPrice) {
          matches.add(new NettingMatch(purchase.rowNumber(), units));
          left.merge(purchase.rowNumber(), -units, Integer::sum);
          needed -= units;
        }
      }
    }
    long matched = -line.quantity() - needed;
    NettingStatus status =
        needed == 0 ? NettingStatus.FULL : matched > 0 ? NettingStatus.PARTIAL : NettingStatus.NONE;
    return new NettedCancellation(
        line.rowNumber(),
        line.customerId() == null ? NettingStatus.NO_CUSTOMER : status,
        -line.quantity(),
        matched,
        matches);
  }

  private static boolean isPurchase(InvoiceLine line) {
    String number = line.invoiceNo() == null ? "" : line.invoiceNo();
    return !number.startsWith("C")
        && !number.startsWith("A")
        && line.quantity() > 0
        && line.unitPrice() > 0;
  }

  private static String product(InvoiceLine line) {
    return line.stockCode().strip().toUpperCase(Locale.ROOT);
  }
}
