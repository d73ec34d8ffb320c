package dev.ecomm.interpret;

import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on the threads of a run. A task writes only to places of its own number, so
 * chance decides who does what, but not what comes out.
 */
final class Tasks {

  private final RunContext run;
  private final String step;
  private final int total;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();
  private final Object reporting = new Object();
  private int done;

  private Tasks(RunContext run, String step, int total, IntConsumer task) {
    this.run = run;
    this.step = step;
    this.total = total;
    this.task = task;
  }

  /** Runs tasks 0 to total - 1 and returns when all are done; the caller works too. */
  static void run(RunContext run, String step, int total, IntConsumer task) {
    new Tasks(run, step, total, task).runAll();
  }

  private void runAll() {
    int helpers = Math.min(run.threads(), total) - 1;
    if (helpers <= 0) {
      work();
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(helpers, Tasks::daemon);
    try {
      List<Future<?>> others = new ArrayList<>();
      for (int i = 0; i < helpers; i++) {
        others.add(threads.submit(this::work));
      }
      work();
      for (Future<?> other : others) {
        await(other);
      }
    } finally {
      next.set(total);
      threads.shutdown();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ecomm-interpret");
    thread.setDaemon(true);
    return thread;
  }

  private void work() {
    try {
      for (int i = next.getAndIncrement(); i < total; i = next.getAndIncrement()) {
        run.cancellation().throwIfCancelled();
        task.accept(i);
        report();
      }
    } catch (RuntimeException | Error e) {
      next.set(total); // nobody needs the rest any more
      throw e;
    }
  }

  private void report() {
    synchronized (reporting) {
      done++;
      run.listener().onProgress(new Progress(step, done, total, "permutations"));
    }
  }

  private static void await(Future<?> other) {
    try {
      Object unused = other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while others were at work", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
