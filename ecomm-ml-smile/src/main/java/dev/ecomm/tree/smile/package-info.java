/** Gradient boosting and random forests by Smile as a provider of {@code dev.ecomm.tree}. */
@NullMarked
package dev.ecomm.tree.smile;

import org.jspecify.annotations.NullMarked;
