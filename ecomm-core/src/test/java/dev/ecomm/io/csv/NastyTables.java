package dev.ecomm.io.csv;

import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnBuilder;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tables with everything in them that CSV could get wrong, the same for the same seed. */
final class NastyTables {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "|",
          " | ",
          "\n",
          "\r",
          "\r\n",
          "\0",
          " ",
          "'",
          "=",
          "+",
          "-",
          "@",
          "a",
          "Z",
          "0",
          "\u00e9",
          "\u00a3",
          "\u4e2d",
          "\ud83d\ude00",
          "\ufeff",
          "\u2028",
          "NaN",
          "null",
          "WHITE HANGING HEART T-LIGHT HOLDER");

  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1,
    -1,
    0.1,
    2.55,
    -3.14159,
    1e-5,
    1e-4,
    9.999e-5,
    1e15,
    1e16,
    1e17,
    123456789012345678.0,
    1e22,
    1e23,
    2e-308,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    999999999999.999,
    1e12,
    0.0005,
    4.35,
    9007199254740993.0
  };

  private static final long[] LONGS = {
    0,
    -1,
    1,
    9,
    10,
    -10,
    1_000_000_007L,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE,
    1L << 31,
    Long.MIN_VALUE,
    Long.MAX_VALUE
  };

  private static final LocalDate[] DATES = {
    LocalDate.EPOCH,
    LocalDate.of(2011, 12, 9),
    LocalDate.of(2012, 2, 29),
    LocalDate.of(0, 1, 1),
    LocalDate.of(-1, 12, 31),
    LocalDate.of(1, 1, 1),
    LocalDate.of(9999, 12, 31),
    LocalDate.of(10000, 1, 1),
    LocalDate.ofEpochDay(Integer.MIN_VALUE),
    LocalDate.ofEpochDay(Integer.MAX_VALUE)
  };

  private static final LocalDateTime[] TIMES = {
    LocalDate.EPOCH.atStartOfDay(),
    LocalDateTime.of(1969, 12, 31, 23, 59, 59),
    LocalDateTime.of(2011, 12, 9, 12, 50),
    LocalDateTime.of(0, 1, 1, 0, 0, 1),
    LocalDateTime.of(-4713, 1, 1, 5, 6, 7),
    LocalDateTime.of(9999, 12, 31, 23, 59, 59),
    LocalDateTime.of(10000, 1, 1, 0, 0),
    LocalDateTime.MIN,
    LocalDateTime.MAX.withNano(0)
  };

  private final SplittableRandom random;

  private NastyTables(long seed) {
    random = new SplittableRandom(seed);
  }

  static DataTable of(long seed) {
    return new NastyTables(seed).table();
  }

  private DataTable table() {
    int rows = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(80);
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    int width = 1 + random.nextInt(6);
    for (int i = 0; i < width; i++) {
      ColumnType type = pick(ColumnType.values());
      fields.add(new Field(i + text(), type));
      columns.add(column(type, rows));
    }
    if (random.nextInt(8) == 0) {
      fields.set(0, new Field("\ufeff" + text(), fields.get(0).type()));
    }
    return DataTable.of(Schema.of(fields), columns);
  }

  private Column column(ColumnType type, int rows) {
    ColumnBuilder builder = ColumnBuilder.of(type);
    int missing = random.nextInt(3);
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(4) < missing) {
        builder.addMissing();
      } else {
        builder.addValue(value(type));
      }
    }
    return builder.build();
  }

  private Object value(ColumnType type) {
    boolean usual = random.nextBoolean();
    return switch (type) {
      case LONG -> usual ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
      case DOUBLE ->
          usual
              ? DOUBLES[random.nextInt(DOUBLES.length)]
              : Double.longBitsToDouble(random.nextLong());
      case STRING -> text();
      case BOOLEAN -> usual;
      case DATE -> usual ? pick(DATES) : LocalDate.ofEpochDay(random.nextInt(-50_000, 50_000));
      case TIMESTAMP ->
          usual ? pick(TIMES) : LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC);
      case STRING_LIST -> list();
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private List<String> list() {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String item = text();
      if (!item.isEmpty() && !item.contains(" | ") && !item.endsWith(" |")) {
        items.add(item);
      }
    }
    return items;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
