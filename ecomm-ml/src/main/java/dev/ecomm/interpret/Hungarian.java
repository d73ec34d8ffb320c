package dev.ecomm.interpret;

import java.util.Arrays;

/**
 * Assigns rows to columns one to one at the least total cost.
 *
 * <p>Rows join one by one. Each searches the cheapest path of reassignments to a free column, as
 * Dijkstra would, along costs reduced by prices (potentials) of rows and columns; these keep all
 * reduced costs at least 0. Cost: O(rows^2 columns). The idea is Kuhn's and Munkres's.
 *
 * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955), The Hungarian method for the
 *     assignment problem</a>
 * @see <a href="https://doi.org/10.1137/0105003">Munkres (1957), Algorithms for the assignment and
 *     transportation problems</a>
 */
final class Hungarian {

  private static final int FREE = -1;

  private final double[][] cost;
  private final int rows;
  private final int columns;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] rowOf;

  private Hungarian(double[][] cost) {
    this.cost = cost;
    this.rows = cost.length;
    this.columns = cost[0].length;
    this.rowPrice = new double[rows];
    this.columnPrice = new double[columns];
    this.rowOf = new int[columns];
    Arrays.fill(rowOf, FREE);
  }

  /**
   * Finds an assignment of least cost; where there are several, always the same one.
   *
   * @param cost a rectangle of finite numbers with at least one row and one column
   * @return the column of each row; -1 where there are too few columns
   */
  static int[] assign(double[][] cost) {
    int rows = cost.length;
    int columns = cost[0].length;
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, FREE);
    if (rows <= columns) {
      int[] rowOf = new Hungarian(cost).solve();
      for (int j = 0; j < columns; j++) {
        if (rowOf[j] != FREE) {
          columnOf[rowOf[j]] = j;
        }
      }
      return columnOf;
    }
    double[][] turned = new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j][i] = cost[i][j];
      }
    }
    return new Hungarian(turned).solve();
  }

  private int[] solve() {
    for (int row = 0; row < rows; row++) {
      join(row);
    }
    return rowOf;
  }

  private void join(int newRow) {
    double[] distance = new double[columns];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int[] cameFrom = new int[columns];
    Arrays.fill(cameFrom, FREE);
    boolean[] done = new boolean[columns];
    int row = newRow;
    int column = FREE;
    double length = 0;
    while (true) {
      int nearest = FREE;
      for (int j = 0; j < columns; j++) {
        if (done[j]) {
          continue;
        }
        double reached = length + cost[row][j] - rowPrice[row] - columnPrice[j];
        if (reached < distance[j]) {
          distance[j] = reached;
          cameFrom[j] = column;
        }
        if (nearest == FREE || distance[j] < distance[nearest]) {
          nearest = j;
        }
      }
      column = nearest;
      length = distance[column];
      done[column] = true;
      if (rowOf[column] == FREE) {
        break;
      }
      row = rowOf[column];
    }
    raisePrices(newRow, done, distance, length);
    reassign(newRow, column, cameFrom);
  }

  /** Makes every step of the path free of charge, and no other step cheaper than free. */
  private void raisePrices(int newRow, boolean[] done, double[] distance, double length) {
    rowPrice[newRow] += length;
    for (int j = 0; j < columns; j++) {
      if (done[j]) {
        columnPrice[j] += distance[j] - length;
        if (rowOf[j] != FREE) {
          rowPrice[rowOf[j]] += length - distance[j];
        }
      }
    }
  }

  private void reassign(int newRow, int end, int[] cameFrom) {
    int column = end;
    while (cameFrom[column] != FREE) {
      rowOf[column] = rowOf[cameFrom[column]];
      column = cameFrom[column];
    }
    rowOf[column] = newRow;
  }
}
