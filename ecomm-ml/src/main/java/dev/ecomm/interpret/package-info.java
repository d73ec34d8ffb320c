/**
 * What the clusters of customers are, in words, rules and numbers.
 *
 * <p>{@link dev.ecomm.interpret.Interpreter} learns to tell clusters apart by features that people
 * know; its {@link dev.ecomm.interpret.Interpretation} describes each cluster and says how far that
 * can be trusted. {@link dev.ecomm.interpret.ClusterMatching} finds the clusters of an earlier run
 * again, {@link dev.ecomm.interpret.Retraining} decides whether its interpreter is kept. Start at
 * {@link dev.ecomm.interpret.Interpreter}.
 */
@NullMarked
package dev.ecomm.interpret;

import org.jspecify.annotations.NullMarked;
