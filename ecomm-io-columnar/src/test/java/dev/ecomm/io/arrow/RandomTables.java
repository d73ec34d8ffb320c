package dev.ecomm.io.arrow;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Seeded tables of all types, with values that are easily lost. */
final class RandomTables {

  private static final String[] TEXTS = {
    "",
    " ",
    "a",
    "NULL",
    "null",
    "a,b",
    "say \"hi\"",
    "two\nlines",
    "\0",
    "é",
    "🎄",
    "long".repeat(50)
  };
  private static final double[] DOUBLES = {
    0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 0.1
  };
  private static final long[] LONGS = {0, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53};

  private RandomTables() {}

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  static DataTable of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Field> fields = new ArrayList<>();
    int columns = random.nextInt(1, 9);
    for (int i = 0; i < columns; i++) {
      ColumnType[] types = ColumnType.values();
      fields.add(new Field("c " + i + "é", types[random.nextInt(types.length)]));
    }
    int rows = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(100);
    DataTableBuilder table = DataTable.builder(Schema.of(fields));
    int missing = random.nextInt(3);
    for (int row = 0; row < rows; row++) {
      @Nullable Object[] values = new @Nullable Object[columns];
      for (int i = 0; i < columns; i++) {
        boolean absent = missing == 2 || (missing == 1 && random.nextInt(4) == 0);
        values[i] = absent ? null : value(fields.get(i).type(), random);
      }
      table.row(values);
    }
    return table.build();
  }

  private static Object value(ColumnType type, SplittableRandom random) {
    return switch (type) {
      case LONG -> random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
      case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
      case STRING -> text(random);
      case BOOLEAN -> random.nextBoolean();
      case DATE -> LocalDate.ofEpochDay(random.nextInt(-800_000, 40_000));
      case TIMESTAMP ->
          LocalDateTime.ofEpochSecond(
              random.nextLong(-60_000_000_000L, 4_000_000_000L), 0, ZoneOffset.UTC);
      case STRING_LIST ->
          IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(random)).toList();
    };
  }

  private static String text(SplittableRandom random) {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return random.nextInt(3) == 0 ? text + random.nextInt(20) : text;
  }
}
