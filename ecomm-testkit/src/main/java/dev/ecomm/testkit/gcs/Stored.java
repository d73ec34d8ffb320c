package dev.ecomm.testkit.gcs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One version of an object; its bytes are a file.
 *
 * @param settings what the uploader said of it: contentType, contentEncoding, metadata, ...
 */
record Stored(
    String bucket,
    String name,
    long generation,
    Path file,
    long size,
    String crc32c,
    String md5,
    Map<String, Object> settings) {

  boolean isGzip() {
    return "gzip".equals(settings.get("contentEncoding"));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "storage#object");
    json.put("id", bucket + "/" + name + "/" + generation);
    json.put("bucket", bucket);
    json.put("name", name);
    json.put("generation", Long.toString(generation));
    json.put("metageneration", "1");
    json.put("contentType", "application/octet-stream");
    json.put("storageClass", "STANDARD");
    json.putAll(settings);
    json.put("size", Long.toString(size));
    json.put("crc32c", crc32c);
    json.put("md5Hash", md5);
    json.put("etag", "G" + generation);
    // one fixed time: tests must not depend on the clock
    json.put("timeCreated", "2026-01-01T00:00:00.000Z");
    json.put("updated", "2026-01-01T00:00:00.000Z");
    return json;
  }
}
