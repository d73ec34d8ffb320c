package dev.ecomm.io.arrow;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.model.DataTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.DictionaryUtility;

/** Tables from Arrow's vectors. */
final class ImportedTable {

  /** What messages call the source: memory has no URI. */
  static final String SOURCE = "arrow:memory";

  /** What another library of the process hands over is as large as it is. */
  private static final ArrowFormat UNLIMITED =
      ArrowFormat.builder()
          .maxBatchBytes(Integer.MAX_VALUE)
          .maxBatchRows(Integer.MAX_VALUE)
          .build();

  private ImportedTable() {}

  /** The columns of a schema that can be read. */
  static List<ArrowColumn> columns(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    return ArrowColumn.of(fields(root, dictionaries), TableReadOptions.withDefaults(), SOURCE);
  }

  /** Copies the rows that the vectors hold now. */
  static DataTable copy(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    List<Field> fields = fields(root, dictionaries);
    List<ArrowColumn> columns = columns(root, dictionaries);
    Map<Long, TextDictionary> texts = ArrowColumn.dictionaries(columns);
    texts.forEach((id, dictionary) -> read(dictionaries.lookup(id), dictionary));
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      return ArrowColumn.table(columns, fields, decoder(batch), texts);
    } catch (IndexOutOfBoundsException e) {
      throw InvoiceDataException.of(
          SOURCE, "a buffer is shorter than its column needs. Correct what exports it.", e);
    }
  }

  private static void read(Dictionary from, TextDictionary to) {
    FieldVector vector = from.getVector();
    // Not closed: the vector is its provider's.
    VectorSchemaRoot values = VectorSchemaRoot.of(vector);
    try (ArrowRecordBatch batch = new VectorUnloader(values).getRecordBatch()) {
      to.read(decoder(batch), false);
    }
  }

  private static BatchDecoder decoder(ArrowRecordBatch batch) {
    return new BatchDecoder(UNLIMITED, SOURCE, new BatchLayout.OfVectors(batch));
  }

  /** The fields as messages have them: with the type of the texts where vectors have indexes. */
  private static List<Field> fields(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    List<Field> fields = new ArrayList<>();
    for (Field field : root.getSchema().getFields()) {
      fields.add(DictionaryUtility.toMessageFormat(field, dictionaries, new HashSet<>()));
    }
    return fields;
  }
}
