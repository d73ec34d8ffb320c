package dev.ecomm.io.csv;

import java.util.concurrent.ThreadFactory;

/** Threads that parse blocks; they never keep a program alive. */
final class Workers {

  static final ThreadFactory FACTORY =
      task -> {
        Thread thread = new Thread(task, "ecomm-csv");
        thread.setDaemon(true);
        return thread;
      };

  private Workers() {}
}
