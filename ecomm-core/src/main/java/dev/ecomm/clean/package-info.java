/**
 * Cleaning of invoice lines: what to drop, repair and flag, learned from the lines themselves where
 * it must be.
 */
@NullMarked
package dev.ecomm.clean;

import org.jspecify.annotations.NullMarked;
