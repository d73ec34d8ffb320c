package dev.ecomm.cli;

import dev.ecomm.cli.StandardOutput.ReaderGoneException;
import dev.ecomm.error.EcommException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns whatever ended a command into one message on standard error and an exit code. */
final class Failures {
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** What shells give to a process that Ctrl-C ended: 128 and the number of the signal. */
  static final int CANCELLED = 130;

  private final Session session;

  Failures(Session session) {
    this.session = session;
  }

  /** Says what is wrong with the arguments, and where help is. */
  int usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintStream err = session.console().err();
    err.println("ecomm: " + Texts.visible(String.valueOf(e.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return WRONG_USAGE;
  }

  /** Says what went wrong while working. */
  int report(Throwable e) {
    if (e instanceof ReaderGoneException) {
      return CommandLine.ExitCode.OK;
    }
    if (session.cancellation().isCancelled() || e instanceof CancellationException) {
      // An interrupt shows as many exceptions: a closed channel, an aborted read.
      String left = session.hasPublished() ? "only what was whole before" : "nothing";
      return say("Cancelled; " + left + " was published.", e, CANCELLED);
    }
    // The library's word for an option or place that it cannot take; subclasses are other things.
    boolean badArgument = e.getClass() == IllegalArgumentException.class;
    return say(message(e, badArgument), e, badArgument ? WRONG_USAGE : FAILED);
  }

  private int say(String message, Throwable e, int exitCode) {
    PrintStream err = session.console().err();
    err.println("ecomm: " + Texts.source(message));
    if (session.debug()) {
      e.printStackTrace(err);
    }
    return exitCode;
  }

  private static String message(Throwable e, boolean badArgument) {
    if (isOutOfMemory(e)) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return "the heap of "
          + megabytes
          + " MB is full. Give Java more: JAVA_OPTS=-Xmx4g ./ecomm ..., or java -Xmx4g -jar"
          + " ecomm.jar ...";
    }
    boolean expected =
        badArgument
            || e instanceof EcommException
            || e instanceof UncheckedIOException
            || e instanceof IOException;
    String message = e.getMessage();
    if (expected && message != null) {
      return Texts.visible(message) + Settings.options(message);
    }
    return Texts.visible("this should not happen: " + e)
        + ". It is a fault of ecomm; run again with --debug and report what it prints.";
  }

  /** A worker's error arrives as the cause of another. */
  private static boolean isOutOfMemory(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }
}
