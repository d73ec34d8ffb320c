package dev.ecomm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.PrintStream;

/** Prints a table to standard output, batch by batch, in one layout. */
sealed interface TablePrinter extends AutoCloseable {

  void print(DataTable batch) throws IOException;

  @Override
  void close() throws IOException;

  /** Aligned columns, for people. */
  final class Aligned implements TablePrinter {
    /** Long enough for a product's name. */
    static final int MAX_CELL_WIDTH = 40;

    private final TextTable text;

    Aligned(PrintStream out, Schema schema) {
      text = new TextTable(out, schema.names(), MAX_CELL_WIDTH);
    }

    @Override
    public void print(DataTable batch) {
      for (int row = 0; row < batch.rows(); row++) {
        int at = row;
        text.row(
            batch.columns().stream()
                .map(column -> column.valueAt(at).map(Object::toString).orElse(""))
                .toList());
      }
    }

    @Override
    public void close() {
      text.close();
    }
  }

  /** What {@code convert} would write. */
  final class Csv implements TablePrinter {
    private final TableWriter writer;

    Csv(Session session, Schema schema, RunContext run) {
      TableWriteOptions options = TableWriteOptions.builder().stores(session.stores()).build();
      writer = Tables.writer(StandardStreams.OUTPUT, schema, options, run);
    }

    @Override
    public void print(DataTable batch) {
      writer.write(batch);
    }

    @Override
    public void close() {
      writer.commit();
      writer.close();
    }
  }

  /** An array of objects, one a line; missing is null. */
  final class JsonArray implements TablePrinter {
    private final PrintStream out;
    private final Schema schema;
    private boolean first = true;

    JsonArray(PrintStream out, Schema schema) {
      this.out = out;
      this.schema = schema;
      out.print("[");
    }

    @Override
    public void print(DataTable batch) throws IOException {
      for (int row = 0; row < batch.rows(); row++) {
        out.print(first ? "\n" : ",\n");
        first = false;
        try (JsonGenerator json = Json.compact(out)) {
          writeRow(batch, row, json);
        }
      }
    }

    private void writeRow(DataTable batch, int row, JsonGenerator json) throws IOException {
      json.writeStartObject();
      for (int i = 0; i < schema.size(); i++) {
        Column column = batch.column(i);
        json.writeFieldName(schema.field(i).name());
        Json.writeValue(column.valueAt(row).orElse(null), json);
      }
      json.writeEndObject();
    }

    @Override
    public void close() {
      out.println("\n]");
    }
  }
}
