package dev.ecomm.association;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Deals numbered tasks out to threads, in order, each to the next thread that is free. Each thread
 * has a worker of its own; what they find is put in order afterwards, so chance has no say in it.
 */
final class MiningThreads {

  private MiningThreads() {}

  /** Runs tasks 0 to n - 1, one worker a thread; returns, or throws, when all have ended. */
  static void run(int n, List<? extends MiningTask> workers, IntConsumer whenDone) {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    if (workers.size() == 1) {
      take(n, workers.get(0), next, done, whenDone);
      return;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(workers.size() - 1, MiningThreads::daemon);
    try {
      List<Future<?>> others = new ArrayList<>();
      for (MiningTask worker : workers.subList(1, workers.size())) {
        others.add(threads.submit(() -> take(n, worker, next, done, whenDone)));
      }
      RuntimeException failure = attempt(() -> take(n, workers.get(0), next, done, whenDone));
      for (Future<?> other : others) {
        RuntimeException theirs = attempt(() -> await(other));
        failure = failure == null ? theirs : failure;
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ecomm-mining");
    thread.setDaemon(true);
    return thread;
  }

  private static void take(
      int n, MiningTask worker, AtomicInteger next, AtomicInteger done, IntConsumer whenDone) {
    try {
      for (int task = next.getAndIncrement(); task < n; task = next.getAndIncrement()) {
        worker.mine(task);
        synchronized (done) { // a listener is called from one thread at a time
          whenDone.accept(done.incrementAndGet());
        }
      }
    } catch (RuntimeException | Error e) {
      next.set(n); // the others need not go on
      throw e;
    }
  }

  private static @Nullable RuntimeException attempt(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static void await(Future<?> other) {
    boolean interrupted = false;
    while (true) {
      try {
        Object unused = other.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // its arrays are ours: it is waited for in any case
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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
