/**
 * From bytes to tables and back. Start at {@link dev.ecomm.io.Tables} for the typed tables that
 * results come in. A format is a {@link dev.ecomm.io.TableFormat}, found among the jars on the
 * class path by the extension of a name; where the bytes are is the business of {@code
 * dev.ecomm.store}. Types are stated, never guessed from the values.
 */
@NullMarked
package dev.ecomm.io;

import org.jspecify.annotations.NullMarked;
