package dev.ecomm.rfm;

import java.util.List;

/** The columns of a definition, computed customer by customer in one look at the lines of each. */
interface Profile {

  /** Looks at the lines of the customer that is the next row. */
  void add(CustomerLines lines, int from, int to);

  /**
   * Computes what needs all customers.
   *
   * @param ids of the customers, in the order of the rows
   * @return the order in which the definition lists the rows
   */
  int[] finish(CustomerIds ids);

  List<FeatureColumn> columns();
}
