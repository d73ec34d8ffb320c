/** Numeric features of many things, and the scalers that are fitted to them. */
@NullMarked
package dev.ecomm.feature;

import org.jspecify.annotations.NullMarked;
