/** Gradient boosting by XGBoost as a provider of {@code dev.ecomm.tree}. */
@NullMarked
package dev.ecomm.tree.xgboost;

import org.jspecify.annotations.NullMarked;
