package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines that sell no goods: postage, fees, discounts, corrections. They are known by product codes
 * of their own, compared in upper case.
 *
 * @param rows lines of each code, in the order DOT, POST, M, BANK CHARGES, D, CRUK, B, S, C2, PADS,
 *     AMAZONFEE; 0 where a code does not occur; unmodifiable
 * @param giftVoucherRows lines whose code starts with GIFT_0001
 * @param lowerCaseManualRows lines whose code as read is a lower-case m; they count under M too
 */
public record SpecialCodeFacts(
    Map<String, Long> rows, long giftVoucherRows, long lowerCaseManualRows) {

  private static final List<String> CODES =
      List.of("DOT", "POST", "M", "BANK CHARGES", "D", "CRUK", "B", "S", "C2", "PADS", "AMAZONFEE");

  /** Copies the map, order kept. */
  public SpecialCodeFacts {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  static SpecialCodeFacts of(InvoiceTable table) {
    CodeCounts counts = CodeCounts.of(table.stockCode());
    Map<String, Long> rows = new LinkedHashMap<>();
    CODES.forEach(code -> rows.put(code, 0L));
    long vouchers = 0;
    for (int code = 0; code < counts.codes(); code++) {
      String product = ProductFacts.upper(counts.text(code));
      if (rows.containsKey(product)) {
        rows.merge(product, (long) counts.rows(code), Long::sum);
      }
      vouchers += product.startsWith("GIFT_0001") ? counts.rows(code) : 0;
    }
    return new SpecialCodeFacts(rows, vouchers, counts.rows("m"));
  }
}
