package dev.ecomm.tree;

/** Checks and counts of classes. */
final class Labels {

  private Labels() {}

  static void requireWithin(String name, int[] labels, int classes) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            name
                + " of row "
                + row
                + " is "
                + labels[row]
                + ", must be a class from 0 to "
                + (classes - 1));
      }
    }
  }

  /** The rows of each class. */
  static int[] count(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }
}
