package dev.ecomm.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our files are read by Arrow's own classes, and theirs by ours. */
class ArrowInteropTest {

  private static final URI FILE = URI.create("mem:/t.arrow");
  private static final URI STREAM = URI.create("mem:/t.arrows");

  private final MemoryStore store = new MemoryStore();

  @ParameterizedTest
  @MethodSource("dev.ecomm.io.arrow.RandomTables#seeds")
  void arrow_reads_our_files(long seed) throws IOException {
    DataTable table = RandomTables.of(seed);
    try (RootAllocator allocator = new RootAllocator();
        ArrowReader reader =
            new ArrowFileReader(
                new ByteArrayReadableSeekableByteChannel(written(table, ".arrow", 25)),
                allocator)) {
      assertThat(read(reader, table)).isEqualTo(table);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.io.arrow.RandomTables#seeds")
  void arrow_reads_our_streams(long seed) throws IOException {
    DataTable table = RandomTables.of(seed);
    try (RootAllocator allocator = new RootAllocator();
        ArrowReader reader =
            new ArrowStreamReader(
                new ByteArrayInputStream(written(table, ".arrows", 25)), allocator)) {
      assertThat(read(reader, table)).isEqualTo(table);
    }
  }

  @Test
  void numbers_of_every_width_are_read() {
    try (RootAllocator allocator = new RootAllocator()) {
      TinyIntVector tiny = new TinyIntVector("int8", allocator);
      tiny.setSafe(0, -7);
      SmallIntVector small = new SmallIntVector("int16", allocator);
      small.setSafe(0, -300);
      IntVector whole = new IntVector("int32", allocator);
      whole.setNull(0);
      UInt1Vector unsigned = new UInt1Vector("uint8", allocator);
      unsigned.setSafe(0, 200);
      Float2Vector half = new Float2Vector("float16", allocator);
      half.setSafeWithPossibleTruncate(0, -0.5f);
      Float4Vector single = new Float4Vector("float32", allocator);
      single.setSafe(0, 0.1f);
      DecimalVector decimal = new DecimalVector("decimal", allocator, 20, 3);
      decimal.setSafe(0, new BigDecimal("-12.345"));
      DateMilliVector date = new DateMilliVector("date64", allocator);
      date.setSafe(0, -86_400_000L);
      TimeStampMilliVector millis = new TimeStampMilliVector("millis", allocator);
      millis.setSafe(0, -1_000L);
      TimeStampMicroTZVector zoned = new TimeStampMicroTZVector("zoned", allocator, "UTC");
      zoned.setSafe(0, 1_500_000_000L);

      DataTable table =
          theirs(tiny, small, whole, unsigned, half, single, decimal, date, millis, zoned);

      assertThat(table.longs("int8").longAt(0)).isEqualTo(-7);
      assertThat(table.longs("int16").longAt(0)).isEqualTo(-300);
      assertThat(table.longs("int32").isMissing(0)).isTrue();
      assertThat(table.longs("uint8").longAt(0)).isEqualTo(200);
      assertThat(table.doubles("float16").doubleAt(0)).isEqualTo(-0.5);
      assertThat(table.doubles("float32").doubleAt(0)).isEqualTo(0.1f);
      assertThat(table.doubles("decimal").doubleAt(0)).isEqualTo(-12.345);
      assertThat(table.dates("date64").epochDayAt(0)).isEqualTo(-1);
      assertThat(table.timestamps("millis").epochSecondAt(0)).isEqualTo(-1);
      assertThat(table.timestamps("zoned").epochSecondAt(0)).isEqualTo(1_500);
    }
  }

  @Test
  void texts_of_every_layout_are_read() {
    String longText = "longer than the twelve bytes of a view";
    try (RootAllocator allocator = new RootAllocator()) {
      LargeVarCharVector large = new LargeVarCharVector("large", allocator);
      large.setSafe(0, "é".getBytes(StandardCharsets.UTF_8));
      ViewVarCharVector view = new ViewVarCharVector("view", allocator);
      view.setSafe(0, longText.getBytes(StandardCharsets.UTF_8));
      ViewVarCharVector shortView = new ViewVarCharVector("short", allocator);
      shortView.setSafe(0, "twelve bytes".getBytes(StandardCharsets.UTF_8));
      VarCharVector plain = new VarCharVector("plain", allocator);
      plain.setSafe(0, new byte[0]);
      NullVector none = new NullVector("none", 1);

      DataTable table = theirs(large, view, shortView, plain, none);

      assertThat(table.strings("large").textAt(0)).isEqualTo("é");
      assertThat(table.strings("view").textAt(0)).isEqualTo(longText);
      assertThat(table.strings("short").textAt(0)).isEqualTo("twelve bytes");
      assertThat(table.strings("plain").textAt(0)).isEmpty();
      assertThat(table.strings("none").isMissing(0)).isTrue();
    }
  }

  @Test
  void a_column_without_a_name_is_called_by_its_number() {
    try (RootAllocator allocator = new RootAllocator()) {
      IntVector named = new IntVector("n", allocator);
      named.setSafe(0, 1);
      IntVector nameless = new IntVector("", allocator);
      nameless.setSafe(0, 2);

      assertThat(theirs(named, nameless).longs("column_2").longAt(0)).isEqualTo(2);
    }
  }

  @Test
  void a_column_of_another_type_is_left_out_and_an_error_if_it_is_asked_for() {
    try (RootAllocator allocator = new RootAllocator()) {
      DurationVector duration =
          new DurationVector(
              "took", FieldType.nullable(new ArrowType.Duration(TimeUnit.SECOND)), allocator);
      duration.setSafe(0, 5);
      IntVector whole = new IntVector("n", allocator);
      whole.setSafe(0, 1);

      assertThat(theirs(duration, whole).schema().names()).containsExactly("n");
    }
    assertThatThrownBy(() -> Tables.read(FILE, options().columns("took").build(), run()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[mem:/t.arrow] the column \"took\" is of Arrow's type Duration(SECOND), which cannot"
                + " be read. Convert it, or leave it out with columns(...).");
  }

  @Test
  void values_that_we_cannot_hold_are_errors_with_column_and_row() {
    try (RootAllocator allocator = new RootAllocator()) {
      TimeStampMilliVector millis = new TimeStampMilliVector("time", allocator);
      millis.setSafe(0, 1_001L);
      assertThatThrownBy(() -> theirs(millis))
          .hasMessageStartingWith(
              "[mem:/t.arrow] column \"time\", row 0 of its batch: has a fraction");
      UInt8Vector unsigned = new UInt8Vector("uint64", allocator);
      unsigned.setSafe(0, -1);
      assertThatThrownBy(() -> theirs(unsigned))
          .hasMessageContaining("18446744073709551615 is more than a LONG holds");
      VarCharVector broken = new VarCharVector("text", allocator);
      broken.setSafe(0, new byte[] {(byte) 0xFF});
      assertThatThrownBy(() -> theirs(broken)).hasMessageContaining("are no UTF-8");
    }
  }

  /** Writes one row by Arrow's classes, as a file and as a stream, and reads it by ours. */
  private DataTable theirs(FieldVector... vectors) {
    for (FieldVector vector : vectors) {
      vector.setValueCount(1);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (VectorSchemaRoot root = VectorSchemaRoot.of(vectors);
        ArrowFileWriter files = new ArrowFileWriter(root, none(), Channels.newChannel(file));
        ArrowStreamWriter streams =
            new ArrowStreamWriter(root, none(), Channels.newChannel(stream))) {
      root.setRowCount(1);
      files.writeBatch();
      files.end();
      streams.writeBatch();
      streams.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    put(FILE, file.toByteArray());
    put(STREAM, stream.toByteArray());
    DataTable table = Tables.read(FILE, options().build(), run());
    assertThat(Tables.read(STREAM, options().build(), run())).isEqualTo(table);
    return table;
  }

  private static DictionaryProvider none() {
    return new DictionaryProvider.MapDictionaryProvider();
  }

  private DataTable read(ArrowReader reader, DataTable like) throws IOException {
    List<DataTable> batches = new ArrayList<>();
    while (reader.loadNextBatch()) {
      batches.add(ImportedTable.copy(reader.getVectorSchemaRoot(), reader));
    }
    var all = DataTable.builder(like.schema());
    batches.forEach(all::addAll);
    return all.build();
  }

  private byte[] written(DataTable table, String extension, int batchRows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer =
        new ArrowFormat().writer(out, URI.create("mem:/t" + extension), table.schema())) {
      for (int from = 0; from < table.rows(); from += batchRows) {
        writer.write(table.slice(from, Math.min(table.rows(), from + batchRows)));
      }
      writer.commit();
    }
    return out.toByteArray();
  }

  private TableReadOptions.Builder options() {
    return TableReadOptions.builder().stores(Stores.discovered().with(store));
  }

  private static RunContext run() {
    return RunContext.withDefaults();
  }

  private void put(URI uri, byte[] bytes) {
    try (ObjectWriter out = store.replace(uri, Precondition.none())) {
      out.write(bytes);
      out.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
