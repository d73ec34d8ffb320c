package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * The one-step prediction errors of a stationary ARMA process, and with them its exact Gaussian
 * likelihood.
 *
 * <p>This is the Kalman filter of Harvey's state space form, r = max(p, q + 1), begun in the
 * stationary distribution. Its covariance matrix is never formed: from one step to the next it
 * changes by a matrix of rank one, and the recursions of Morf, Sidhu and Kailath (1974), brought to
 * ARMA by Melard (1984, AS 197), carry that change on. A step so costs O(r) in place of O(r^2),
 * which is what seasons of 24 and 52 need, and less once the gain stands still.
 */
final class ArimaFilter {
  /**
   * Of the innovations' variance, 1 in the limit: what is left to change once gains stand still.
   */
  private static final double STILL = 1e-15;

  /** A process that varies so much more than its innovations leaves no digits for them. */
  private static final double MAX_VARIANCE = 1e10;

  private final double[] ar;
  private final double[] gain;
  private final double[] change;

  /** The weight of the rank one change, negative as knowledge grows. */
  private double weight;

  private double variance;
  private int steps;
  private boolean still;

  private ArimaFilter(double[] ar, double variance, double[] gain) {
    this.ar = ar;
    this.gain = gain;
    this.change = gain.clone();
    this.variance = variance;
    this.weight = -1 / variance;
  }

  /**
   * A filter before the first value.
   *
   * @param ar autoregressive polynomial, seasons multiplied out
   * @param ma moving average polynomial, seasons multiplied out
   * @return a filter; its {@link #variance()} is NaN if the process is not stationary, or hardly
   */
  static ArimaFilter of(double[] ar, double[] ma) {
    int r = Math.max(ar.length, ma.length + 1);
    double[] phi = Arrays.copyOf(ar, r);
    double[] gamma = autocovariances(ar, ma, r);
    double[] psi = psi(ar, ma, r);
    double[] gain = new double[r];
    // covariance of the second state with the first value, given innovations of variance 1
    for (int i = 0; i < r; i++) {
      double sum = 0;
      for (int j = i; j < ar.length; j++) {
        sum += phi[j] * gamma[j - i];
      }
      for (int j = i; j < ma.length; j++) {
        sum += ma[j] * psi[j - i];
      }
      gain[i] = sum;
    }
    return new ArimaFilter(phi, gamma[0] < MAX_VARIANCE ? gamma[0] : Double.NaN, gain);
  }

  /** Weights of past innovations: 1, ar[0] + ma[0], ...; {@code n} of them. */
  static double[] psi(double[] ar, double[] ma, int n) {
    double[] psi = new double[n];
    for (int k = 0; k < n; k++) {
      double sum = k == 0 ? 1 : k <= ma.length ? ma[k - 1] : 0;
      for (int i = Math.min(k, ar.length); i > 0; i--) {
        sum += ar[i - 1] * psi[k - i];
      }
      psi[k] = sum;
    }
    return psi;
  }

  /** Autocovariances of lags 0 to n - 1 for innovations of variance 1; NaN if not stationary. */
  static double[] autocovariances(double[] ar, double[] ma, int n) {
    double[] pure = autocovariances(ar, n + ma.length);
    double[] gamma = new double[n];
    for (int lag = 0; lag <= ma.length; lag++) { // of the moving average alone
      double c = lag == 0 ? 1 : ma[lag - 1];
      for (int i = lag; i < ma.length; i++) {
        c += lag == 0 ? ma[i] * ma[i] : ma[i - lag] * ma[i];
      }
      if (c != 0) {
        for (int k = 0; k < n; k++) {
          gamma[k] += c * (lag == 0 ? pure[k] : pure[k + lag] + pure[Math.abs(k - lag)]);
        }
      }
    }
    return gamma;
  }

  /** Those of an autoregressive process, by the Durbin-Levinson recursion, O(p^2 + n p). */
  private static double[] autocovariances(double[] ar, int n) {
    int p = ar.length;
    double[] partials = ArimaPolynomials.partials(ar);
    double left = 1;
    for (double partial : partials) {
      left *= 1 - partial * partial;
      if (!(left > 0)) {
        left = Double.NaN;
      }
    }
    double[] gamma = new double[Math.max(n, p + 1)];
    gamma[0] = 1 / left;
    double unexplained = gamma[0];
    double[] coefficients = new double[p];
    double[] before = new double[p];
    for (int k = 1; k <= p; k++) {
      double partial = partials[k - 1];
      double sum = partial * unexplained;
      for (int j = 1; j < k; j++) {
        sum += coefficients[j - 1] * gamma[k - j];
      }
      gamma[k] = sum;
      unexplained *= 1 - partial * partial;
      System.arraycopy(coefficients, 0, before, 0, k - 1);
      for (int i = 0; i < k - 1; i++) {
        coefficients[i] = before[i] - partial * before[k - 2 - i];
      }
      coefficients[k - 1] = partial;
    }
    for (int k = p + 1; k < n; k++) {
      double sum = 0;
      for (int j = 1; j <= p; j++) {
        sum += ar[j - 1] * gamma[k - j];
      }
      gamma[k] = sum;
    }
    return gamma;
  }

  /** A state that knows nothing yet. */
  double[] start() {
    return new double[gain.length];
  }

  /** The variance of the next value's prediction, for innovations of variance 1. */
  double variance() {
    return variance;
  }

  /** Whether variance and response will change no more. */
  boolean still() {
    return still;
  }

  /** What one unit of surprise at the next value adds to the states that follow. */
  double[] response() {
    double[] response = new double[gain.length];
    Arrays.setAll(response, i -> gain[i] / variance);
    return response;
  }

  /**
   * Takes the next value of a series into its state.
   *
   * @param state the series' own, changed; its first element predicts the value
   * @param value of a series of mean 0
   * @return the prediction error
   */
  double take(double[] state, double value) {
    double error = value - state[0];
    double surprise = error / variance;
    int last = state.length - 1;
    double first = state[0];
    for (int i = 0; i < last; i++) {
      state[i] = state[i + 1] + ar[i] * first + gain[i] * surprise;
    }
    state[last] = ar[last] * first + gain[last] * surprise;
    return error;
  }

  /** Goes on to the next step, once all series have taken their value. */
  void advance() {
    if (still) {
      return;
    }
    int last = gain.length - 1;
    double first = change[0];
    double weighted = weight * first;
    double next = variance + first * weighted;
    double share = first / next;
    for (int i = 0; i < last; i++) {
      double moved = change[i + 1] + ar[i] * first;
      gain[i] += weighted * moved;
      change[i] = moved - share * gain[i];
    }
    double moved = ar[last] * first;
    gain[last] += weighted * moved;
    change[last] = moved - share * gain[last];
    weight *= next / variance;
    variance = next;
    steps++;
    if (steps % gain.length == 0) { // to look costs as much as to move
      still = standsStill();
    }
  }

  private boolean standsStill() {
    double largest = 0;
    for (double c : change) {
      largest = Math.max(largest, c * c);
    }
    return largest * -weight < STILL;
  }
}
