package dev.ecomm.series;

import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.Packs;
import dev.ecomm.clean.Rules;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes demand by day, week or month from invoice lines: in total, by item, by country, or by
 * segment of customers.
 *
 * <pre>{@code
 * DemandTable demand = Demand.builder().by(DemandKey.ITEM).build().compute(lines);
 * SeriesSet units = demand.series(DemandMeasure.QUANTITY);
 * }</pre>
 *
 * <p>A series begins with the first period in which it has a line and ends with the last of all
 * lines; in between a period without a line of it is 0. Weeks and months are whole: those that
 * begin before the first line's day, or end after the last day, are left out. Immutable, safe for
 * use by many threads.
 */
public final class Demand {
  private static final Demand DEFAULTS = builder().build();

  private final DemandPeriod every;
  private final DemandDays days;
  private final DemandKey key;
  private final @Nullable Function<String, Optional<String>> segmentOfCustomer;
  private final Set<DemandMeasure> measures;
  private final long endSecond;

  private Demand(Builder builder) {
    every = builder.every;
    days = builder.days;
    key = builder.key;
    segmentOfCustomer = builder.segmentOfCustomer;
    measures = EnumSet.copyOf(builder.measures);
    endSecond = builder.endSecond;
  }

  /**
   * Every measure of all lines together, by trading day.
   *
   * @return computes them
   */
  public static Demand withDefaults() {
    return DEFAULTS;
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What the notebook takes refunds, discounts and write-offs from: {@link Packs#notebook()} that
   * keeps stock written off, with its bounds learned anew. Its lines are for {@link
   * DemandState#addAdjustments}, those of the pack itself for {@link
   * DemandState#addWithoutAdjustments}.
   *
   * @return the pipeline
   */
  public static CleaningPipeline notebookAdjustments() {
    return Packs.seed().toBuilder()
        .drop(Rules.quantityOnOrBeyondFences(1.5))
        .drop(Rules.priceDeviation(3))
        .build();
  }

  /**
   * Computes demand.
   *
   * @param lines cleaned or raw
   * @return series by period; none if there is no line
   */
  public DemandTable compute(InvoiceTable lines) {
    DemandState state = new DemandState();
    state.add(lines);
    return compute(state);
  }

  /**
   * Computes demand.
   *
   * @param state its lines
   * @return series by period; none if there is no line
   */
  public DemandTable compute(DemandState state) {
    return compute(state, RunContext.withDefaults());
  }

  /**
   * Computes demand. Cost: some 100 ns a line; 8 bytes for each value of each measure. The result
   * is the same on any number of threads.
   *
   * @param state its lines, unchanged
   * @param run threads, progress {@code demand}, cancellation
   * @return series by period; none if there is no line
   * @throws IllegalArgumentException if there are more values than an array holds
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public DemandTable compute(DemandState state, RunContext run) {
    DemandKeys keys = DemandKeys.of(state, key, Optional.ofNullable(segmentOfCustomer));
    return new DemandComputation(state, endSecond, every, days, keys)
        .run(new ArrayList<>(measures), run);
  }

  /** Options of {@link Demand}. For one thread. */
  public static final class Builder {
    private DemandPeriod every = DemandPeriod.DAY;
    private DemandDays days = DemandDays.TRADING;
    private DemandKey key = DemandKey.TOTAL;
    private @Nullable Function<String, Optional<String>> segmentOfCustomer;
    private Set<DemandMeasure> measures = EnumSet.allOf(DemandMeasure.class);
    private long endSecond = Long.MAX_VALUE;

    private Builder() {}

    /**
     * Sets the length of periods. Default: a day.
     *
     * @param period day, week or month
     * @return this
     */
    public Builder every(DemandPeriod period) {
      every = period;
      return this;
    }

    /**
     * Sets which days a series by day has. Default: trading days.
     *
     * @param days those with a line of anything, or all
     * @return this
     */
    public Builder days(DemandDays days) {
      this.days = days;
      return this;
    }

    /**
     * Sets what has a series of its own. Default: all lines together. Lines without a stock code,
     * or country, are in no series of one.
     *
     * @param key total, item or country
     * @return this
     */
    public Builder by(DemandKey key) {
      this.key = key;
      segmentOfCustomer = null;
      return this;
    }

    /**
     * Gives each segment of customers a series. Lines without a customer, and of customers without
     * a segment, are in none.
     *
     * @param segmentOfCustomer the segment of a customer's id; called once for each customer
     * @return this
     */
    public Builder bySegment(Function<String, Optional<String>> segmentOfCustomer) {
      this.segmentOfCustomer = segmentOfCustomer;
      return this;
    }

    /**
     * Sets what is summed up. Default: every measure; fewer take less memory.
     *
     * @param wanted at least one
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public Builder measures(DemandMeasure... wanted) {
      if (wanted.length == 0) {
        throw new IllegalArgumentException("measures are none, must be at least one");
      }
      measures = EnumSet.copyOf(List.of(wanted));
      return this;
    }

    /**
     * Computes demand as it was known at an instant: lines from then on are not looked at, and the
     * days up to it are known to the end, with lines or without. Default: all lines, up to the day
     * of the last one.
     *
     * @param instant by the clock of the lines; the start of a day, or its day counts as far as it
     *     went
     * @return this
     */
    public Builder asOf(LocalDateTime instant) {
      endSecond = instant.toEpochSecond(ZoneOffset.UTC) + (instant.getNano() > 0 ? 1 : 0);
      return this;
    }

    /**
     * Makes it.
     *
     * @return computes demand with these options
     */
    public Demand build() {
      return new Demand(this);
    }
  }
}
