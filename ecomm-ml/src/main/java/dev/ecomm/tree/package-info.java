/**
 * Classifiers made of decision trees, who trains them, and how good they are.
 *
 * <p>A {@link dev.ecomm.tree.TreeClassifier} is a value: it is saved as JSON, read again and used
 * without the library that trained it. A {@link dev.ecomm.tree.TreeTrainer} makes one; {@link
 * dev.ecomm.tree.TreeTrainers} finds the trainers on the class path.
 */
@NullMarked
package dev.ecomm.tree;

import org.jspecify.annotations.NullMarked;
