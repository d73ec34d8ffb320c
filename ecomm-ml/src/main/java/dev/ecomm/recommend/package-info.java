/**
 * What to offer next: items for a basket, by rules of what was bought together.
 *
 * <p>Start at {@link dev.ecomm.recommend.Recommender}: it is made of {@link
 * dev.ecomm.association.AssociationRules}, or of a table of rules, answers in microseconds, gives
 * its reasons, and is saved as JSON, by the registry if wanted. Every {@link
 * dev.ecomm.recommend.Recommendation} carries the rules that it stands on.
 */
@NullMarked
package dev.ecomm.recommend;

import org.jspecify.annotations.NullMarked;
