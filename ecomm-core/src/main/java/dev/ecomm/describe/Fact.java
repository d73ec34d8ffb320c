package dev.ecomm.describe;

import java.util.Objects;

/**
 * A characteristic by name.
 *
 * @param name the same for every table, such as {@code distinct_invoices}
 * @param value for machines: no grouping, a point for decimals; empty where the table has none,
 *     such as the smallest price of no lines
 */
public record Fact(String name, String value) {

  /** Checks that nothing is null. */
  public Fact {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
