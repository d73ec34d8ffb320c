package dev.ecomm.segment;

import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs numbered tasks on the threads of a run. Which thread takes which task is left to chance, so
 * a task writes only to places of its own number, and whoever merges them does so in the order of
 * the numbers: the result is then the same on any number of threads.
 */
final class Workers implements AutoCloseable {

  /** A task; the worker's number, from 0 to {@link Workers#count()}, finds scratch memory. */
  @FunctionalInterface
  interface Task {
    void run(int worker, int task);
  }

  private final int count;
  private final CancellationToken cancellation;
  private final List<ExecutorService> threads = new ArrayList<>();

  private Workers(int count, CancellationToken cancellation) {
    this.count = count;
    this.cancellation = cancellation;
    if (count > 1) {
      threads.add(Executors.newFixedThreadPool(count - 1, Workers::daemon));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ecomm-segment");
    thread.setDaemon(true);
    return thread;
  }

  static Workers of(RunContext run) {
    return new Workers(run.threads(), run.cancellation());
  }

  /** The same run on the calling thread only. */
  Workers alone() {
    return new Workers(1, cancellation);
  }

  int count() {
    return count;
  }

  void throwIfCancelled() {
    cancellation.throwIfCancelled();
  }

  /** Runs tasks 0 to n - 1 and returns when all are done; the caller works too. */
  void run(int n, Task task) {
    if (count == 1 || n == 1) {
      for (int i = 0; i < n; i++) {
        cancellation.throwIfCancelled();
        task.run(0, i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> others = new ArrayList<>();
    for (int worker = 1; worker < Math.min(count, n); worker++) {
      int number = worker;
      others.add(threads.get(0).submit(() -> takeTasks(number, n, next, task)));
    }
    try {
      takeTasks(0, n, next, task);
    } finally {
      // no task may outlive this call: they write to the caller's arrays
      next.set(n);
      others.forEach(Workers::awaitQuietly);
    }
    others.forEach(Workers::await);
  }

  private void takeTasks(int worker, int n, AtomicInteger next, Task task) {
    for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
      cancellation.throwIfCancelled();
      task.run(worker, i);
    }
  }

  private static void awaitQuietly(Future<?> other) {
    try {
      await(other);
    } catch (RuntimeException e) {
      // thrown again by the second look, unless the caller's own failure comes first
    }
  }

  private static void await(Future<?> other) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          Object unused = other.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
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
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdown);
  }
}
