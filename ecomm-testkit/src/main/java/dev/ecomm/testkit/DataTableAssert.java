package dev.ecomm.testkit;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about {@link DataTable}s. A failure names the first differing cells, not two tables.
 *
 * <pre>{@code
 * assertThat(rules.toTable())
 *     .hasRows(8)
 *     .keyedBy("antecedents", "consequents")
 *     .isCloseToGolden(DataFolder.require("golden/basket_rules_known_0.03.csv"));
 * }</pre>
 */
public final class DataTableAssert extends AbstractAssert<DataTableAssert, DataTable> {

  private final Map<String, Tolerance> tolerances = new LinkedHashMap<>();
  private Tolerance tolerance = Tolerance.golden();
  private List<String> keys = List.of();
  private List<String> compared = List.of();

  private DataTableAssert(@Nullable DataTable actual) {
    super(actual, DataTableAssert.class);
  }

  /**
   * Starts assertions about a table.
   *
   * @param actual the table
   * @return the assertions
   */
  public static DataTableAssert assertThat(@Nullable DataTable actual) {
    return new DataTableAssert(actual);
  }

  /**
   * Checks the number of rows.
   *
   * @param rows expected
   * @return this
   */
  public DataTableAssert hasRows(int rows) {
    isNotNull();
    if (actual.rows() != rows) {
      failWithMessage("Expected %s rows but there are %s in %s", rows, actual.rows(), actual);
    }
    return this;
  }

  /**
   * Checks the names of the columns.
   *
   * @param names all of them, in order
   * @return this
   */
  public DataTableAssert hasColumns(String... names) {
    isNotNull();
    if (!actual.schema().names().equals(List.of(names))) {
      failWithMessage("Expected columns %s but there are %s", List.of(names), actual.schema());
    }
    return this;
  }

  /**
   * Says how close doubles must be. Default: {@link Tolerance#golden()}.
   *
   * @param all for every column without a tolerance of its own
   * @return this
   */
  public DataTableAssert within(Tolerance all) {
    tolerance = all;
    return this;
  }

  /**
   * Says how close the doubles of a column must be.
   *
   * @param column its name
   * @param own for this column
   * @return this
   */
  public DataTableAssert within(String column, Tolerance own) {
    isNotNull();
    actual.column(column);
    tolerances.put(column, own);
    return this;
  }

  /**
   * Says which columns tell rows apart, so that rows are compared whatever their order. Default:
   * rows are compared in order.
   *
   * @param columns names; no two rows have equal values in all of them
   * @return this
   */
  public DataTableAssert keyedBy(String... columns) {
    keys = List.of(columns);
    return this;
  }

  /**
   * Says which columns are compared. Default: all, and both tables must have the same.
   *
   * @param columns names, the key's included
   * @return this
   */
  public DataTableAssert comparingOnly(String... columns) {
    compared = List.of(columns);
    return this;
  }

  /**
   * Checks that all values are those of another table: doubles within the tolerance, everything
   * else exactly, missing where it is missing there.
   *
   * @param expected the other table
   * @return this
   */
  public DataTableAssert isCloseTo(DataTable expected) {
    isNotNull();
    DataTable left = compared.isEmpty() ? actual : actual.select(compared);
    DataTable right = compared.isEmpty() ? expected : expected.select(compared);
    if (!left.schema().equals(right.schema())) {
      failWithMessage("Expected %s but there is %s", right.schema(), left.schema());
    }
    TableDifferences differences =
        TableDifferences.of(
            left, right, keys, column -> tolerances.getOrDefault(column, tolerance));
    if (!differences.isEmpty()) {
      failWithMessage("%s", differences);
    }
    return this;
  }

  /**
   * Checks that all values are those of a golden CSV file, read with the types of this table.
   * Headers are compared in snake_case: {@code CustomerID} is {@code customer_id}. The file's
   * columns may be in another order.
   *
   * @param csv the file
   * @return this
   */
  public DataTableAssert isCloseToGolden(Path csv) {
    isNotNull();
    Map<String, String> headers = headers(csv);
    List<String> wanted = compared.isEmpty() ? actual.schema().names() : compared;
    boolean allOfFile = !compared.isEmpty() || headers.size() == wanted.size();
    if (!allOfFile || !headers.keySet().containsAll(wanted)) {
      failWithMessage("Expected columns %s of %s but there are %s", headers.keySet(), csv, wanted);
    }
    List<Field> fields = new ArrayList<>();
    for (String name : wanted) {
      fields.add(new Field(headers.getOrDefault(name, name), actual.column(name).type()));
    }
    DataTable golden = Tables.read(csv.toUri(), Schema.of(fields));
    return isCloseTo(DataTable.of(actual.schema().select(wanted), golden.columns()));
  }

  /** The headers of a file by their names in snake_case. */
  private static Map<String, String> headers(Path csv) {
    Map<String, String> headers = new LinkedHashMap<>();
    try (TableReader reader =
        Tables.reader(csv.toUri(), TableReadOptions.withDefaults(), RunContext.withDefaults())) {
      reader.schema().names().forEach(header -> headers.put(snakeCase(header), header));
    }
    return headers;
  }

  private static String snakeCase(String header) {
    return header.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /**
   * Checks that schemas and all values are equal, doubles bit for bit.
   *
   * @param expected another table
   * @return this
   */
  @Override
  public DataTableAssert isEqualTo(@Nullable Object expected) {
    if (actual != null && expected instanceof DataTable table && !actual.equals(table)) {
      if (actual.schema().equals(table.schema())) {
        failWithMessage("%s", TableDifferences.inOrder(actual, table));
      }
      failWithMessage("Expected %s but there is %s", table.schema(), actual.schema());
    }
    return super.isEqualTo(expected);
  }
}
