package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * The coefficients of an ARIMA model without its constant. Arrays are not copied: this stays in the
 * package, and nobody changes them.
 *
 * @param order how many there are of each
 * @param ar autoregressive, stationary
 * @param ma moving average
 * @param seasonalAr of whole periods, stationary
 * @param seasonalMa of whole periods
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
record ArimaTerms(
    ArimaOrder order, double[] ar, double[] ma, double[] seasonalAr, double[] seasonalMa) {

  /** Nobody has so long a season; arrays are as long as several. */
  private static final int LONGEST_PERIOD = 1 << 20;

  /** Roots nearer to the unit circle than this are those of a difference that was not taken. */
  private static final double NEAREST_ROOT = 1.01;

  static ArimaTerms read(SavedNode node) {
    ArimaOrder order =
        new ArimaOrder(
            node.count("p", 0),
            node.count("d", 0),
            node.count("q", 0),
            node.count("seasonal_p", 0),
            node.count("seasonal_d", 0),
            node.count("seasonal_q", 0),
            node.whole("period", 1, LONGEST_PERIOD),
            node.flag("with_constant"));
    double[] ar = node.numbers("ar", order.p());
    double[] seasonalAr = node.numbers("seasonal_ar", order.seasonalP());
    if (!ArimaPolynomials.rootsBeyond(ar, 1) || !ArimaPolynomials.rootsBeyond(seasonalAr, 1)) {
      throw node.problem("ar or seasonal_ar is not stationary");
    }
    return new ArimaTerms(
        order,
        ar,
        node.numbers("ma", order.q()),
        seasonalAr,
        node.numbers("seasonal_ma", order.seasonalQ()));
  }

  void save(SavedTree tree) {
    tree.with("p", order.p())
        .with("d", order.d())
        .with("q", order.q())
        .with("seasonal_p", order.seasonalP())
        .with("seasonal_d", order.seasonalD())
        .with("seasonal_q", order.seasonalQ())
        .with("period", order.period())
        .with("with_constant", order.constant())
        .with("ar", ar)
        .with("ma", ma)
        .with("seasonal_ar", seasonalAr)
        .with("seasonal_ma", seasonalMa);
  }

  /** All terms 0. */
  static double[] start(ArimaOrder order) {
    return new double[order.coefficients()];
  }

  /**
   * Terms from free numbers, which an optimiser may choose as it likes: those of both
   * autoregressive sides are bent so that the process is stationary.
   */
  static ArimaTerms ofFree(ArimaOrder order, double[] free) {
    int ma = order.p();
    int seasonalAr = ma + order.q();
    int seasonalMa = seasonalAr + order.seasonalP();
    return new ArimaTerms(
        order,
        ArimaPolynomials.stationaryAr(Arrays.copyOfRange(free, 0, ma)),
        Arrays.copyOfRange(free, ma, seasonalAr),
        ArimaPolynomials.stationaryAr(Arrays.copyOfRange(free, seasonalAr, seasonalMa)),
        Arrays.copyOfRange(free, seasonalMa, free.length));
  }

  /** The free numbers of these terms. */
  double[] free() {
    double[] free = start(order);
    double[][] parts = {
      ArimaPolynomials.free(ar), ma, ArimaPolynomials.free(seasonalAr), seasonalMa
    };
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, free, at, part.length);
      at += part.length;
    }
    return free;
  }

  /** The autoregressive polynomial, seasons multiplied out, without differences. */
  double[] expandedAr() {
    return ArimaPolynomials.expandAr(ar, seasonalAr, order.period());
  }

  /** The moving average polynomial, seasons multiplied out. */
  double[] expandedMa() {
    return ArimaPolynomials.expandMa(ma, seasonalMa, order.period());
  }

  /** Terms of the same likelihood whose moving averages can be inverted. */
  ArimaTerms invertible() {
    return new ArimaTerms(
        order,
        ar,
        ArimaPolynomials.invertible(ma),
        seasonalAr,
        ArimaPolynomials.invertible(seasonalMa));
  }

  /** Whether a root of either side, seasons multiplied out, lies near the unit circle or within. */
  boolean nearUnitRoot() {
    double seasonalRoot = StrictMath.pow(NEAREST_ROOT, order.period());
    return !(ArimaPolynomials.rootsBeyond(ar, NEAREST_ROOT)
        && ArimaPolynomials.rootsBeyond(ArimaPolynomials.negated(ma), NEAREST_ROOT)
        && ArimaPolynomials.rootsBeyond(seasonalAr, seasonalRoot)
        && ArimaPolynomials.rootsBeyond(ArimaPolynomials.negated(seasonalMa), seasonalRoot));
  }
}
