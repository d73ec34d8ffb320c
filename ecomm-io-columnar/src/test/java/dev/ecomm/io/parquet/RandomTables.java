package dev.ecomm.io.parquet;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Tables of all types with what is hard to keep: gaps, NaN, -0.0, empty, odd and long texts. */
final class RandomTables {
  static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("l"),
          Field.ofDouble("d"),
          Field.ofString("s"),
          Field.ofBoolean("b"),
          Field.ofDate("day"),
          Field.ofTimestamp("t"),
          Field.ofStringList("list"));

  private static final List<String> TEXTS =
      List.of(
          "",
          "\0",
          "a\0b",
          "\"",
          "'",
          "a\nb",
          "\r\n",
          "😀",
          "é",
          "\uFEFF",
          "\uFFFF",
          "|",
          "a | b",
          "null",
          "NaN",
          "x".repeat(3_000));

  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    0.1,
    2.55,
    1e23
  };

  private static final long[] LONGS = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31};

  private final SplittableRandom random;

  /** Of 100 cells so many are missing; each column of a table has its own share. */
  private final int[] gaps = new int[SCHEMA.size()];

  /** How many different values a column has, about; each column has its own. */
  private final int[] variety = new int[SCHEMA.size()];

  private RandomTables(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = random.nextInt(3) == 0 ? random.nextInt(101) : 0;
      variety[i] = 1 + random.nextInt(random.nextBoolean() ? 10 : 100_000);
    }
  }

  static DataTable of(long seed, int mostRows) {
    return new RandomTables(seed).make(mostRows);
  }

  private DataTable make(int mostRows) {
    int rows = random.nextInt(mostRows + 1);
    DataTableBuilder builder = DataTable.builder(SCHEMA);
    @Nullable Object[] row = new @Nullable Object[SCHEMA.size()];
    for (int i = 0; i < rows; i++) {
      for (int column = 0; column < row.length; column++) {
        // Values come in runs, too.
        if (i == 0 || random.nextInt(4) > 0) {
          boolean missing = random.nextInt(100) < gaps[column];
          row[column] = missing ? null : value(column, random.nextInt(variety[column]));
        }
      }
      builder.row(row);
    }
    return builder.build();
  }

  private Object value(int column, int number) {
    return switch (column) {
      case 0 -> number < LONGS.length ? LONGS[number] : number * 7L;
      case 1 -> number < DOUBLES.length ? DOUBLES[number] : number / 100.0;
      case 2 -> text(number);
      case 3 -> number % 2 == 0;
      case 4 -> LocalDate.ofEpochDay(number - 500_000);
      case 5 -> LocalDateTime.of(2011, 12, 9, 12, 50).plusSeconds(number * 1_001L - 5_000_000_000L);
      default -> list(number);
    };
  }

  private static String text(int number) {
    return number < TEXTS.size() ? TEXTS.get(number) : "text " + number;
  }

  private List<String> list(int number) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < number % 4; i++) {
      list.add(text(random.nextInt(number + 1)));
    }
    return list;
  }
}
