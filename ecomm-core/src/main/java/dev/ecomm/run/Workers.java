package dev.ecomm.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on the threads of a run. Which thread takes which task is left to chance, so
 * a task writes only to places of its own number, and whoever merges them does so in the order of
 * the numbers: the result is then the same on any number of threads.
 *
 * <pre>{@code
 * try (Workers workers = Workers.of(run)) {
 *   workers.run(series.count(), (worker, i) -> results[i] = fit(series, i));
 * }
 * }</pre>
 *
 * <p>The calling thread works too; the others are daemons that live until {@link #close()}. To be
 * used by the thread that made it.
 */
public final class Workers implements AutoCloseable {

  /** A task; it may run on any thread, so it touches no other task's memory. */
  @FunctionalInterface
  public interface Task {

    /**
     * Does one piece of the work. An exception ends the work and reaches its caller.
     *
     * @param worker from 0 to less than {@link Workers#count()}, finds scratch memory: tasks of one
     *     worker run one after the other
     * @param task from 0 to less than the number of tasks
     */
    void run(int worker, int task);
  }

  private final RunContext run;
  private final List<ExecutorService> threads = new ArrayList<>();

  private Workers(RunContext run) {
    this.run = run;
    if (run.threads() > 1) {
      threads.add(Executors.newFixedThreadPool(run.threads() - 1, Workers::daemon));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ecomm-worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * As many workers as a run has threads.
   *
   * @param run threads, progress, cancellation
   * @return workers, to be closed
   */
  public static Workers of(RunContext run) {
    return new Workers(run);
  }

  /**
   * The same run on the calling thread only.
   *
   * @return one worker; need not be closed
   */
  public Workers alone() {
    return new Workers(run.onThreads(1));
  }

  /**
   * Returns the number of workers.
   *
   * @return at least 1
   */
  public int count() {
    return run.threads();
  }

  /**
   * Ends the calling task if the run was cancelled; for tasks that take long.
   *
   * @throws CancellationException if so
   */
  public void throwIfCancelled() {
    run.cancellation().throwIfCancelled();
  }

  /**
   * Runs tasks 0 to n - 1, each begun in the order of the numbers, and returns when all have ended;
   * after a failure no further task is begun. Of several failures the caller gets that of the
   * lowest number.
   *
   * @param n how many tasks
   * @param task does one of them
   * @throws CancellationException if the run is cancelled or the calling thread interrupted; looked
   *     at before each task
   */
  public void run(int n, Task task) {
    new Job(n, task).run();
  }

  /**
   * Runs tasks and tells the run's listener after each how many are done.
   *
   * @param n how many tasks
   * @param step what is being done, for people
   * @param unit what one task is, for people
   * @param task does one of them
   * @throws CancellationException if the run is cancelled or the calling thread interrupted
   */
  public void run(int n, String step, String unit, Task task) {
    AtomicInteger done = new AtomicInteger();
    run(
        n,
        (worker, i) -> {
          task.run(worker, i);
          synchronized (done) { // a listener is called from one thread at a time
            run.listener().onProgress(new Progress(step, done.incrementAndGet(), n, unit));
          }
        });
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdown);
  }

  /** One call's tasks. */
  private final class Job {
    private final int n;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Of the task of the lowest number that failed. All below it were begun and have ended, so it
     * is the same on any number of threads.
     */
    private @Nullable Throwable failure;

    private int failedTask;
    private boolean interrupted;

    Job(int n, Task task) {
      this.n = n;
      this.task = task;
    }

    void run() {
      List<Future<?>> others = new ArrayList<>();
      for (int worker = 1; worker < Math.min(count(), n); worker++) {
        int number = worker;
        others.add(threads.get(0).submit(() -> takeTasks(number)));
      }
      takeTasks(0);
      // no task may outlive this call: they write to the caller's arrays
      others.forEach(this::await);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }

    private void takeTasks(int worker) {
      for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
        try {
          throwIfCancelled();
          if (worker == 0 && Thread.currentThread().isInterrupted()) {
            throw interruption();
          }
          task.run(worker, i);
        } catch (RuntimeException | Error e) {
          fail(i, e);
        }
      }
    }

    private synchronized void fail(int number, Throwable e) {
      next.set(n); // the others need not go on
      if (failure == null || number < failedTask) {
        failure = e;
        failedTask = number;
      }
    }

    private void await(Future<?> other) {
      while (true) {
        try {
          Object unused = other.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true; // it is waited for in any case, but begins nothing new
          fail(n, interruption());
        } catch (ExecutionException e) {
          throw new IllegalStateException(e); // tasks throw nothing else
        }
      }
    }

    private CancellationException interruption() {
      return new CancellationException("Interrupted; nothing was published.");
    }
  }
}
