package dev.ecomm.cli;

import java.io.PrintStream;
import java.util.Objects;

/** Entry point of the runnable jar {@code ecomm.jar}. */
public final class Main {
  private Main() {}

  /**
   * Prints the version; the commands are not there yet, so anything else is a usage error.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("--version")) {
      out.println("ecomm " + version());
      return 0;
    }
    err.println("ecomm has no commands yet. Only --version is understood.");
    return 2;
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Main.class.getPackage().getImplementationVersion(), "(not packaged)");
  }
}
