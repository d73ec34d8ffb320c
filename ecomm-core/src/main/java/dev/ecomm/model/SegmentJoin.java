package dev.ecomm.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * The columns of consecutive segments, joined one after the other, or some side by side. A segment
 * lets go of a column as soon as it is joined, so the peak is the table and one column a thread.
 */
final class SegmentJoin {

  /** Below this a thread takes longer to start than to help. */
  private static final int FEWEST_ROWS = 1 << 17;

  private final List<InvoiceSegment> segments;
  private final int rows;
  private final int[][] ints = new int[InvoiceSegment.INT_COLUMNS][];
  private long[] epochSecond = new long[0];
  private double[] unitPrice = new double[0];

  SegmentJoin(List<InvoiceSegment> segments, int threads) {
    this.segments = segments;
    rows = segments.stream().mapToInt(InvoiceSegment::rows).sum();
    List<Runnable> columns = new ArrayList<>();
    columns.add(this::joinSeconds);
    columns.add(this::joinPrices);
    for (int column = 0; column < ints.length; column++) {
      int joined = column;
      columns.add(() -> joinInts(joined));
    }
    run(columns, rows < FEWEST_ROWS ? 1 : Math.min(threads, columns.size()));
  }

  int[] ints(int column) {
    return ints[column];
  }

  long[] epochSecond() {
    return epochSecond;
  }

  double[] unitPrice() {
    return unitPrice;
  }

  private void joinInts(int column) {
    int[] joined = new int[rows];
    int at = 0;
    for (InvoiceSegment segment : segments) {
      System.arraycopy(segment.ints(column), 0, joined, at, segment.rows());
      segment.forgetInts(column);
      at += segment.rows();
    }
    ints[column] = joined;
  }

  private void joinSeconds() {
    long[] joined = new long[rows];
    int at = 0;
    for (InvoiceSegment segment : segments) {
      System.arraycopy(segment.epochSecond(), 0, joined, at, segment.rows());
      segment.forgetEpochSecond();
      at += segment.rows();
    }
    epochSecond = joined;
  }

  private void joinPrices() {
    double[] joined = new double[rows];
    int at = 0;
    for (InvoiceSegment segment : segments) {
      System.arraycopy(segment.unitPrice(), 0, joined, at, segment.rows());
      segment.forgetUnitPrice();
      at += segment.rows();
    }
    unitPrice = joined;
  }

  private static void run(List<Runnable> columns, int threads) {
    if (threads == 1) {
      columns.forEach(Runnable::run);
      return;
    }
    List<FutureTask<?>> tasks = new ArrayList<>();
    for (Runnable column : columns) {
      tasks.add(new FutureTask<>(column, null));
    }
    ExecutorService helpers = Executors.newFixedThreadPool(threads - 1);
    try {
      tasks.forEach(helpers::execute);
      // The calling thread is one of them; a task that another has begun it passes by.
      tasks.forEach(FutureTask::run);
      for (FutureTask<?> task : tasks) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted; no table was made.");
    } catch (ExecutionException e) {
      // A column can only fail for want of memory.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      helpers.shutdownNow();
    }
  }
}
