/**
 * The questions of {@code dev.ecomm.benchmarks} put to other libraries.
 *
 * <p>Built with {@code -Ppeers} only, so that nobody downloads a database to run the tests.
 */
@NullMarked
package dev.ecomm.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
