package dev.ecomm.tree;

import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Runs numbered tasks on the threads of a run; results come in the order of the numbers. */
final class ParallelTasks {

  private final RunContext run;

  ParallelTasks(RunContext run) {
    this.run = run;
  }

  /**
   * Runs tasks 0 to n - 1.
   *
   * @param done hears on the calling thread how many of the first tasks are done
   * @throws CancellationException if the run is cancelled or the calling thread interrupted
   */
  <T> List<T> run(int n, IntFunction<T> task, IntConsumer done) {
    List<T> results = new ArrayList<>(n);
    if (run.threads() == 1 || n == 1) {
      for (int i = 0; i < n; i++) {
        run.cancellation().throwIfCancelled();
        results.add(task.apply(i));
        done.accept(i + 1);
      }
      return results;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(run.threads(), n), ParallelTasks::daemon);
    try {
      List<Future<T>> futures = new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        int number = i;
        futures.add(
            threads.submit(
                () -> {
                  run.cancellation().throwIfCancelled();
                  return task.apply(number);
                }));
      }
      for (Future<T> future : futures) {
        results.add(await(future));
        done.accept(results.size());
      }
      return results;
    } finally {
      // after a failure: what still runs writes to nobody's memory, is interrupted, and soon ends
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ecomm-tree");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted; nothing was trained.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
