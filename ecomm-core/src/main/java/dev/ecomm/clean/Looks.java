package dev.ecomm.clean;

import dev.ecomm.run.RunContext;

/**
 * Looks now and then whether work was cancelled: often enough that nobody waits, seldom enough that
 * it costs nothing.
 */
final class Looks {
  /** A power of two; some tenths of a millisecond of the quick loops that count by it. */
  static final int STEPS_BETWEEN = 1 << 14;

  private final Runnable look;

  /**
   * Looks by a method of one's own.
   *
   * @param look throws if the work shall end
   */
  Looks(Runnable look) {
    this.look = look;
  }

  static Looks of(RunContext run) {
    return new Looks(run.cancellation()::throwIfCancelled);
  }

  /** Looks at the first step and at some of those that follow. */
  void at(int step) {
    if ((step & (STEPS_BETWEEN - 1)) == 0) {
      look.run();
    }
  }
}
