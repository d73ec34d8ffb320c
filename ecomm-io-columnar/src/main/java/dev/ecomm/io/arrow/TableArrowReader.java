package dev.ecomm.io.arrow;

import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/** Our batches as Arrow's classes read them: what {@link ArrowExchange} exports. */
final class TableArrowReader extends ArrowReader {

  private final TableReader table;
  private final Map<Integer, Dictionary> last = new HashMap<>();

  /** Takes ownership of the table. */
  TableArrowReader(BufferAllocator allocator, TableReader table) {
    super(allocator);
    this.table = table;
  }

  @Override
  public boolean loadNextBatch() throws java.io.IOException {
    prepareLoadNextBatch();
    Optional<DataTable> next = table.next();
    if (next.isEmpty()) {
      return false;
    }
    DataTable batch = next.get();
    BatchEncoder encoder = new BatchEncoder();
    for (int i = 0; i < batch.columns().size(); i++) {
      if (batch.column(i) instanceof StringColumn texts) {
        loadTexts(i, texts.dictionary());
        encoder.addCodes(codes(texts));
      } else {
        encoder.add(batch.column(i));
      }
    }
    loadRecordBatch(offHeap(encoder, batch.rows()));
    return true;
  }

  private void loadTexts(int column, Dictionary dictionary) {
    if (last.get(column) != dictionary) {
      last.put(column, dictionary);
      BatchEncoder texts = new BatchEncoder();
      texts.addTexts(dictionary);
      loadDictionary(new ArrowDictionaryBatch(column, offHeap(texts, dictionary.size()), false));
    }
  }

  private static int[] codes(StringColumn texts) {
    int[] codes = new int[texts.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = texts.codeAt(row);
    }
    return codes;
  }

  /** Copies buffers out of the heap: Arrow's memory must stay where it is, the heap's does not. */
  private ArrowRecordBatch offHeap(BatchEncoder encoder, int rows) {
    List<ArrowBuf> copies = new ArrayList<>();
    try {
      for (ByteBuffer buffer : encoder.buffers()) {
        ArrowBuf copy = allocator.buffer(buffer.remaining());
        copies.add(copy);
        copy.setBytes(0, buffer.array(), buffer.arrayOffset(), buffer.remaining());
        copy.writerIndex(buffer.remaining());
      }
      List<ArrowFieldNode> nodes =
          encoder.nodes().stream()
              .map(node -> new ArrowFieldNode(node.length(), node.missing()))
              .toList();
      return new ArrowRecordBatch(rows, nodes, copies);
    } finally {
      // The batch holds them, too.
      copies.forEach(ArrowBuf::close);
    }
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    table.close();
  }

  @Override
  protected Schema readSchema() {
    return ArrowTypes.schema(table.schema());
  }
}
