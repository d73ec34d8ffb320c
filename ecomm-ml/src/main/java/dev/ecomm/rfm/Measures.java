package dev.ecomm.rfm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What customers are scored by: those rows of a profile that have a purchase, and their values.
 *
 * @param rows of the profile, ascending
 * @param recency days
 * @param frequency purchase invoices
 * @param monetary rounded to three decimals
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
record Measures(int[] rows, double[] recency, double[] frequency, double[] monetary) {
  static final String RECENCY = TextbookColumn.RECENCY_DAYS.columnName();
  static final String FREQUENCY = TextbookColumn.N_PURCHASE_INVOICES.columnName();

  static String monetary(Money money) {
    return TextbookColumn.of(money).columnName();
  }

  int size() {
    return rows.length;
  }

  static Measures of(RfmTable profile) {
    List<String> needed = List.of(RECENCY, FREQUENCY, monetary(profile.money()));
    if (profile.definition() != RfmDefinition.STANDARD || !profile.features().containsAll(needed)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "profile has the definition %s and the features %s, must be of the definition"
                  + " standard with %s",
              profile.definition().id(),
              profile.features(),
              needed));
    }
    double[] bought = profile.shared(FREQUENCY);
    int[] rows = IntStream.range(0, bought.length).filter(row -> bought[row] > 0).toArray();
    double[] monetary = pick(profile.shared(needed.get(2)), rows);
    Arrays.setAll(monetary, i -> Math.rint(monetary[i] * 1000) / 1000);
    return new Measures(rows, pick(profile.shared(RECENCY), rows), pick(bought, rows), monetary);
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
