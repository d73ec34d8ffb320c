package dev.ecomm.io.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
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

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ManifestJson() {}

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
   * @throws IOException if it is no JSON
   * @throws IllegalArgumentException if it is not such a manifest; says what is wrong
   */
  static Manifest read(byte[] bytes) throws IOException {
    try (JsonParser json = FACTORY.createParser(bytes)) {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      long version = number(json, "schema_version");
      if (version != SCHEMA_VERSION) {
        throw new IllegalArgumentException(
            "schema_version is "
                + version
                + ", this version reads "
                + SCHEMA_VERSION
                + ". Read it with the version that wrote it");
      }
      long sequence = number(json, "sequence");
      long swept = number(json, "swept");
      List<Field> fields = new ArrayList<>();
      array(json, "columns");
      while (json.nextToken() == JsonToken.START_OBJECT) {
        fields.add(new Field(text(json, "name"), ColumnType.valueOf(text(json, "type"))));
        expect(json.nextToken(), JsonToken.END_OBJECT);
      }
      List<String> partitionBy = new ArrayList<>();
      for (String name : texts(json, "partition_by")) {
        partitionBy.add(java.util.Objects.requireNonNullElse(name, ""));
      }
      List<Manifest.Partition> partitions = new ArrayList<>();
      array(json, "partitions");
      while (json.nextToken() == JsonToken.START_OBJECT) {
        partitions.add(partition(json, partitionBy.size()));
      }
      Schema schema = Schema.of(fields);
      partitionBy.forEach(schema::indexOf);
      return new Manifest(sequence, swept, schema, partitionBy, partitions);
    }
  }

  private static Manifest.Partition partition(JsonParser json, int columns) throws IOException {
    List<@Nullable String> values = texts(json, "values");
    if (values.size() != columns) {
      throw new IllegalArgumentException("a partition has " + values.size() + " values");
    }
    List<Manifest.File> files = new ArrayList<>();
    array(json, "files");
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String name = text(json, "name");
      if (!FILE_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("\"" + name + "\" is no name of a file");
      }
      files.add(new Manifest.File(name, number(json, "length"), number(json, "rows")));
      expect(json.nextToken(), JsonToken.END_OBJECT);
    }
    expect(json.nextToken(), JsonToken.END_OBJECT);
    return new Manifest.Partition(values, files);
  }

  private static List<@Nullable String> texts(JsonParser json, String name) throws IOException {
    List<@Nullable String> texts = new ArrayList<>();
    array(json, name);
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token != JsonToken.VALUE_NULL) {
        expect(token, JsonToken.VALUE_STRING);
      }
      texts.add(token == JsonToken.VALUE_NULL ? null : json.getText());
    }
    return texts;
  }

  private static void array(JsonParser json, String name) throws IOException {
    name(json, name);
    expect(json.nextToken(), JsonToken.START_ARRAY);
  }

  private static String text(JsonParser json, String name) throws IOException {
    name(json, name);
    expect(json.nextToken(), JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static long number(JsonParser json, String name) throws IOException {
    name(json, name);
    expect(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }

  private static void name(JsonParser json, String name) throws IOException {
    if (!name.equals(json.nextFieldName())) {
      throw new IllegalArgumentException("\"" + name + "\" is not where it should be");
    }
  }

  private static void expect(@Nullable JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException(found + " stands where " + wanted + " should");
    }
  }
}
