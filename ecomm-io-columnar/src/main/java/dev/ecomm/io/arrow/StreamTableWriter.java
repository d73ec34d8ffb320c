package dev.ecomm.io.arrow;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** Writes the stream layout: a dictionary that differs from the one before takes its place. */
final class StreamTableWriter extends ArrowTableWriter {

  private final Map<Integer, Dictionary> last = new HashMap<>();

  StreamTableWriter(OutputStream out, Schema schema) {
    super(out, schema);
  }

  @Override
  void start() throws IOException {
    messages.writeSchema(arrowSchema);
  }

  @Override
  int[] indexes(int column, StringColumn texts) throws IOException {
    if (last.get(column) != texts.dictionary()) {
      last.put(column, texts.dictionary());
      messages.writeDictionary(column, texts.dictionary());
    }
    int[] indexes = new int[texts.size()];
    for (int row = 0; row < indexes.length; row++) {
      indexes[row] = texts.codeAt(row);
    }
    return indexes;
  }

  @Override
  void writeBatch(BatchEncoder batch, int rows) throws IOException {
    messages.writeBatch(batch, rows);
  }

  @Override
  void end() throws IOException {
    messages.writeEndOfStream();
  }
}
