package dev.ecomm.describe;

/**
 * A sum of doubles that carries the rounding error of each addition along, so that half a million
 * terms are summed as if in twice the precision (Neumaier's variant of Kahan's sum).
 */
final class CompensatedSum {
  private double sum;
  private double error;

  void add(double term) {
    double next = sum + term;
    error += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  double value() {
    return sum + error;
  }
}
