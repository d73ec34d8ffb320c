package dev.ecomm.rfm;

/**
 * Kahan's compensated sum, step by step as pandas sums groups, so that means that lie between two
 * hundredths fall to the side to which they fell there. The order of terms can matter in the last
 * bit.
 */
final class KahanSum {
  private double sum;
  private double compensation;

  void clear() {
    sum = 0;
    compensation = 0;
  }

  void add(double term) {
    double corrected = term - compensation;
    double next = sum + corrected;
    compensation = next - sum - corrected;
    sum = next;
  }

  double value() {
    return sum;
  }
}
