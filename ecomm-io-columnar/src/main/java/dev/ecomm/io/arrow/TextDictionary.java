package dev.ecomm.io.arrow;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.Renumbering;
import dev.ecomm.model.StringColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A dictionary of a file and ours, which has no text twice and no missing one. The same object
 * serves all batches until the file brings another. For one thread.
 */
final class TextDictionary {

  private final Field values;
  private Dictionary texts = Dictionary.of(List.of());

  /** For each index of the file's dictionary, the code of ours. */
  private int[] codes = {};

  /**
   * Starts empty.
   *
   * @param encoded a field whose type is that of the texts
   */
  TextDictionary(Field encoded) {
    values = new Field(encoded.getName(), FieldType.nullable(encoded.getType()), List.of());
  }

  Dictionary texts() {
    return texts;
  }

  int[] codes() {
    return codes;
  }

  /** Takes a dictionary in the place of the one before, or behind it. */
  void read(BatchDecoder batch, boolean isDelta) {
    StringColumn read = (StringColumn) batch.column(values, ColumnType.STRING, Map.of());
    int before = isDelta ? codes.length : 0;
    DictionaryBuilder all = isDelta ? texts.toBuilder() : null;
    int[] joined = Arrays.copyOf(isDelta ? codes : new int[0], before + read.size());
    if (all == null) {
      for (int row = 0; row < read.size(); row++) {
        joined[row] = read.codeAt(row);
      }
      texts = read.dictionary();
    } else {
      Renumbering renumbering = new Renumbering(read.dictionary(), all);
      for (int row = 0; row < read.size(); row++) {
        joined[before + row] = renumbering.code(read.codeAt(row));
      }
      texts = all.build();
    }
    codes = joined;
  }
}
