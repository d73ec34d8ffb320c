/**
 * Short mains, one per task.
 *
 * <p>Each is run by a test and is the source of a snippet in the README or docs, so what the pages
 * show compiles and works. Nothing here is published.
 */
@NullMarked
package dev.ecomm.examples;

import org.jspecify.annotations.NullMarked;
