package dev.ecomm.io.dataset;

import dev.ecomm.error.EcommException;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one file of a dataset after the other. */
final class DatasetTableReader implements TableReader {

  private final ObjectStore store;
  private final DatasetReadOptions options;
  private final RunContext run;
  private final List<String> partitionBy;
  private final List<DatasetFiles.File> files;

  /** Of the result. */
  private final Schema schema;

  /** Of the files: at least one column, since rows must be counted. */
  private final Schema fileSchema;

  private @Nullable TableReader open;
  private int at;
  private long rows;

  DatasetTableReader(URI uri, DatasetReadOptions options, RunContext run) {
    URI directory = Datasets.directory(uri);
    this.options = options;
    this.run = run;
    store = options.stores().of(directory);
    DatasetFiles found = DatasetFiles.find(store, directory);
    partitionBy = found.partitionBy();
    files = chosen(found);
    Schema all = options.schema().or(found::schema).orElseGet(() -> ofFirst(directory, found));
    schema = options.columns().isEmpty() ? all : all.select(options.columns());
    fileSchema = fileSchema(all);
  }

  private List<DatasetFiles.File> chosen(DatasetFiles found) {
    for (String name : options.where().keySet()) {
      if (!partitionBy.contains(name)) {
        throw new IllegalArgumentException(
            "where names \"" + name + "\", must be one of the partition columns " + partitionBy);
      }
    }
    return found.files().stream().filter(file -> isChosen(file.values())).toList();
  }

  private boolean isChosen(List<@Nullable String> values) {
    for (Map.Entry<String, List<@Nullable String>> choice : options.where().entrySet()) {
      if (!choice.getValue().contains(values.get(partitionBy.indexOf(choice.getKey())))) {
        return false;
      }
    }
    return true;
  }

  /** The columns of the first file, then those of the directories as texts. */
  private Schema ofFirst(URI directory, DatasetFiles found) {
    if (found.files().isEmpty()) {
      throw new StoreException(
          Stores.withoutSecrets(directory), "has no files. Correct the location.", null);
    }
    List<Field> fields = new ArrayList<>();
    try (TableReader first = reader(found.files().get(0), Optional.empty())) {
      first.schema().fields().stream()
          .filter(field -> !partitionBy.contains(field.name()))
          .forEach(fields::add);
    }
    partitionBy.forEach(name -> fields.add(Field.ofString(name)));
    return Schema.of(fields);
  }

  private Schema fileSchema(Schema all) {
    List<String> wanted = new ArrayList<>(schema.names());
    wanted.removeAll(partitionBy);
    if (wanted.isEmpty()) {
      wanted = all.names().stream().filter(name -> !partitionBy.contains(name)).limit(1).toList();
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "schema has only partition columns, must have one of the files");
    }
    return all.select(wanted);
  }

  private TableReader reader(DatasetFiles.File file, Optional<Schema> wanted) {
    TableReadOptions.Builder builder =
        TableReadOptions.builder().stores(options.stores()).batchRows(options.batchRows());
    wanted.ifPresent(builder::schema);
    options.format().ifPresent(builder::format);
    return Tables.reader(file.uri(), builder.build(), run.reportingTo(progress -> {}));
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<DataTable> next() {
    while (open != null || at < files.size()) {
      run.cancellation().throwIfCancelled();
      DatasetFiles.File file = files.get(at);
      Optional<DataTable> batch = nextOf(file);
      if (batch.isPresent()) {
        rows += batch.get().rows();
        run.listener().onProgress(new Progress("reading", rows, Progress.UNKNOWN, "rows"));
        return batch.map(found -> complete(found, file));
      }
      closeFile();
      at++;
    }
    return Optional.empty();
  }

  private Optional<DataTable> nextOf(DatasetFiles.File file) {
    try {
      TableReader reader = open;
      if (reader == null) {
        checkLength(file);
        reader = reader(file, Optional.of(fileSchema));
        open = reader;
      }
      return reader.next();
    } catch (Replaced e) {
      throw e;
    } catch (EcommException e) {
      if (isGone(file, e)) {
        throw new Replaced(file.uri(), e);
      }
      throw e;
    }
  }

  private void checkLength(DatasetFiles.File file) {
    if (file.length() < 0) {
      return;
    }
    ObjectInfo info = store.stat(file.uri()).orElseThrow(() -> new Replaced(file.uri(), null));
    if (info.length() != file.length()) {
      throw InvoiceDataException.of(
          Stores.withoutSecrets(file.uri()).toString(),
          "has "
              + info.length()
              + " bytes, "
              + file.length()
              + " says the manifest of its dataset. Write the partition again.",
          null);
    }
  }

  private boolean isGone(DatasetFiles.File file, EcommException failure) {
    try {
      return store.stat(file.uri()).isEmpty();
    } catch (StoreException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  /** Puts the columns of the directories where the schema has them. */
  private DataTable complete(DataTable batch, DatasetFiles.File file) {
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      int partition = partitionBy.indexOf(field.name());
      columns.add(
          partition < 0
              ? batch.column(field.name())
              : PartitionColumn.constant(
                  file.values().get(partition),
                  field.type(),
                  batch.rows(),
                  field.name(),
                  Stores.withoutSecrets(file.uri()).toString()));
    }
    return DataTable.of(schema, columns);
  }

  private void closeFile() {
    TableReader reader = open;
    open = null;
    if (reader != null) {
      reader.close();
    }
  }

  @Override
  public void close() {
    at = files.size();
    closeFile();
  }

  /** A file that the dataset had when reading began is there no more. */
  static final class Replaced extends StoreException {
    private static final long serialVersionUID = 1L;

    Replaced(URI file, @Nullable Throwable cause) {
      super(
          Stores.withoutSecrets(file),
          "is gone: the dataset was replaced while it was read. Read it again.",
          cause);
    }
  }
}
