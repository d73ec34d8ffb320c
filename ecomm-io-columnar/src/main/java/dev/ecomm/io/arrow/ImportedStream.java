package dev.ecomm.io.arrow;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import java.io.IOException;
import java.util.Optional;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The batches of a stream of the C data interface, copied one by one. */
final class ImportedStream implements TableReader {

  private final ArrowReader reader;
  private final Schema schema;

  /** Takes ownership of the reader. */
  ImportedStream(ArrowReader reader) {
    this.reader = reader;
    boolean made = false;
    try {
      schema = ArrowColumn.schema(ImportedTable.columns(reader.getVectorSchemaRoot(), reader));
      made = true;
    } catch (IOException e) {
      throw failed(e);
    } finally {
      if (!made) {
        close();
      }
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<DataTable> next() {
    try {
      while (reader.loadNextBatch()) {
        if (reader.getVectorSchemaRoot().getRowCount() > 0) {
          return Optional.of(ImportedTable.copy(reader.getVectorSchemaRoot(), reader));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static InvoiceDataException failed(IOException e) {
    return InvoiceDataException.of(
        ImportedTable.SOURCE, "its producer failed: " + e.getMessage() + ".", e);
  }
}
