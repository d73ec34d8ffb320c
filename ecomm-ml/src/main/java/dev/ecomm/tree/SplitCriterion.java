package dev.ecomm.tree;

/**
 * By what a single tree chooses among splits: the one whose two sides are purest wins.
 *
 * <p>Either criterion is a sum over the classes of a side, of terms that depend on a count only.
 * The terms are whole numbers, so their sums do not depend on the order in which rows come, and
 * splits that part the rows alike tie exactly, whichever feature they use.
 */
public enum SplitCriterion {

  /** Information gain: sides of little entropy, weighted by their rows. */
  ENTROPY {
    @Override
    long[] terms(int rows) {
      // c ln c as multiples of the power of two that keeps the largest within the 53 bits of
      // doubles
      int scale = 52 - Math.getExponent(Math.max(1, rows * StrictMath.log(rows)));
      long[] terms = new long[rows + 1];
      for (int count = 2; count <= rows; count++) {
        terms[count] = Math.round(Math.scalb(count * StrictMath.log(count), scale));
      }
      return terms;
    }

    @Override
    double score(long[] terms, long left, int leftRows, long right, int rightRows) {
      return (left - terms[leftRows]) + (right - terms[rightRows]);
    }
  },

  /** Gini impurity: sides where two drawn rows are seldom of different classes. */
  GINI {
    @Override
    long[] terms(int rows) {
      long[] terms = new long[rows + 1];
      for (int count = 1; count <= rows; count++) {
        terms[count] = (long) count * count;
      }
      return terms;
    }

    @Override
    double score(long[] terms, long left, int leftRows, long right, int rightRows) {
      return (double) left / leftRows + (double) right / rightRows;
    }
  };

  /** What a class of 0, 1, ... rows adds to the sum of its side. */
  abstract long[] terms(int rows);

  /**
   * How pure two sides are; more is purer, the unit is the criterion's own.
   *
   * @param terms of {@link #terms}
   * @param left sum over the classes of the left side
   * @param leftRows rows there
   * @param right likewise
   * @param rightRows likewise
   */
  abstract double score(long[] terms, long left, int leftRows, long right, int rightRows);
}
