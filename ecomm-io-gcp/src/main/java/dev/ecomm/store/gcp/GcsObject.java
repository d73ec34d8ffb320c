package dev.ecomm.store.gcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API tells of an object.
 *
 * @param crc32c in base64, empty if it was not told
 * @param writeId the id of the write that made it, empty if it was not one of ours
 */
record GcsObject(String name, String generation, long size, String crc32c, String writeId) {
  /** The parts of an object's resource that {@link #read} wants. */
  static final String FIELDS = "name,generation,size,crc32c,metadata";

  /** The key under which an object's own metadata has the id of the write that made it. */
  static final String WRITE_ID = "ecomm-write";

  private static final JsonFactory JSON = new JsonFactory();

  /** A page of a list; the token is empty on the last one. */
  record Page(List<GcsObject> objects, String nextToken) {}

  static GcsObject read(byte[] json) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      return read(in);
    }
  }

  static Page readPage(byte[] json) throws IOException {
    List<GcsObject> objects = new ArrayList<>();
    String token = "";
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        in.nextToken();
        if (field.equals("nextPageToken")) {
          token = in.getText();
        } else if (field.equals("items")) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            objects.add(read(in));
          }
        } else {
          in.skipChildren();
        }
      }
    }
    return new Page(objects, token);
  }

  /** The message of an error, empty if the body is no such thing. */
  static String readError(byte[] json) {
    try (JsonParser in = JSON.createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.FIELD_NAME && in.currentName().equals("message")) {
          return String.valueOf(in.nextTextValue());
        }
      }
    } catch (IOException e) {
      return ""; // some proxy's page: the status has to do
    }
    return "";
  }

  private static GcsObject read(JsonParser in) throws IOException {
    String name = "";
    String generation = "";
    String crc32c = "";
    String writeId = "";
    long size = -1;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "name" -> name = in.getText();
        case "generation" -> generation = in.getText();
        case "size" -> size = Long.parseLong(in.getText());
        case "crc32c" -> crc32c = in.getText();
        case "metadata" -> writeId = readWriteId(in);
        default -> in.skipChildren();
      }
    }
    if (generation.isEmpty() || size < 0) {
      throw new IOException("the server's answer lacks generation or size");
    }
    return new GcsObject(name, generation, size, crc32c, writeId);
  }

  private static String readWriteId(JsonParser in) throws IOException {
    String id = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = in.currentName().equals(WRITE_ID);
      in.nextToken();
      if (wanted) {
        id = in.getText();
      }
    }
    return id;
  }

  /** The description that goes ahead of an object's bytes; the checksum may be empty. */
  static byte[] describe(String name, String writeId, String crc32c) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField("contentType", "application/octet-stream");
      if (!crc32c.isEmpty()) {
        json.writeStringField("crc32c", crc32c);
      }
      json.writeObjectFieldStart("metadata");
      json.writeStringField(WRITE_ID, writeId);
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
