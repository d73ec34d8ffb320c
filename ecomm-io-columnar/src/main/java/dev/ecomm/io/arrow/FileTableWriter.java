package dev.ecomm.io.arrow;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.Renumbering;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.arrow.vector.ipc.message.ArrowBlock;

/**
 * Writes the file layout. A column has one dictionary in a file, so texts of all batches are
 * numbered together, and the dictionaries are written when all texts are known.
 */
final class FileTableWriter extends ArrowTableWriter {

  private final Map<Integer, DictionaryBuilder> dictionaries = new TreeMap<>();
  private final Map<Integer, Dictionary> last = new HashMap<>();
  private final Map<Integer, Renumbering> renumberings = new HashMap<>();
  private final List<ArrowBlock> batches = new ArrayList<>();

  FileTableWriter(OutputStream out, Schema schema) {
    super(out, schema);
    for (int i = 0; i < schema.size(); i++) {
      if (arrowSchema.getFields().get(i).getDictionary() != null) {
        dictionaries.put(i, new DictionaryBuilder());
      }
    }
  }

  @Override
  void start() throws IOException {
    messages.writeFileStart();
    messages.writeSchema(arrowSchema);
  }

  @Override
  int[] indexes(int column, StringColumn texts) {
    if (last.get(column) != texts.dictionary()) {
      last.put(column, texts.dictionary());
      DictionaryBuilder all = Objects.requireNonNull(dictionaries.get(column));
      renumberings.put(column, new Renumbering(texts.dictionary(), all));
    }
    Renumbering renumbering = Objects.requireNonNull(renumberings.get(column));
    int[] indexes = new int[texts.size()];
    for (int row = 0; row < indexes.length; row++) {
      indexes[row] = renumbering.code(texts.codeAt(row));
    }
    return indexes;
  }

  @Override
  void writeBatch(BatchEncoder batch, int rows) throws IOException {
    batches.add(messages.writeBatch(batch, rows));
  }

  @Override
  void end() throws IOException {
    List<ArrowBlock> blocks = new ArrayList<>();
    for (Map.Entry<Integer, DictionaryBuilder> dictionary : dictionaries.entrySet()) {
      blocks.add(messages.writeDictionary(dictionary.getKey(), dictionary.getValue().build()));
    }
    messages.writeEndOfStream();
    messages.writeFooter(arrowSchema, blocks, batches);
  }
}
