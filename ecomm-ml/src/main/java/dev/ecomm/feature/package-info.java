/**
 * Numeric features of many things, and the scalers that are fitted to them.
 *
 * <p>A {@link dev.ecomm.feature.FeatureMatrix} takes columns of a table as one matrix of doubles
 * and keeps names and row identifiers for messages. A {@link dev.ecomm.feature.Scaler} says how
 * features are made comparable; fitting it gives a {@link dev.ecomm.feature.FittedScaler}, a value
 * that is saved as JSON and applied to new rows. Start at {@code FeatureMatrix.of(table, names)}.
 */
@NullMarked
package dev.ecomm.feature;

import org.jspecify.annotations.NullMarked;
