package dev.ecomm.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output whose failures are seen. {@link java.io.PrintStream} swallows each {@link
 * IOException}, so a full disk would go unnoticed and {@code ecomm show ... | head} would read a
 * file to its end for nobody; unchecked exceptions pass through it.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream target;

  /** A failure is reported once; what a buffer above still holds then is dropped. */
  private boolean failed;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failed) {
      return;
    }
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void flush() {
    if (failed) {
      return;
    }
    try {
      target.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Java gives no error number; every system's text for a reader that went away has this word. */
  private RuntimeException failure(IOException e) {
    failed = true;
    String message = String.valueOf(e.getMessage());
    return message.toLowerCase(Locale.ROOT).contains("pipe")
        ? new ReaderGoneException(e)
        : new UncheckedIOException("standard output could not be written: " + message, e);
  }

  /** Whoever read our output has seen enough, as {@code head} does. Not a failure. */
  static final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
      super("the reader of standard output is gone", cause);
    }
  }
}
