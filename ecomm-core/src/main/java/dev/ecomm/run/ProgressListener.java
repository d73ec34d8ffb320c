package dev.ecomm.run;

/**
 * Hears how far long work is. It is called from one thread at a time, a few times a second at most
 * for ordinary input, and once more when the step is done.
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Takes a report. An exception thrown here stops the work and reaches its caller.
   *
   * @param progress step, done and total
   */
  void onProgress(Progress progress);
}
