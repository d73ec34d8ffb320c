/**
 * Gradient boosting and random forests by Smile as a provider of {@code dev.ecomm.tree}.
 *
 * <p>{@link dev.ecomm.tree.smile.SmileTrainer} is found by {@code TreeTrainers.of("smile")} where
 * this artifact is on the class path. Smile is under the LGPL, so nothing else of ours depends on
 * this module. It only trains: what it learned becomes a {@link dev.ecomm.tree.TreeClassifier},
 * which is saved, read and used without Smile.
 */
@NullMarked
package dev.ecomm.tree.smile;

import org.jspecify.annotations.NullMarked;
