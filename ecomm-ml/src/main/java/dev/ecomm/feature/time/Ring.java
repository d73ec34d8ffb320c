package dev.ecomm.feature.time;

/** The last values of a series, as many as were asked for. */
final class Ring {
  private final double[] values;
  private int next;
  private int size;

  Ring(int capacity) {
    values = new double[capacity];
  }

  /** Takes a value; the oldest goes if there is no room. */
  void add(double value) {
    values[next] = value;
    next = next + 1 == values.length ? 0 : next + 1;
    size = Math.min(size + 1, values.length);
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == values.length;
  }

  /** The value that many steps before the last, which is 0 back; NaN before the first. */
  double back(int steps) {
    if (steps >= size) {
      return Double.NaN;
    }
    int at = next - 1 - steps;
    return values[at < 0 ? at + values.length : at];
  }
}
