package dev.ecomm.io.parquet;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.testkit.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Parquet files in memory. */
final class ParquetFiles {
  static final URI URI_OF_FILE = URI.create("mem:/shop/lines.parquet");

  private ParquetFiles() {}

  static byte[] bytes(ParquetFormat format, DataTable table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = format.writer(out, URI_OF_FILE, table.schema())) {
      writer.write(table);
      writer.commit();
    }
    return out.toByteArray();
  }

  static MemoryStore store(byte[] file) {
    MemoryStore store = new MemoryStore();
    try (ObjectWriter out = store.create(URI_OF_FILE)) {
      out.write(file);
      out.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  static TableReader reader(byte[] file, TableReadOptions options) {
    return reader(new ParquetFormat(), file, options);
  }

  static TableReader reader(ParquetFormat format, byte[] file, TableReadOptions options) {
    return format.open(store(file), URI_OF_FILE, options, RunContext.withDefaults());
  }

  static DataTable read(byte[] file) {
    return read(file, TableReadOptions.withDefaults());
  }

  static DataTable read(byte[] file, TableReadOptions options) {
    try (TableReader reader = reader(file, options)) {
      return reader.readAll();
    }
  }
}
