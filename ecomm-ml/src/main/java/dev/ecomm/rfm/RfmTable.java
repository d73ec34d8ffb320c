package dev.ecomm.rfm;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile: one row for each customer with a line before as-of, one column for each feature.
 * Immutable and safe for use by many threads.
 */
public final class RfmTable {
  private final RfmDefinition definition;
  private final Money money;
  private final LocalDateTime asOf;
  private final List<String> ids;
  private final List<FeatureColumn> columns;
  private final Map<String, FeatureColumn> byName = new HashMap<>();

  RfmTable(
      RfmDefinition definition,
      Money money,
      LocalDateTime asOf,
      List<String> ids,
      List<FeatureColumn> columns) {
    this.definition = definition;
    this.money = money;
    this.asOf = asOf;
    this.ids = List.copyOf(ids);
    this.columns = List.copyOf(columns);
    columns.forEach(column -> byName.put(column.name(), column));
  }

  /**
   * Returns what the columns say.
   *
   * @return the definition
   */
  public RfmDefinition definition() {
    return definition;
  }

  /**
   * Returns which money was counted.
   *
   * @return gross, net or netted
   */
  public Money money() {
    return money;
  }

  /**
   * Returns the instant of the profile.
   *
   * @return every line that was looked at is before it
   */
  public LocalDateTime asOf() {
    return asOf;
  }

  /**
   * Returns the number of customers.
   *
   * @return at least 1
   */
  public int rows() {
    return ids.size();
  }

  /**
   * Returns the customers.
   *
   * @return ids in the order of the rows, unmodifiable
   */
  public List<String> customers() {
    return ids;
  }

  /**
   * Returns the names of the features.
   *
   * @return in the order of the columns, without {@code customer_id}
   */
  public List<String> features() {
    return columns.stream().map(FeatureColumn::name).toList();
  }

  /**
   * Returns the values of a feature.
   *
   * @param feature its name
   * @return one a row, NaN where missing; whole numbers as they are, instants as seconds since
   *     1970-01-01T00:00; the caller's
   * @throws IllegalArgumentException if there is no such feature; says which there are
   */
  public double[] values(String feature) {
    return shared(feature).clone();
  }

  /** The values themselves, for code of this package that does not write to them. */
  double[] shared(String feature) {
    FeatureColumn column = byName.get(feature);
    if (column == null) {
      throw new IllegalArgumentException(
          "feature is \"" + feature + "\", must be one of " + String.join(", ", features()));
    }
    return column.values();
  }

  /**
   * Shows the profile as a table: {@code customer_id}, then the features.
   *
   * @return whole numbers as LONG, instants as TIMESTAMP, everything else as DOUBLE
   */
  public DataTable toTable() {
    List<Field> fields = new ArrayList<>();
    List<Column> typed = new ArrayList<>();
    fields.add(Field.ofString(Rfm.CUSTOMER_ID));
    typed.add(StringColumn.of(ids));
    for (FeatureColumn column : columns) {
      fields.add(new Field(column.name(), column.type()));
      typed.add(column.toColumn());
    }
    return DataTable.of(Schema.of(fields), typed);
  }

  /** Equal if definition, money, as-of and every value are, bit for bit. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RfmTable that
        && definition == that.definition
        && money == that.money
        && asOf.equals(that.asOf)
        && toTable().equals(that.toTable());
  }

  @Override
  public int hashCode() {
    return 31 * asOf.hashCode() + ids.hashCode();
  }

  @Override
  public String toString() {
    return "RfmTable[" + rows() + " customers as of " + asOf + ", " + definition.id() + "]";
  }
}
