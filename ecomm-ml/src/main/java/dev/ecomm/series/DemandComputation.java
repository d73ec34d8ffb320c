package dev.ecomm.series;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.series.DemandState.Text;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One computation of demand: finds the periods, lays out the cells (one for each series and period,
 * in one flat array), sorts line numbers by cell by counting, and sums up each cell on its own.
 */
final class DemandComputation {
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int CELLS_OF_TASK = 4_096;

  private final DemandState state;
  private final long endSecond;
  private final DemandPeriod every;
  private final DemandKeys keys;
  private final DemandPeriods periods;

  /** By series, the first period in which it has a line; -1 if in none. */
  private final int[] first;

  /** The series that have a line, by name. */
  private final int[] order;

  /** By series, the cell of its first period, less that period. */
  private final int[] base;

  private final int[] offsets;
  private long linesOfNoSeries;

  DemandComputation(
      DemandState state, long endSecond, DemandPeriod every, DemandDays days, DemandKeys keys) {
    this.state = state;
    this.endSecond = endSecond;
    this.every = every;
    this.keys = keys;
    this.periods = periods(days);
    this.first = firstPeriods();
    this.order =
        IntStream.range(0, keys.count())
            .filter(s -> first[s] >= 0)
            .boxed()
            .sorted(Comparator.comparing(keys.names()::get))
            .mapToInt(Integer::intValue)
            .toArray();
    this.base = new int[keys.count()];
    this.offsets = offsets();
  }

  private boolean counts(int line) {
    return state.second(line) < endSecond;
  }

  private long day(int line) {
    return Math.floorDiv(state.second(line), SECONDS_OF_DAY);
  }

  private DemandPeriods periods(DemandDays days) {
    long firstDay = Long.MAX_VALUE;
    long lastDay = Long.MIN_VALUE;
    for (int line = 0; line < state.lines(); line++) {
      if (counts(line)) {
        firstDay = Math.min(firstDay, day(line));
        lastDay = Math.max(lastDay, day(line));
      }
    }
    if (firstDay > lastDay) {
      return DemandPeriods.of(every, days, 0, new boolean[0]);
    }
    if (endSecond != Long.MAX_VALUE) {
      lastDay = Math.floorDiv(endSecond - 1, SECONDS_OF_DAY);
    }
    if (lastDay - firstDay >= Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "lines and asOf span "
              + (lastDay - firstDay + 1)
              + " days, must be fewer than 2^31; look at the dates");
    }
    boolean[] isTrading = new boolean[(int) (lastDay - firstDay + 1)];
    for (int line = 0; line < state.lines(); line++) {
      if (counts(line)) {
        isTrading[(int) (day(line) - firstDay)] = true;
      }
    }
    return DemandPeriods.of(every, days, firstDay, isTrading);
  }

  private int[] firstPeriods() {
    int[] found = new int[keys.count()];
    Arrays.fill(found, -1);
    for (int line = 0; line < state.lines(); line++) {
      if (counts(line)) {
        int series = keys.of(state, line);
        int period = periods.of(day(line));
        if (series < 0) {
          linesOfNoSeries++;
        } else if (period >= 0 && (found[series] < 0 || period < found[series])) {
          found[series] = period;
        }
      }
    }
    return found;
  }

  private int[] offsets() {
    int[] found = new int[order.length + 1];
    long cells = 0;
    for (int s = 0; s < order.length; s++) {
      int series = order[s];
      base[series] = (int) cells - first[series];
      cells += periods.count() - first[series];
      if (cells > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            order.length
                + " series of "
                + periods.count()
                + " periods are more values than an array holds; compute fewer, or longer periods");
      }
      found[s + 1] = (int) cells;
    }
    return found;
  }

  /** The cell of a line, or -1 if it is in none. */
  private int cell(int line) {
    if (!counts(line)) {
      return -1;
    }
    int series = keys.of(state, line);
    int period = periods.of(day(line));
    return series < 0 || period < 0 ? -1 : base[series] + period;
  }

  DemandTable run(List<DemandMeasure> measures, RunContext run) {
    int cells = offsets[order.length];
    int[] from = new int[cells + 1];
    int[] lines = linesByCell(from);
    double[][] values = new double[measures.size()][cells];
    int items = state.distinct(Text.ITEM);
    int invoices = state.distinct(Text.INVOICE);
    int tasks = (int) (((long) cells + CELLS_OF_TASK - 1) / CELLS_OF_TASK);
    try (Workers workers = Workers.of(run)) {
      @Nullable DemandCell[] cellOfWorker = new DemandCell[workers.count()];
      workers.run(
          tasks,
          "demand",
          "parts",
          (worker, task) -> {
            DemandCell cell = cellOfWorker[worker];
            if (cell == null) {
              cell = new DemandCell(state, items, invoices);
              cellOfWorker[worker] = cell;
            }
            int begin = task * CELLS_OF_TASK;
            int end = (int) Math.min(cells, (long) begin + CELLS_OF_TASK);
            for (int c = begin; c < end; c++) {
              cell.sum(lines, from[c], from[c + 1], c + 1);
              for (int m = 0; m < values.length; m++) {
                values[m][c] = cell.value(measures.get(m));
              }
            }
          });
    }
    List<String> ids = Arrays.stream(order).mapToObj(keys.names()::get).toList();
    return new DemandTable(
        ids, offsets, every, periods, measures, values, keys.isTotal(), linesOfNoSeries);
  }

  /** A counting sort, which keeps the lines of a cell in their order. */
  private int[] linesByCell(int[] from) {
    for (int line = 0; line < state.lines(); line++) {
      int cell = cell(line);
      if (cell >= 0) {
        from[cell + 1]++;
      }
    }
    for (int c = 1; c < from.length; c++) {
      from[c] += from[c - 1];
    }
    int[] next = from.clone();
    int[] lines = new int[from[from.length - 1]];
    for (int line = 0; line < state.lines(); line++) {
      int cell = cell(line);
      if (cell >= 0) {
        lines[next[cell]++] = line;
      }
    }
    return lines;
  }
}
