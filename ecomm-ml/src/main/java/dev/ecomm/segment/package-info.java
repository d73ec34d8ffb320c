/** Groups of alike customers. */
@NullMarked
package dev.ecomm.segment;

import org.jspecify.annotations.NullMarked;
