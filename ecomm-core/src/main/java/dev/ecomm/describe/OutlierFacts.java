package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.internal.ValueCounts;
import java.util.BitSet;

/**
 * How many lines two common outlier rules would drop, one after the other: first by quantity
 * outside {@code Q1 - 1.5 IQR} to {@code Q3 + 1.5 IQR}, then, of the lines that are left, by price
 * three or more standard deviations from the mean. Values on a bound are dropped by both rules.
 *
 * <p>Quartiles are linear (type 7 of Hyndman and Fan, the default of NumPy and R). Where all prices
 * are equal no line lies off the mean and none is dropped.
 *
 * @param rowsIn lines judged
 * @param q1 first quartile of the quantity, NaN without lines
 * @param q3 third quartile of the quantity, NaN without lines
 * @param rowsAtOrAboveUpper lines whose quantity reaches the upper bound
 * @param rowsAtOrBelowLower lines whose quantity reaches the lower bound
 * @param rowsAfterQuantity lines that the first rule keeps
 * @param priceMean mean price of those, NaN if there are none
 * @param priceStd population standard deviation of their price (divided by n), NaN if there are
 *     none
 * @param priceSampleStd sample standard deviation (divided by n - 1), NaN for fewer than two
 * @param rowsBeyondPrice of those, the lines that the second rule drops
 */
public record OutlierFacts(
    long rowsIn,
    double q1,
    double q3,
    long rowsAtOrAboveUpper,
    long rowsAtOrBelowLower,
    long rowsAfterQuantity,
    double priceMean,
    double priceStd,
    double priceSampleStd,
    long rowsBeyondPrice) {

  /** Standard deviations from the mean at which a price is dropped. */
  public static final int Z_THRESHOLD = 3;

  private static final double WHISKER = 1.5;

  static OutlierFacts of(InvoiceTable table) {
    int rows = table.rows();
    ValueCounts quantities = new ValueCounts();
    for (int row = 0; row < rows; row++) {
      quantities.add(table.quantity(row));
    }
    double q1 = quantities.quantile(1, 4);
    double q3 = quantities.quantile(3, 4);
    double lower = lower(q1, q3);
    double upper = upper(q1, q3);

    long above = 0;
    long below = 0;
    BitSet kept = new BitSet(rows);
    for (int row = 0; row < rows; row++) {
      // with an IQR of 0 the bounds meet, and a quantity on both counts as high and as low
      boolean high = table.quantity(row) >= upper;
      boolean low = table.quantity(row) <= lower;
      above += high ? 1 : 0;
      below += low ? 1 : 0;
      kept.set(row, !high && !low);
    }
    return judgePrices(table, kept, q1, q3, above, below);
  }

  private static OutlierFacts judgePrices(
      InvoiceTable table, BitSet kept, double q1, double q3, long above, long below) {
    ValueCounts prices = new ValueCounts();
    for (int row = kept.nextSetBit(0); row >= 0; row = kept.nextSetBit(row + 1)) {
      prices.add(table.unitPrice(row));
    }
    double mean = prices.mean();
    double std = prices.standardDeviation(0);
    double sampleStd = prices.standardDeviation(1);
    long beyond = 0;
    for (int row = kept.nextSetBit(0); row >= 0; row = kept.nextSetBit(row + 1)) {
      double z = std == 0 ? 0 : Math.abs((table.unitPrice(row) - mean) / std);
      beyond += z >= Z_THRESHOLD ? 1 : 0;
    }
    return new OutlierFacts(
        table.rows(), q1, q3, above, below, prices.total(), mean, std, sampleStd, beyond);
  }

  /**
   * Returns the interquartile range of the quantity.
   *
   * @return the third quartile minus the first, NaN without lines
   */
  public double iqr() {
    return q3 - q1;
  }

  /**
   * Returns the quantity at and below which a line is dropped.
   *
   * @return units, NaN without lines
   */
  public double lower() {
    return lower(q1, q3);
  }

  /**
   * Returns the quantity at and above which a line is dropped.
   *
   * @return units, NaN without lines
   */
  public double upper() {
    return upper(q1, q3);
  }

  /**
   * Returns the price at and below which a line is dropped.
   *
   * @return mean minus three population standard deviations, NaN where there is no mean
   */
  public double priceCutLow() {
    return priceMean - Z_THRESHOLD * priceStd;
  }

  /**
   * Returns the price at and above which a line is dropped.
   *
   * @return mean plus three population standard deviations, NaN where there is no mean
   */
  public double priceCutHigh() {
    return priceMean + Z_THRESHOLD * priceStd;
  }

  /**
   * Returns the lines that both rules keep.
   *
   * @return lines
   */
  public long rowsOut() {
    return rowsAfterQuantity - rowsBeyondPrice;
  }

  private static double lower(double q1, double q3) {
    return q1 - WHISKER * (q3 - q1);
  }

  private static double upper(double q1, double q3) {
    return q3 + WHISKER * (q3 - q1);
  }
}
