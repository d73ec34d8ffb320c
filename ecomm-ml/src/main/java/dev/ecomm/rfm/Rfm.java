package dev.ecomm.rfm;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Profiles customers: one row of features for each customer, from the lines before an instant.
 *
 * <pre>{@code
 * RfmTable profile =
 *     Rfm.builder()
 *         .asOf(LocalDateTime.of(2011, 12, 10, 0, 0))
 *         .build()
 *         .compute(Packs.retail().apply(raw).table());
 * }</pre>
 *
 * <p>Lines at or after as-of are not looked at, by any column and by construction: features get a
 * {@link CustomerHistory}, which holds earlier lines only. Sums of money are exact and rounded
 * once; those of the seed's definitions are compensated sums of doubles, as pandas has them.
 * Immutable and safe for use by many threads, as far as your own features are.
 */
public final class Rfm {
  static final String CUSTOMER_ID = "customer_id";

  private final RfmDefinition definition;
  private final Optional<LocalDateTime> asOf;
  private final Money money;
  private final Optional<List<String>> selected;
  private final List<CustomerFeature> own;

  private Rfm(Builder builder) {
    definition = builder.definition;
    asOf = builder.asOf;
    money = builder.money.orElse(definition.defaultMoney());
    selected = builder.selected;
    own = List.copyOf(builder.own);
  }

  /**
   * The definition {@link RfmDefinition#STANDARD}, as of the start of the day after the last line.
   *
   * @return profiles with every column of the definition
   */
  public static Rfm withDefaults() {
    return builder().build();
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
   * Returns the columns of {@link RfmTable#toTable()}, for programs that open a file before there
   * is a profile.
   *
   * @return {@code customer_id}, then the features
   */
  public Schema schema() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.ofString(CUSTOMER_ID));
    PastLines none =
        new PastLines(new RfmState().source(), LocalDateTime.MIN, money, RunContext.withDefaults());
    for (FeatureColumn column : select(definition.profile(none, money).columns())) {
      fields.add(new Field(column.name(), column.type()));
    }
    own.forEach(feature -> fields.add(Field.ofDouble(feature.name())));
    return Schema.of(fields);
  }

  /**
   * Profiles the customers of a table.
   *
   * @param lines cleaned or raw, in the order of the source
   * @return one row for each customer with a line before as-of
   * @throws NoCustomersException if there is no such customer
   * @throws IllegalArgumentException if as-of is not after the first line
   */
  public RfmTable compute(InvoiceTable lines) {
    return compute(lines, RunContext.withDefaults());
  }

  /**
   * Profiles the customers of a table. Cost: one pass over the lines for the seed's definitions,
   * some for the others, of 10 to 30 ns each; on the calling thread. Memory: beside the table 50
   * bytes an invoice, a copy of the lines of one customer, and for each customer 8 bytes a column,
   * 300 more for the seed's definitions; with {@link Money#NETTED} about 50 bytes a line.
   *
   * @param lines cleaned or raw, in the order of the source
   * @param run reports customers, and is asked now and then whether to stop
   * @return one row for each customer with a line before as-of
   * @throws NoCustomersException if there is no such customer
   * @throws IllegalArgumentException if as-of is not after the first line
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public RfmTable compute(InvoiceTable lines, RunContext run) {
    return compute(new TableLines(lines), run);
  }

  /**
   * Profiles the customers of lines that came in batches.
   *
   * @param lines unchanged; more may be added later
   * @return one row for each customer with a line before as-of
   * @throws NoCustomersException if there is no such customer
   * @throws IllegalArgumentException if as-of is not after the first line
   */
  public RfmTable compute(RfmState lines) {
    return compute(lines, RunContext.withDefaults());
  }

  /**
   * Profiles the customers of lines that came in batches. Cost and memory are those of a table.
   *
   * @param lines unchanged; more may be added later
   * @param run reports customers, and is asked now and then whether to stop
   * @return one row for each customer with a line before as-of
   * @throws NoCustomersException if there is no such customer
   * @throws IllegalArgumentException if as-of is not after the first line
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public RfmTable compute(RfmState lines, RunContext run) {
    return compute(lines.source(), run);
  }

  private RfmTable compute(LineSource lines, RunContext run) {
    run.cancellation().throwIfCancelled();
    LocalDateTime instant = instant(lines.counts());
    PastLines past = new PastLines(lines, instant, money, run);
    Profile profile = definition.profile(past, money);
    List<FeatureColumn> ownColumns =
        own.stream()
            .map(feature -> FeatureColumn.of(feature.name(), ColumnType.DOUBLE, past.customers()))
            .toList();
    profile.compute(past, own.isEmpty() ? null : ownFeatures(instant, lines, ownColumns));
    int[] order = profile.order();
    if (order.length == 0) {
      throw nobody(lines.counts(), instant);
    }
    List<FeatureColumn> columns = new ArrayList<>(select(profile.columns()));
    columns.addAll(ownColumns);
    columns.replaceAll(column -> column.ordered(order));
    run.listener().onProgress(new Progress("profiling", order.length, order.length, "customers"));
    List<String> ids = CustomerIds.texts(lines.customers(), order);
    return new RfmTable(definition, money, instant, ids, columns);
  }

  private Profile.CustomerConsumer ownFeatures(
      LocalDateTime instant, LineSource lines, List<FeatureColumn> columns) {
    CustomerHistory history = new CustomerHistory(instant, lines);
    return (customer, past) -> {
      String id = lines.customers().text(customer);
      for (int feature = 0; feature < own.size(); feature++) {
        columns.get(feature).values()[customer] = own.get(feature).of(history.of(id, past));
      }
    };
  }

  private List<FeatureColumn> select(List<FeatureColumn> columns) {
    if (selected.isEmpty()) {
      return columns;
    }
    Map<String, FeatureColumn> byName =
        columns.stream().collect(Collectors.toMap(FeatureColumn::name, Function.identity()));
    return selected.get().stream().map(name -> Objects.requireNonNull(byName.get(name))).toList();
  }

  private LocalDateTime instant(LineSource.Counts lines) {
    LocalDateTime first =
        lines
            .first()
            .orElseThrow(
                () ->
                    new NoCustomersException(
                        "There are no lines, so nobody can be profiled. Look at how the lines were"
                            + " read and cleaned."));
    LocalDateTime instant = asOf.or(lines::defaultAsOf).orElseThrow();
    if (!instant.isAfter(first)) {
      throw new IllegalArgumentException(
          "as-of is " + instant + ", must be after the first line, which is of " + first);
    }
    return instant;
  }

  private static NoCustomersException nobody(LineSource.Counts lines, LocalDateTime instant) {
    return new NoCustomersException(
        "No line before "
            + instant
            + " has a customer and an invoice number: "
            + lines.withoutCustomer()
            + " lines have no customer, "
            + lines.withoutInvoice()
            + " no invoice number, "
            + lines.lines()
            + " are of a later time. Map the columns customer_id and invoice_no, or choose a later"
            + " as-of.");
  }

  /** Options of a profile. For one thread. */
  public static final class Builder {
    private RfmDefinition definition = RfmDefinition.STANDARD;
    private Optional<LocalDateTime> asOf = Optional.empty();
    private Optional<Money> money = Optional.empty();
    private Optional<List<String>> selected = Optional.empty();
    private final List<CustomerFeature> own = new ArrayList<>();

    private Builder() {}

    /**
     * Says what the columns mean. Default: {@link RfmDefinition#STANDARD}.
     *
     * @param columns the definition
     * @return this builder
     */
    public Builder definition(RfmDefinition columns) {
      definition = Objects.requireNonNull(columns, "columns");
      return this;
    }

    /**
     * Says as of which instant. Default: the start of the day after the last line; the clock is
     * never asked.
     *
     * @param instant on the shop's clock; lines at or after it are not looked at
     * @return this builder
     */
    public Builder asOf(LocalDateTime instant) {
      asOf = Optional.of(instant);
      return this;
    }

    /**
     * Says which money counts. Default: {@link RfmDefinition#defaultMoney()}.
     *
     * @param counted gross, net or netted
     * @return this builder
     */
    public Builder money(Money counted) {
      money = Optional.of(counted);
      return this;
    }

    /**
     * Chooses columns of the definition. Default: all of them.
     *
     * @param names in the order of the profile; none at all for a profile of own features only
     * @return this builder
     */
    public Builder features(String... names) {
      selected = Optional.of(List.of(names));
      return this;
    }

    /**
     * Adds a feature of your own behind the columns of the definition.
     *
     * @param feature asked once for each customer
     * @return this builder
     */
    public Builder add(CustomerFeature feature) {
      own.add(Objects.requireNonNull(feature, "feature"));
      return this;
    }

    /**
     * Makes the profiler.
     *
     * @return with these options
     * @throws IllegalArgumentException if a chosen column is not one of the definition, two columns
     *     have one name, a name is blank, or there is no column
     */
    public Rfm build() {
      List<String> known = definition.columns(money.orElse(definition.defaultMoney()));
      List<String> names = new ArrayList<>(selected.orElse(known));
      for (String name : names) {
        if (!known.contains(name)) {
          throw new IllegalArgumentException(
              "feature is \""
                  + name
                  + "\", must be one of the definition "
                  + definition.id()
                  + ": "
                  + String.join(", ", known));
        }
      }
      own.forEach(feature -> names.add(feature.name()));
      Set<String> taken = new HashSet<>(Set.of(CUSTOMER_ID));
      for (String name : names) {
        if (name.isBlank() || !taken.add(name)) {
          throw new IllegalArgumentException(
              "feature name is \"" + name + "\", must be not blank and used once");
        }
      }
      if (names.isEmpty()) {
        throw new IllegalArgumentException("features are none, must be at least one");
      }
      return new Rfm(this);
    }
  }
}
