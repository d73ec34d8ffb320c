package dev.ecomm.testkit.gcs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The bytes of objects, or a range of them. */
final class Downloads {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private final Buckets buckets;

  Downloads(Buckets buckets) {
    this.buckets = buckets;
  }

  Answer handle(String bucket, String name, Call call) throws Refusal, IOException {
    Buckets.Opened opened = buckets.open(bucket, name, call);
    boolean taken = false;
    try {
      Answer answer = answer(opened, call);
      describe(answer, opened.stored());
      taken = true;
      return answer;
    } finally {
      if (!taken) {
        opened.bytes().close();
      }
    }
  }

  private static Answer answer(Buckets.Opened opened, Call call) throws IOException {
    Stored stored = opened.stored();
    InputStream in = Channels.newInputStream(opened.bytes());
    if (stored.isGzip() && !call.acceptsGzip()) {
      // Google unpacks for those who do not say that they can, and knows no ranges then.
      return Answer.bytes(200, call.bytes(new GZIPInputStream(in)), Answer.CHUNKED)
          .with("Warning", "214 UploadServer gunzipped");
    }
    Answer answer = packed(opened, call, call.bytes(in));
    return stored.isGzip() ? answer.with("Content-Encoding", "gzip") : answer;
  }

  private static Answer packed(Buckets.Opened opened, Call call, InputStream in)
      throws IOException {
    long size = opened.stored().size();
    Matcher range = RANGE.matcher(call.header("Range"));
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Answer.bytes(200, in, size);
    }
    boolean tail = range.group(1).isEmpty();
    long from =
        tail ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
    long last =
        tail || range.group(2).isEmpty()
            ? size - 1
            : Math.min(size - 1, Long.parseLong(range.group(2)));
    if (from > last) {
      in.close();
      return Answer.empty(416).with("Content-Range", "bytes */" + size);
    }
    opened.bytes().position(from);
    return Answer.bytes(206, in, last - from + 1)
        .with("Content-Range", "bytes " + from + "-" + last + "/" + size);
  }

  private static void describe(Answer answer, Stored stored) {
    answer
        .with("Content-Type", "application/octet-stream")
        .with("x-goog-generation", Long.toString(stored.generation()))
        .with("x-goog-metageneration", "1")
        .with("x-goog-hash", "crc32c=" + stored.crc32c() + ",md5=" + stored.md5())
        .with("x-goog-stored-content-encoding", stored.isGzip() ? "gzip" : "identity")
        .with("x-goog-stored-content-length", Long.toString(stored.size()));
    Object type = stored.settings().get("contentType");
    if (type != null) {
      answer.with("Content-Type", String.valueOf(type));
    }
  }
}
