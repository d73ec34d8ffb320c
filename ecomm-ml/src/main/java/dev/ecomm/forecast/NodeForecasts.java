package dev.ecomm.forecast;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.Arrays;

/**
 * Points of all nodes of a hierarchy, each forecast on its own or made to add up. Made by {@link
 * SeriesHierarchy#forecast}; immutable, safe for use by many threads.
 */
public final class NodeForecasts {
  private final Hierarchy hierarchy;
  private final double[][] means;
  private final double[] variances;

  /** Takes the arrays over. */
  NodeForecasts(Hierarchy hierarchy, double[][] means, double[] variances) {
    this.hierarchy = hierarchy;
    this.means = means;
    this.variances = variances;
  }

  /**
   * Makes the points add up.
   *
   * @param reconciliation how; with {@link #variances} it is MinT with a diagonal of variances
   * @return each group the sum of its bottom series, to the last digits
   * @throws IllegalArgumentException if a point is not finite, or the reconciliation was made for
   *     another hierarchy
   */
  public NodeForecasts reconcile(Reconciliation reconciliation) {
    return new NodeForecasts(hierarchy, reconciliation.reconcile(hierarchy, means), variances);
  }

  /**
   * Returns which node is which.
   *
   * @return the nodes, bottom series last
   */
  public Hierarchy hierarchy() {
    return hierarchy;
  }

  /**
   * Returns what is expected of a node.
   *
   * @param node its name
   * @return a copy, step 1 first
   * @throws IllegalArgumentException if there is no such node
   */
  public double[] mean(String node) {
    int number = hierarchy.nodes().indexOf(node);
    if (number < 0) {
      throw new IllegalArgumentException(
          "node is \"" + node + "\", must be one of " + hierarchy.nodes().size() + " nodes");
    }
    return means[number].clone();
  }

  /**
   * Returns what is expected of all nodes.
   *
   * @return a copy, by node and step
   */
  public double[][] means() {
    return Arrays.stream(means).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns how far the nodes' own forecasts were off one step ahead: the mean square of their
   * residuals. A node without a residual counts with the mean square of its values.
   *
   * @return a copy, by node
   */
  public double[] variances() {
    return variances.clone();
  }

  /**
   * The points as a table: {@code unique_id,step,yhat}.
   *
   * @return a row for each step of each node
   */
  public DataTable toTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(Field.ofString("unique_id"), Field.ofLong("step"), Field.ofDouble("yhat")));
    for (int node = 0; node < means.length; node++) {
      for (int step = 1; step <= means[node].length; step++) {
        table.row(hierarchy.nodes().get(node), (long) step, means[node][step - 1]);
      }
    }
    return table.build();
  }

  @Override
  public String toString() {
    return "Forecasts of " + hierarchy;
  }
}
