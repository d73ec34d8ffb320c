/** Customer profiles: recency, frequency, monetary value and their relatives. */
@NullMarked
package dev.ecomm.rfm;

import org.jspecify.annotations.NullMarked;
