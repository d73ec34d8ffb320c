package dev.ecomm.tree.smile;

import dev.ecomm.run.RunContext;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a pool of as many threads as a run allows. Smile works with parallel streams, which
 * take the threads of the pool that they are called in, and all processors where there is none.
 */
final class PoolRun {
  private final RunContext run;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean interrupted;
  private volatile @Nullable Throwable failure;

  private PoolRun(RunContext run) {
    this.run = run;
  }

  /** Returns when the work has ended, also after an interrupt, and throws what it threw. */
  static void on(RunContext run, Consumer<PoolRun> work) {
    ForkJoinPool pool = new ForkJoinPool(run.threads());
    try {
      PoolRun pooled = new PoolRun(run);
      pool.execute(() -> pooled.work(work));
      pooled.await();
    } finally {
      pool.shutdown();
    }
  }

  private void work(Consumer<PoolRun> work) {
    try {
      work.accept(this);
    } catch (Throwable e) {
      failure = e;
    } finally {
      done.countDown();
    }
  }

  private void await() {
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof CancellationException) {
      throwIfStopped(); // the pool may have handed on a copy without its message
    }
    rethrow(failure);
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  /** Ends the work if it was cancelled, or its caller interrupted. */
  void throwIfStopped() {
    run.cancellation().throwIfCancelled();
    if (interrupted) {
      throw new CancellationException("Interrupted; nothing was trained.");
    }
  }
}
