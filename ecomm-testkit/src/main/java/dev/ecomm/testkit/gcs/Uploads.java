package dev.ecomm.testkit.gcs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The three ways to upload: bytes alone, bytes behind their description, and in pieces. */
final class Uploads {
  private static final int PIECE_UNIT = 256 * 1024;

  /** What the uploader may say of an object; the rest is ours to know. */
  private static final Set<String> SETTINGS =
      Set.of(
          "contentType",
          "contentEncoding",
          "contentDisposition",
          "contentLanguage",
          "cacheControl",
          "customTime",
          "metadata",
          "storageClass");

  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18}|\\*)|\\*)/(\\d{1,18}|\\*)");

  private final Buckets buckets;
  private final URI endpoint;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();

  Uploads(Buckets buckets, URI endpoint) {
    this.buckets = buckets;
    this.endpoint = endpoint;
  }

  int open() {
    return (int) sessions.values().stream().filter(session -> session.result == null).count();
  }

  Answer handle(String bucket, Call call) throws Refusal, IOException {
    if (!call.parameter("upload_id").isEmpty()) {
      return inSession(call);
    }
    buckets.check(bucket, call);
    return switch (call.parameter("uploadType")) {
      case "media" -> media(bucket, call);
      case "multipart" -> multipart(bucket, call);
      case "resumable" -> start(bucket, call);
      default -> throw Refusal.invalid("Invalid upload type.");
    };
  }

  private Answer media(String bucket, Call call) throws Refusal, IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (!call.header("Content-Type").isEmpty()) {
      settings.put("contentType", call.header("Content-Type"));
    }
    return store(bucket, call, settings, call.body());
  }

  private Answer multipart(String bucket, Call call) throws Refusal, IOException {
    Multipart parts = Multipart.of(call.header("Content-Type"), call.body().readAllBytes());
    Map<String, Object> settings = Json.read(parts.description);
    if (!parts.contentType.isEmpty()) {
      settings.putIfAbsent("contentType", parts.contentType);
    }
    return store(bucket, call, settings, new ByteArrayInputStream(parts.bytes));
  }

  private Answer store(String bucket, Call call, Map<String, Object> settings, InputStream in)
      throws Refusal, IOException {
    String name = name(call, settings);
    Conditions conditions = Conditions.of(call);
    conditions.check(buckets.find(bucket, name));
    Spool spool = buckets.newSpool();
    boolean stored = false;
    try {
      spool.append(call.bytes(in));
      Answer answer = Answer.json(200, publish(bucket, name, spool, settings, conditions).json());
      stored = true;
      return answer;
    } finally {
      if (!stored) {
        spool.delete();
      }
    }
  }

  private Stored publish(
      String bucket, String name, Spool spool, Map<String, Object> settings, Conditions conditions)
      throws Refusal, IOException {
    Map<String, Object> kept = new LinkedHashMap<>(settings);
    kept.keySet().retainAll(SETTINGS);
    Object expected = settings.get("crc32c");
    if (expected != null && !expected.equals(spool.crc32c())) {
      throw Refusal.invalid(
          "Provided CRC32C \""
              + expected
              + "\" doesn't match calculated CRC32C \""
              + spool.crc32c()
              + "\".");
    }
    return buckets.put(bucket, name, spool, kept, conditions);
  }

  private static String name(Call call, Map<String, Object> settings) throws Refusal {
    String name = String.valueOf(settings.getOrDefault("name", call.parameter("name")));
    if (name.isEmpty()) {
      throw new Refusal(400, "required", "Required");
    }
    return name;
  }

  private Answer start(String bucket, Call call) throws Refusal, IOException {
    Map<String, Object> settings = new LinkedHashMap<>(Json.read(call.body().readAllBytes()));
    if (!call.header("X-Upload-Content-Type").isEmpty()) {
      settings.putIfAbsent("contentType", call.header("X-Upload-Content-Type"));
    }
    String name = name(call, settings);
    Conditions conditions = Conditions.of(call);
    conditions.check(buckets.find(bucket, name));
    String id = "upload-" + started.incrementAndGet();
    sessions.put(id, new Session(bucket, name, settings, conditions, buckets.newSpool()));
    return Answer.empty(200)
        .with(
            "Location",
            endpoint
                + "/upload/storage/v1/b/"
                + bucket
                + "/o?uploadType=resumable&upload_id="
                + id);
  }

  private Answer inSession(Call call) throws Refusal, IOException {
    String id = call.parameter("upload_id");
    Session session = sessions.get(id);
    if (session == null) {
      throw new Refusal(410, "gone", "The upload session is gone.");
    }
    synchronized (session) {
      if (call.method.equals("DELETE")) {
        forget(id, session);
        return Answer.empty(499);
      }
      try {
        return piece(session, call);
      } catch (Refusal refusal) {
        forget(id, session); // what was sent is of no use any more
        throw refusal;
      }
    }
  }

  private void forget(String id, Session session) throws IOException {
    sessions.remove(id);
    if (session.result == null) {
      session.spool.delete();
    }
  }

  private Answer piece(Session session, Call call) throws Refusal, IOException {
    Stored done = session.result;
    if (done != null) {
      return Answer.json(200, done.json());
    }
    String header = call.header("Content-Range");
    Spool spool = session.spool;
    long total;
    if (header.isEmpty()) {
      spool.append(call.bytes(call.body())); // all in one go
      total = spool.size();
    } else {
      Matcher range = RANGE.matcher(header);
      if (!range.matches()) {
        throw Refusal.invalid("Invalid Content-Range: " + header);
      }
      if (range.group(1) != null) {
        append(session, call, Long.parseLong(range.group(1)));
      }
      total = range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
    }
    if (total == spool.size()) {
      return finish(session, call);
    }
    if (total >= 0 && spool.size() > total) {
      throw Refusal.invalid("More bytes than announced.");
    }
    if (!header.startsWith("bytes *") && spool.size() % PIECE_UNIT != 0) {
      throw Refusal.invalid("Pieces but the last must be multiples of " + PIECE_UNIT + " bytes.");
    }
    return incomplete(spool.size());
  }

  private static void append(Session session, Call call, long from) throws Refusal, IOException {
    long known = session.spool.size() - from;
    if (known < 0) {
      throw Refusal.invalid("Bytes are missing before " + from + ".");
    }
    InputStream in = call.body();
    in.skipNBytes(known); // sent again, though kept
    session.spool.append(call.bytes(in));
  }

  private Answer finish(Session session, Call call) throws Refusal, IOException {
    Matcher hash = Pattern.compile("crc32c=([^,]+)").matcher(call.header("x-goog-hash"));
    if (hash.find()) {
      session.settings.put("crc32c", hash.group(1));
    }
    session.spool.append(InputStream.nullInputStream()); // an object of no bytes is a file as well
    Stored stored =
        publish(session.bucket, session.name, session.spool, session.settings, session.conditions);
    session.result = stored;
    return Answer.json(200, stored.json());
  }

  private static Answer incomplete(long size) {
    Answer answer = Answer.empty(308);
    return size == 0 ? answer : answer.with("Range", "bytes=0-" + (size - 1));
  }
}
