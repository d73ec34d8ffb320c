package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of Parquet's own Java library: its encodings are other ones than DuckDB's. */
class ParquetJavaTest {

  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          "message m { required int64 id; optional int32 small; optional double price; optional"
              + " float weight; optional binary text (STRING); optional boolean flag; required int96"
              + " moment; optional fixed_len_byte_array(5) exact (DECIMAL(11,2)); optional group"
              + " items (LIST) { repeated group list { optional binary element (STRING); } } }");

  private static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("id"),
          Field.ofLong("small"),
          Field.ofDouble("price"),
          Field.ofDouble("weight"),
          Field.ofString("text"),
          Field.ofBoolean("flag"),
          Field.ofTimestamp("moment"),
          Field.ofDouble("exact"),
          Field.ofStringList("items"));

  private static final int ROWS = 5_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "PARQUET_1_0, true, false",
    "PARQUET_1_0, false, true",
    "PARQUET_2_0, true, false",
    "PARQUET_2_0, false, true",
    "PARQUET_2_0, false, false"
  })
  void a_file_of_parquet_java_is_its_table(WriterVersion version, boolean dictionary, boolean split)
      throws IOException {
    Path file = folder.resolve("theirs.parquet");
    var expected = DataTable.builder(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(TYPE)
            .withWriterVersion(version)
            .withDictionaryEncoding(dictionary)
            .withByteStreamSplitEncoding(split)
            .withPageRowCountLimit(700)
            .withRowGroupSize(100_000L)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(row(i));
        expected.row(
            (long) i * i * i,
            i % 3 == 0 ? null : i * 31 % 1_000 - 500,
            i % 4 == 0 ? null : i / 8.0,
            i % 5 == 0 ? null : i / 4.0,
            i % 6 == 0 ? null : text(i),
            i % 7 == 0 ? null : i % 100 < 50,
            java.time.LocalDateTime.of(2011, 12, 9, 12, 50).plusSeconds(i),
            i % 9 == 0 ? null : (i - 2_000) / 100.0,
            i % 8 == 0 ? null : items(i));
      }
    }

    assertThat(ParquetFiles.read(Files.readAllBytes(file))).isEqualTo(expected.build());
  }

  @Test
  void a_column_without_a_name_is_called_by_its_number() throws IOException {
    MessageType type =
        Types.buildMessage()
            .required(PrimitiveTypeName.INT64)
            .named("id")
            .required(PrimitiveTypeName.INT64)
            .named("")
            .named("m");
    Path file = folder.resolve("nameless.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build()) {
      Group row = new SimpleGroupFactory(type).newGroup();
      row.add(0, 1L);
      row.add(1, 2L);
      writer.write(row);
    }

    assertThat(ParquetFiles.read(Files.readAllBytes(file)))
        .isEqualTo(
            DataTable.of(
                Schema.of(Field.ofLong("id"), Field.ofLong("column_2")),
                LongColumn.of(1),
                LongColumn.of(2)));
  }

  @Test
  void parquet_java_reads_pages_and_checksums_of_ours() throws IOException {
    DataTable table = RandomTables.of(60, 3_000);
    Path file = folder.resolve("ours.parquet");
    ParquetFormat format =
        ParquetFormat.builder().rowGroupRows(1_000).compression(ParquetCompression.SNAPPY).build();
    Files.write(file, ParquetFiles.bytes(format, table));

    List<Long> rows = new ArrayList<>();
    var options =
        org.apache.parquet.ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      for (var pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        rows.add(pages.getRowCount());
        for (var column : reader.getFileMetaData().getSchema().getColumns()) {
          var page = pages.getPageReader(column);
          page.readDictionaryPage();
          assertThat(page.readPage().getValueCount()).isPositive();
        }
      }
    }

    assertThat(rows.stream().mapToLong(Long::longValue).sum()).isEqualTo(table.rows());
  }

  private static Group row(int i) {
    Group row = new SimpleGroupFactory(TYPE).newGroup();
    row.add("id", (long) i * i * i);
    if (i % 3 != 0) {
      row.add("small", i * 31 % 1_000 - 500);
    }
    if (i % 4 != 0) {
      row.add("price", i / 8.0);
    }
    if (i % 5 != 0) {
      row.add("weight", (float) (i / 4.0));
    }
    if (i % 6 != 0) {
      row.add("text", text(i));
    }
    if (i % 7 != 0) {
      row.add("flag", i % 100 < 50);
    }
    row.add("moment", int96(i));
    if (i % 9 != 0) {
      byte[] exact = ByteBuffer.allocate(8).putLong(i - 2_000).array();
      row.add("exact", Binary.fromConstantByteArray(exact, 3, 5));
    }
    if (i % 8 != 0) {
      Group list = row.addGroup("items");
      items(i).forEach(item -> list.addGroup("list").add("element", item));
    }
    return row;
  }

  private static String text(int i) {
    return "prefix " + i / 10 + " é " + i;
  }

  private static List<String> items(int i) {
    return List.of("a" + i, "", "b").subList(0, i % 4);
  }

  /** 2011-12-09 is the Julian day 2455905. */
  private static Binary int96(int seconds) {
    long nanos = ((12 * 60 + 50) * 60L + seconds) * 1_000_000_000L;
    byte[] bytes =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(nanos)
            .putInt(2_455_905)
            .array();
    return Binary.fromConstantByteArray(bytes);
  }
}
