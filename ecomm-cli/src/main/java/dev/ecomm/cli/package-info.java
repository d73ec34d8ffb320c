/**
 * The command {@code ecomm}: turns arguments into calls of the library and results into text. Start
 * at {@link dev.ecomm.cli.Main}; each subcommand is one class, named for it, that reads its
 * options, calls one or two library types and returns a {@code Summary}. What all commands share
 * (streams, failures, interrupts, progress) stands in a file each. Nothing is computed here.
 */
@NullMarked
package dev.ecomm.cli;

import org.jspecify.annotations.NullMarked;
