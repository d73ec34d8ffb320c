package dev.ecomm.association;

/**
 * Fisher's exact test on a 2 x 2 table: tails of the hypergeometric distribution.
 *
 * <p>The probability of the observed table comes from Loader's saddle-point expansion, which loses
 * no digits where differences of log-gammas lose half of them; the rest of the tail is a sum of
 * ratios. Only StrictMath, so the bits are the same everywhere. About 13 digits are right.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher (1922)</a>; C. Loader, Fast and Accurate
 *     Computation of Binomial Probabilities (2000)
 */
final class FisherTest {
  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);
  private static final double[] SMALL_ERRORS = smallErrors();

  /** Terms below this share of the sum change nothing. */
  private static final double NEGLIGIBLE = 1e-17;

  private FisherTest() {}

  /** P(X >= x), X being how many of a are among c drawn out of n. */
  static double atLeast(int x, int a, int c, int n) {
    if (a > c) { // the same probability: a rule and its reverse are to have the same bits
      return atLeast(x, c, a, n);
    }
    int least = (int) Math.max(0L, (long) a + c - n);
    int most = a;
    if (x <= least) {
      return 1;
    }
    if (x > most) {
      return 0;
    }
    boolean right = (long) x * n > (long) a * c; // of the mean: the shorter way to the end
    return right ? right(x, most, a, c, n) : Math.max(0, 1 - left(x - 1, least, a, c, n));
  }

  /** Twice the smaller tail, at most 1. */
  static double twoSided(int x, int a, int c, int n) {
    double less = atLeast(c - x, n - a, c, n); // who is not among the a, is among the others
    return Math.min(1, 2 * Math.min(less, atLeast(x, a, c, n)));
  }

  private static double right(int x, int most, int a, int c, int n) {
    double term = 1;
    double sum = 1;
    double rest = (double) n - a - c;
    for (int k = x; k < most && term > sum * NEGLIGIBLE; k++) {
      term *= ((double) a - k) * ((double) c - k) / ((k + 1.0) * (rest + k + 1));
      sum += term;
    }
    return Math.min(1, StrictMath.exp(logProbability(x, a, c, n) + StrictMath.log(sum)));
  }

  private static double left(int x, int least, int a, int c, int n) {
    double term = 1;
    double sum = 1;
    double rest = (double) n - a - c;
    for (int k = x; k > least && term > sum * NEGLIGIBLE; k--) {
      term *= k * (rest + k) / ((a - k + 1.0) * (c - k + 1.0));
      sum += term;
    }
    return Math.min(1, StrictMath.exp(logProbability(x, a, c, n) + StrictMath.log(sum)));
  }

  /** Of exactly x, as binomial probabilities that share any p; c/n is where they are largest. */
  private static double logProbability(int x, int a, int c, int n) {
    double p = (double) c / n;
    double q = (double) (n - c) / n;
    return logBinomial(x, a, p, q) + logBinomial(c - x, n - a, p, q) - logBinomial(c, n, p, q);
  }

  private static double logBinomial(int x, int n, double p, double q) {
    if (x == 0 || x == n) {
      double certain = x == 0 ? q : p;
      double other = x == 0 ? p : q;
      return n == 0 ? 0 : n * (other < 0.5 ? StrictMath.log1p(-other) : StrictMath.log(certain));
    }
    double spread =
        LOG_TWO_PI + StrictMath.log(x) + StrictMath.log1p(-(double) x / n); // of x(n-x)/n
    return stirlingError(n)
        - stirlingError(x)
        - stirlingError(n - x)
        - deviance(x, n * p)
        - deviance(n - x, n * q)
        - spread / 2;
  }

  /** What Stirling's formula lacks: ln n! - (n+½) ln n + n - ½ ln 2π. */
  private static double stirlingError(int n) {
    if (n < SMALL_ERRORS.length) {
      return SMALL_ERRORS[n];
    }
    double square = (double) n * n;
    return (1.0 / 12
            - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square)
                / square)
        / n;
  }

  private static double[] smallErrors() {
    double[] errors = new double[16];
    double factorial = 1;
    for (int n = 1; n < errors.length; n++) {
      factorial *= n;
      errors[n] = StrictMath.log(factorial) - (n + 0.5) * StrictMath.log(n) + n - LOG_TWO_PI / 2;
    }
    return errors;
  }

  /** x ln(x/mean) + mean - x, by a series where the difference would cancel. */
  private static double deviance(double x, double mean) {
    double difference = x - mean;
    if (Math.abs(difference) >= 0.1 * (x + mean)) {
      return x * StrictMath.log(x / mean) - difference;
    }
    double v = difference / (x + mean);
    double sum = difference * v;
    double term = 2 * x * v;
    for (int j = 1; ; j++) {
      term *= v * v;
      double next = sum + term / (2 * j + 1);
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }
}
