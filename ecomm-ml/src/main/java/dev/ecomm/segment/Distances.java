package dev.ecomm.segment;

/**
 * Squared Euclidean distances of the rows of a tile to one point.
 *
 * <p>Each loop runs over rows, which are independent of each other, and never sums along itself, so
 * that C2 uses vectors. Features are added in a fixed grouping, so a distance has the same bits
 * wherever it is computed.
 */
final class Distances {

  private Distances() {}

  /**
   * Computes the distances.
   *
   * @param tile an array of rows for each feature
   * @param rows how many of them
   * @param point where the point begins in {@code at}
   * @param to one distance per row
   */
  static void squared(double[][] tile, int rows, double[] point, int at, double[] to) {
    int j = tile.length % 4;
    switch (j) {
      case 0 -> zero(to, rows);
      case 1 -> one(tile[0], point[at], rows, to);
      case 2 -> two(tile[0], tile[1], point[at], point[at + 1], rows, to);
      default -> {
        two(tile[0], tile[1], point[at], point[at + 1], rows, to);
        addOne(tile[2], point[at + 2], rows, to);
      }
    }
    for (; j < tile.length; j += 4) {
      addFour(
          tile[j],
          tile[j + 1],
          tile[j + 2],
          tile[j + 3],
          point[at + j],
          point[at + j + 1],
          point[at + j + 2],
          point[at + j + 3],
          rows,
          to);
    }
  }

  private static void zero(double[] to, int rows) {
    for (int i = 0; i < rows; i++) {
      to[i] = 0;
    }
  }

  private static void one(double[] x, double a, int rows, double[] to) {
    for (int i = 0; i < rows; i++) {
      double p = x[i] - a;
      to[i] = p * p;
    }
  }

  private static void addOne(double[] x, double a, int rows, double[] to) {
    for (int i = 0; i < rows; i++) {
      double p = x[i] - a;
      to[i] += p * p;
    }
  }

  private static void two(double[] x, double[] y, double a, double b, int rows, double[] to) {
    for (int i = 0; i < rows; i++) {
      double p = x[i] - a;
      double q = y[i] - b;
      to[i] = p * p + q * q;
    }
  }

  private static void addFour(
      double[] x,
      double[] y,
      double[] z,
      double[] w,
      double a,
      double b,
      double c,
      double d,
      int rows,
      double[] to) {
    for (int i = 0; i < rows; i++) {
      double p = x[i] - a;
      double q = y[i] - b;
      double r = z[i] - c;
      double s = w[i] - d;
      to[i] += p * p + q * q + r * r + s * s;
    }
  }
}
