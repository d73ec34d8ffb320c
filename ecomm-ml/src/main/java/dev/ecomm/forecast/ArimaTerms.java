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

  /** Roots nearer to the unit circle than this are those of a difference that was not taken. */
  private static final double NEAREST_ROOT = 1.01;

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
