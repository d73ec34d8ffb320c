package dev.ecomm.model.internal;

/**
 * A sum of doubles that carries the rounding error of each addition along, so that half a million
 * terms are summed as if in twice the precision (Neumaier's variant of Kahan's sum).
 */
public final class CompensatedSum {
  private double sum;
  private double error;

  /** Makes a sum of nothing. */
  public CompensatedSum() {}

  /** Adds a finite term. */
  public void add(double term) {
    double next = sum + term;
    error += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  /** Adds a term many times over, as one exact product. */
  public void add(double term, long times) {
    double product = term * times;
    add(product);
    error += Math.fma(term, (double) times, -product);
  }

  /** The sum of all terms so far. */
  public double value() {
    return sum + error;
  }
}
