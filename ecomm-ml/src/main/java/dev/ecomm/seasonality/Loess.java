package dev.ecomm.seasonality;

/**
 * Locally weighted regression of equally spaced values on their position, 1 to n, as STL needs it.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1988.10478639">Cleveland and Devlin (1988)</a>
 */
final class Loess {
  private final int window;
  private final int degree;
  private final int jump;
  private final double[] weights;

  /**
   * A smoother.
   *
   * @param window how many neighbours count
   * @param degree of the local polynomial, 0 or 1
   * @param jump every which value is fitted, the others lie on straight lines between
   * @param longest of the series that will be smoothed
   */
  Loess(int window, int degree, int jump, int longest) {
    this.window = window;
    this.degree = degree;
    this.jump = jump;
    this.weights = new double[longest];
  }

  int window() {
    return window;
  }

  /**
   * Smooths values.
   *
   * @param y values at 0 to n - 1
   * @param trust a factor for each value's weight
   * @param useTrust false if all factors are 1
   * @param to takes the result, from toFrom on
   */
  void smooth(double[] y, int n, double[] trust, boolean useTrust, double[] to, int toFrom) {
    if (n < 2) {
      to[toFrom] = y[0];
      return;
    }
    int step = Math.min(jump, n - 1);
    int last = 0;
    for (int i = 0; i < n; i += step) {
      to[toFrom + i] = fitOrKeep(y, n, i, trust, useTrust);
      join(to, toFrom + last, toFrom + i);
      last = i;
    }
    if (last < n - 1) {
      to[toFrom + n - 1] = fitOrKeep(y, n, n - 1, trust, useTrust);
      join(to, toFrom + last, toFrom + n - 1);
    }
  }

  private double fitOrKeep(double[] y, int n, int at, double[] trust, boolean useTrust) {
    int from = Math.max(0, Math.min(at - (window - 1) / 2, n - window));
    int to = Math.min(n, from + window);
    double fitted = fit(y, n, at, from, to, trust, useTrust);
    return Double.isNaN(fitted) ? y[at] : fitted;
  }

  private static void join(double[] values, int from, int to) {
    double slope = (values[to] - values[from]) / (to - from);
    for (int i = from + 1; i < to; i++) {
      values[i] = values[from] + slope * (i - from);
    }
  }

  /** The local polynomial through values from..to (excluded) at a place; NaN if none has weight. */
  double fit(double[] y, int n, int at, int from, int to, double[] trust, boolean useTrust) {
    double width = Math.max(at - from, to - 1 - at);
    if (window > n) {
      int beyond = (window - n) / 2; // whole, as in the authors' program
      width += beyond;
    }
    double sum = 0;
    for (int j = from; j < to; j++) {
      double distance = Math.abs(j - at);
      double weight = 0;
      if (distance <= 0.999 * width) {
        double share = distance / width;
        double rest = 1 - share * share * share;
        weight = distance <= 0.001 * width ? 1 : rest * rest * rest;
        weight = useTrust ? weight * trust[j] : weight;
      }
      weights[j] = weight;
      sum += weight;
    }
    if (sum <= 0) {
      return Double.NaN;
    }
    for (int j = from; j < to; j++) {
      weights[j] /= sum;
    }
    if (width > 0 && degree > 0) {
      tilt(n, at, from, to);
    }
    double fitted = 0;
    for (int j = from; j < to; j++) {
      fitted += weights[j] * y[j];
    }
    return fitted;
  }

  /**
   * Turns weights of a local mean into those of a local line, unless all weight is in one place.
   */
  private void tilt(int n, int at, int from, int to) {
    double centre = 0;
    for (int j = from; j < to; j++) {
      centre += weights[j] * j;
    }
    double spread = 0;
    for (int j = from; j < to; j++) {
      spread += weights[j] * (j - centre) * (j - centre);
    }
    if (Math.sqrt(spread) > 0.001 * (n - 1)) {
      double slope = (at - centre) / spread;
      for (int j = from; j < to; j++) {
        weights[j] *= slope * (j - centre) + 1;
      }
    }
  }
}
