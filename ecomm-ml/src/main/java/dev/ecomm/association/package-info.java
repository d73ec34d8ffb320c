/**
 * What sells together: frequent itemsets of baskets, and rules of them.
 *
 * <p>{@link dev.ecomm.association.Itemsets#mine} finds them; {@link
 * dev.ecomm.association.MiningOptions} says how frequent, how long and of which kind, and {@link
 * dev.ecomm.association.MiningBudget} how many at most, so that mining ends on any data. {@link
 * dev.ecomm.association.MiningReport} tells from which support on a result is complete. {@link
 * dev.ecomm.association.AssociationRules} splits them into rules, {@link
 * dev.ecomm.association.RuleComparison} tells which rules differ between two periods.
 */
@NullMarked
package dev.ecomm.association;

import org.jspecify.annotations.NullMarked;
