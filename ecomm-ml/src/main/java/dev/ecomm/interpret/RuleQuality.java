package dev.ecomm.interpret;

import dev.ecomm.tree.ClassFigures;

/**
 * How well a rule finds a cluster among some rows.
 *
 * @param rows how many were looked at, at least 1
 * @param figures of the cluster: members, rows that the rule takes, and rows of both
 */
public record RuleQuality(int rows, ClassFigures figures) {

  /**
   * Computes the share of members among the rows that the rule takes.
   *
   * @return from 0 to 1; 0 if it takes none
   */
  public double precision() {
    return figures.precision();
  }

  /**
   * Computes the share of the members that the rule takes.
   *
   * @return from 0 to 1; 0 without members
   */
  public double recall() {
    return figures.recall();
  }

  /**
   * Computes the share of all rows that the rule takes.
   *
   * @return from 0 to 1
   */
  public double coverage() {
    return (double) figures.predicted() / rows;
  }
}
