package dev.ecomm.rfm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a definition; values stand at the codes of customers until they are ordered. */
interface Profile {

  /**
   * Computes the columns.
   *
   * @param past the lines
   * @param own looks at every customer too; null if nobody does
   */
  void compute(PastLines past, @Nullable CustomerConsumer own);

  /** The codes of customers with a past line, in the order in which the definition lists them. */
  int[] order();

  List<FeatureColumn> columns();

  /** Takes the lines of each customer. */
  interface CustomerConsumer {

    /**
     * Looks at a customer.
     *
     * @param customer code
     * @param lines at least one; valid during the call only
     */
    void accept(int customer, CustomerLines lines);
  }
}
