package dev.ecomm.testkit.gcs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds what a request asks for, and does it. */
final class Api {
  private final Buckets buckets;
  private final Uploads uploads;
  private final Downloads downloads;

  Api(Buckets buckets, Uploads uploads) {
    this.buckets = buckets;
    this.uploads = uploads;
    this.downloads = new Downloads(buckets);
  }

  Answer handle(Call call) throws IOException {
    try {
      return answer(call);
    } catch (Refusal refusal) {
      return refusal.status == 412
              && call.method.equals("GET")
              && !call.parameter("ifGenerationNotMatch").isEmpty()
          ? Answer.empty(304)
          : Answer.of(refusal);
    }
  }

  private Answer answer(Call call) throws Refusal, IOException {
    boolean upload = call.step(0).equals("upload");
    boolean download = call.step(0).equals("download");
    int at = upload || download ? 1 : 0;
    String kind = call.step(at) + "/" + call.step(at + 1) + "/" + call.step(at + 2);
    String bucket = call.step(at + 3);
    if (!kind.equals("storage/v1/b")) {
      throw new Refusal(404, "notFound", "Not Found");
    }
    if (upload) {
      return uploads.handle(bucket, call);
    }
    if (call.step(at + 4).isEmpty()) {
      return bucket(bucket, call);
    }
    buckets.check(bucket, call);
    return call.steps.size() == at + 5
        ? Answer.json(200, list(bucket, call))
        : object(bucket, call.step(at + 5), download, call);
  }

  private Answer bucket(String bucket, Call call) throws Refusal, IOException {
    if (call.method.equals("POST") && bucket.isEmpty()) {
      String name = String.valueOf(Json.read(call.body().readAllBytes()).get("name"));
      if (buckets.has(name)) {
        throw new Refusal(409, "conflict", "You already own this bucket.");
      }
      buckets.add(name, false);
      return Answer.json(200, describe(name));
    }
    if (!call.method.equals("GET") || bucket.isEmpty()) {
      throw unknown();
    }
    buckets.check(bucket, call);
    return Answer.json(200, describe(bucket));
  }

  private static Map<String, Object> describe(String bucket) {
    return Map.of("kind", "storage#bucket", "id", bucket, "name", bucket, "location", "US");
  }

  private Answer object(String bucket, String name, boolean download, Call call)
      throws Refusal, IOException {
    return switch (call.method) {
      case "GET" ->
          download || call.parameter("alt").equals("media")
              ? downloads.handle(bucket, name, call)
              : Answer.json(200, buckets.current(bucket, name, call).json());
      case "DELETE" -> {
        String generation = call.parameter("generation");
        if (!generation.isEmpty()) {
          buckets.current(bucket, name, call);
        }
        buckets.delete(bucket, name, Conditions.of(call));
        yield Answer.empty(204);
      }
      default -> throw unknown();
    };
  }

  private static Refusal unknown() {
    return new Refusal(501, "notImplemented", "The fake server does not do this.");
  }

  private Map<String, Object> list(String bucket, Call call) throws Refusal {
    if (!call.method.equals("GET")) {
      throw unknown();
    }
    String prefix = call.parameter("prefix");
    String delimiter = call.parameter("delimiter");
    String asked = call.parameter("maxResults");
    int most = asked.isEmpty() ? 1000 : Math.min(1000, Integer.parseInt(asked));
    String after = decode(call.parameter("pageToken"));
    List<Object> items = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("kind", "storage#objects");
    boolean skipping = !after.isEmpty();
    String last = "";
    for (Stored stored : buckets.all(bucket)) {
      boolean wanted = !skipping && stored.name().startsWith(prefix);
      skipping &= !stored.name().equals(after);
      if (wanted && items.size() + folders.size() == most) {
        page.put("nextPageToken", encode(last));
        break;
      }
      if (wanted) {
        int folder = delimiter.isEmpty() ? -1 : stored.name().indexOf(delimiter, prefix.length());
        if (folder >= 0) {
          folders.add(stored.name().substring(0, folder + delimiter.length()));
        } else {
          items.add(stored.json());
        }
        last = stored.name();
      }
    }
    page.put("items", items);
    page.put("prefixes", List.copyOf(folders));
    return page;
  }

  private static String encode(String name) {
    return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }
}
