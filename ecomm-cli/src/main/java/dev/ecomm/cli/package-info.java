/**
 * The command {@code ecomm}: reads options, calls the library, prints what it answers.
 *
 * <p>No logic of its own lives here. Summaries go to standard output, log and progress to standard
 * error; exit 0 is done, 1 a data or IO error, 2 a usage error. Start at {@link
 * dev.ecomm.cli.Main}.
 */
@NullMarked
package dev.ecomm.cli;

import org.jspecify.annotations.NullMarked;
