package dev.ecomm.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The three streams of a command, UTF-8 whatever the locale, and whether a person watches them.
 *
 * @param in standard input, as bytes
 * @param out standard output, buffered: {@link Ecomm} flushes it at the end
 * @param err standard error, flushed at every line
 * @param errIsTerminal whether a progress bar on {@code err} makes sense
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean errIsTerminal) {

  /** Set by the script that starts the JVM, which cannot find out by itself. */
  static final String ERR_IS_TERMINAL = "ecomm.stderr.tty";

  /** The streams of this process. */
  static Console ofProcess() {
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err), true);
    System.setErr(err); // where the log goes
    return new Console(
        new StandardInput(),
        outTo(new FileOutputStream(FileDescriptor.out)),
        err,
        Boolean.getBoolean(ERR_IS_TERMINAL));
  }

  /** A print stream that, unlike a plain one, does not swallow failures of what is below it. */
  static PrintStream outTo(OutputStream target) {
    return utf8(new BufferedOutputStream(new StandardOutput(target), 1 << 16), false);
  }

  static PrintStream utf8(OutputStream target, boolean autoFlush) {
    return new PrintStream(target, autoFlush, StandardCharsets.UTF_8);
  }
}
