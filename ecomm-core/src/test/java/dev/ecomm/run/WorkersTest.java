package dev.ecomm.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void each_task_runs_once(int threads) {
    int[] runs = new int[100];
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(threads))) {
      workers.run(runs.length, (worker, task) -> runs[task]++);
      workers.run(runs.length, (worker, task) -> runs[task]++);
    }
    assertThat(runs).containsOnly(2);
  }

  @Test
  void threads_work_at_the_same_time_with_numbers_of_their_own() {
    CountDownLatch both = new CountDownLatch(2);
    int[] workerOf = new int[2];
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(2))) {
      workers.run(
          2,
          (worker, task) -> {
            workerOf[task] = worker;
            both.countDown();
            await(both);
          });
    }
    assertThat(workerOf).containsExactlyInAnyOrder(0, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void progress_counts_up_to_the_end(int threads) {
    List<String> heard = new ArrayList<>();
    RunContext run = RunContext.withProgress(p -> heard.add(p.toString())).onThreads(threads);
    try (Workers workers = Workers.of(run)) {
      workers.run(3, "fitting", "series", (worker, task) -> {});
    }
    assertThat(heard)
        .containsExactly(
            "fitting: 1 of 3 series", "fitting: 2 of 3 series", "fitting: 3 of 3 series");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_failure_reaches_the_caller_and_ends_the_work(int threads) {
    AtomicInteger begun = new AtomicInteger();
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(threads))) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      1_000_000,
                      (worker, task) -> {
                        begun.incrementAndGet();
                        throw new IllegalStateException("broken " + (task < 2));
                      }))
          .hasMessage("broken true");
    }
    assertThat(begun.get()).isBetween(1, threads);
  }

  @Test
  void an_error_of_another_thread_reaches_the_caller() {
    CountDownLatch thrown = new CountDownLatch(1);
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(2))) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      2,
                      (worker, task) -> {
                        if (worker == 1) {
                          thrown.countDown();
                          throw new StackOverflowError();
                        }
                        await(thrown);
                      }))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void of_two_failures_that_of_the_lower_number_is_thrown(int second) {
    CountDownLatch thrown = new CountDownLatch(1);
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(2))) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      2,
                      (worker, task) -> {
                        if (task == second) {
                          await(thrown);
                        } else {
                          thrown.countDown();
                        }
                        throw new IllegalStateException("task " + task);
                      }))
          .hasMessage("task 0");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void cancellation_ends_the_work_before_the_next_task(int threads) {
    RunContext run = RunContext.withDefaults().onThreads(threads);
    AtomicInteger begun = new AtomicInteger();
    try (Workers workers = Workers.of(run)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      1_000_000,
                      (worker, task) -> {
                        begun.incrementAndGet();
                        run.cancellation().cancel();
                      }))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(begun.get()).isBetween(1, threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void an_interrupt_of_the_caller_ends_the_work_and_stays_visible(int threads) {
    Thread caller = Thread.currentThread();
    int[] runs = new int[1000];
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(threads))) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      runs.length,
                      (worker, task) -> {
                        runs[task]++;
                        caller.interrupt();
                        while (worker == 1 && caller.isInterrupted()) {
                          Thread.onSpinWait(); // else all tasks may be done before it is noticed
                        }
                      }))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("Interrupted");
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(IntStream.of(runs).sum()).isLessThan(runs.length);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
