package dev.ecomm.io.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A manifest as JSON, and back. */
final class ManifestJson {

  /** Raised when a reader of an older version would read something wrong. */
  static final int SCHEMA_VERSION = 1;

  /** Names that lead nowhere else. */
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private static final JsonFactory FACTORY = new JsonFactory();

  private ManifestJson() {}

  /** Written value by value: a tree of a million files would be larger than all else of them. */
  static byte[] write(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      json.writeStartObject();
      json.writeNumberField("schema_version", SCHEMA_VERSION);
      json.writeNumberField("sequence", manifest.sequence());
      json.writeNumberField("swept", manifest.swept());
      json.writeArrayFieldStart("columns");
      for (Field field : manifest.schema().fields()) {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("type", field.type().name());
        json.writeEndObject();
      }
      json.writeEndArray();
      writeTexts(json, "partition_by", manifest.partitionBy());
      json.writeArrayFieldStart("partitions");
      for (Manifest.Partition partition : manifest.partitions()) {
        writePartition(json, partition);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array does not fail
    }
    return bytes.toByteArray();
  }

  private static void writePartition(JsonGenerator json, Manifest.Partition partition)
      throws IOException {
    json.writeStartObject();
    writeTexts(json, "values", partition.values());
    json.writeArrayFieldStart("files");
    for (Manifest.File file : partition.files()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("length", file.length());
      json.writeNumberField("rows", file.rows());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTexts(
      JsonGenerator json, String name, List<? extends @Nullable String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param source the manifest's place, for messages
   * @throws dev.ecomm.error.InvoiceDataException if it is no JSON, or not such a manifest
   */
  static Manifest read(String source, byte[] bytes) {
    return JsonText.read(source, new String(bytes, UTF_8), ManifestJson::manifest);
  }

  private static Manifest manifest(JsonNode tree) {
    long version = tree.whole("schema_version");
    if (version != SCHEMA_VERSION) {
      throw tree.problem(
          "schema_version is "
              + version
              + ", this version reads "
              + SCHEMA_VERSION
              + "; use the version that wrote it");
    }
    List<Field> fields = new ArrayList<>();
    for (JsonNode column : tree.nodes("columns")) {
      fields.add(new Field(column.text("name"), ColumnType.valueOf(column.text("type"))));
    }
    Schema schema = Schema.of(fields);
    List<String> partitionBy = tree.texts("partition_by");
    partitionBy.forEach(schema::indexOf);
    List<Manifest.Partition> partitions = new ArrayList<>();
    for (JsonNode partition : tree.nodes("partitions")) {
      partitions.add(partition(partition, partitionBy.size()));
    }
    return new Manifest(
        tree.whole("sequence"), tree.whole("swept"), schema, partitionBy, partitions);
  }

  private static Manifest.Partition partition(JsonNode tree, int columns) {
    List<@Nullable String> values = tree.textsOrMissing("values");
    if (values.size() != columns) {
      throw tree.problem("a partition has " + values.size() + " values, must have " + columns);
    }
    List<Manifest.File> files = new ArrayList<>();
    for (JsonNode file : tree.nodes("files")) {
      String name = file.text("name");
      if (!FILE_NAME.matcher(name).matches()) {
        throw file.problem("\"" + name + "\" is no name of a file");
      }
      files.add(new Manifest.File(name, file.whole("length"), file.whole("rows")));
    }
    return new Manifest.Partition(values, files);
  }
}
