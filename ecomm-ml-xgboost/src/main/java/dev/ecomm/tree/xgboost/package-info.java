/**
 * Gradient boosting by XGBoost as a provider of {@code dev.ecomm.tree}.
 *
 * <p>{@link dev.ecomm.tree.xgboost.XgboostTrainer} is found by {@code TreeTrainers.of("xgboost")}
 * where this artifact is on the class path; {@link dev.ecomm.tree.xgboost.XgboostRegression} trains
 * regressors. XGBoost only trains: what it learned becomes a {@link dev.ecomm.tree.TreeClassifier},
 * so scoring needs no native code, and no file ever reaches it.
 */
@NullMarked
package dev.ecomm.tree.xgboost;

import org.jspecify.annotations.NullMarked;
