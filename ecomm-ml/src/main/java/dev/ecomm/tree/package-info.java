/**
 * Classifiers and regressors made of decision trees, who trains them, and how good they are.
 *
 * <p>A {@link dev.ecomm.tree.TreeClassifier} is a value: it is saved as JSON, read again and used
 * without the library that trained it. A {@link dev.ecomm.tree.TreeTrainer} makes one; {@link
 * dev.ecomm.tree.TreeTrainers} finds the trainers on the class path, and {@link
 * dev.ecomm.tree.CartTrainer} is always there. {@link dev.ecomm.tree.StratifiedSplit} keeps rows
 * back to test on, {@link dev.ecomm.tree.ClassificationReport} says how well a classifier does on
 * them, and {@link dev.ecomm.tree.RandomSearch} finds parameters. A {@link
 * dev.ecomm.tree.TreeRegressor} estimates a number instead of a class; {@link
 * dev.ecomm.tree.HistogramBoosting} makes one without any library.
 */
@NullMarked
package dev.ecomm.tree;

import org.jspecify.annotations.NullMarked;
