package dev.ecomm.store.gcp;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Retries;
import dev.ecomm.store.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests of the JSON API that the store makes. Each method is one attempt or says that it
 * tries again; an {@link IOException} means that trying again may help.
 */
final class GcsClient {
  private final GcsHttp http;
  private final RetryPolicy retry;

  GcsClient(GcsHttp http, RetryPolicy retry) {
    this.http = http;
    this.retry = retry;
  }

  RetryPolicy retry() {
    return retry;
  }

  /** Tries as often as the policy allows. */
  <T> T retried(GcsName name, Retries.Attempt<T> attempt) {
    try {
      return new Retries(name.uri(), retry).run(attempt);
    } catch (IOException e) {
      throw new StoreException(name.uri(), String.valueOf(e.getMessage()), e);
    }
  }

  Optional<GcsObject> look(GcsName name) throws IOException {
    GcsReply reply =
        http.call(name, http.api(name.objectPath(), "fields=" + GcsObject.FIELDS).GET());
    if (reply.status() == 200) {
      return Optional.of(GcsObject.read(reply.body()));
    }
    if (GcsProblems.isAbsent(reply)) {
      return Optional.empty();
    }
    throw GcsProblems.of(name, GcsProblems.Work.READ, reply);
  }

  /** All objects whose names begin alike; each page is tried again as the policy allows. */
  List<GcsObject> list(GcsName prefix) {
    List<GcsObject> all = new ArrayList<>();
    String token = "";
    do {
      String query =
          "prefix="
              + GcsName.encode(prefix.object())
              + "&maxResults=1000&fields=items(name,generation,size),nextPageToken"
              + (token.isEmpty() ? "" : "&pageToken=" + GcsName.encode(token));
      GcsObject.Page page = retried(prefix, () -> page(prefix, query));
      all.addAll(page.objects());
      token = page.nextToken();
    } while (!token.isEmpty());
    return all;
  }

  private GcsObject.Page page(GcsName prefix, String query) throws IOException {
    GcsReply reply = http.call(prefix, http.api(prefix.bucketPath(), query).GET());
    if (reply.status() != 200) {
      throw GcsProblems.of(prefix, GcsProblems.Work.LIST, reply);
    }
    return GcsObject.readPage(reply.body());
  }

  /**
   * Asks for bytes, packed as they are stored.
   *
   * @param generation empty for the newest
   * @param range empty for all
   */
  HttpResponse<InputStream> media(GcsName name, String generation, String range)
      throws IOException {
    String query = "alt=media" + (generation.isEmpty() ? "" : "&generation=" + generation);
    // Who does not accept gzip gets such objects unpacked: without a length and without ranges.
    HttpRequest.Builder request =
        http.api(name.objectPath(), query).header("Accept-Encoding", "gzip").GET();
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return http.stream(name, request);
  }

  /** Removes an object; tries again as the policy allows. */
  void delete(GcsName name, Precondition precondition) {
    boolean exact = precondition instanceof Precondition.Version;
    boolean[] asked = {false};
    retried(
        name,
        () -> {
          boolean again = asked[0];
          asked[0] = true;
          GcsReply reply =
              http.call(name, http.api(name.objectPath(), condition(precondition)).DELETE());
          if (reply.status() / 100 == 2) {
            return true;
          }
          if (!GcsProblems.isAbsent(reply)) {
            throw GcsProblems.of(name, GcsProblems.Work.DELETE, reply);
          }
          // After a lost answer nobody can say who deleted it; what was wanted is so.
          if (exact && !again) {
            throw new PreconditionFailedException(name.uri(), "is gone already", null);
          }
          return true;
        });
  }

  /** Publishes an object in one request. */
  GcsObject insert(
      GcsName name, Precondition precondition, String writeId, String crc, byte[] bytes, int length)
      throws IOException {
    String boundary = "ecomm-" + writeId;
    String head =
        "--"
            + boundary
            + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n"
            + new String(GcsObject.describe(name.object(), writeId, crc), StandardCharsets.UTF_8)
            + "\r\n--"
            + boundary
            + "\r\nContent-Type: application/octet-stream\r\n\r\n";
    HttpRequest.BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(bytes, 0, length),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    GcsReply reply =
        http.call(
            name,
            upload(name, "multipart", precondition)
                .header("Content-Type", "multipart/related; boundary=" + boundary)
                .POST(body));
    if (reply.status() != 200) {
      throw GcsProblems.of(name, GcsProblems.Work.WRITE, reply);
    }
    return GcsObject.read(reply.body());
  }

  /** Starts an upload in pieces, and tells where they go. */
  URI startSession(GcsName name, Precondition precondition, String writeId) throws IOException {
    byte[] description = GcsObject.describe(name.object(), writeId, "");
    GcsReply reply =
        http.call(
            name,
            upload(name, "resumable", precondition)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(description)));
    if (reply.status() / 100 != 2) {
      throw GcsProblems.of(name, GcsProblems.Work.WRITE, reply);
    }
    String location = reply.header("Location");
    if (location.isEmpty()) {
      throw new IOException("the server named no place for the upload");
    }
    return URI.create(location);
  }

  private HttpRequest.Builder upload(GcsName name, String type, Precondition precondition) {
    String condition = condition(precondition);
    return http.api(
        "/upload" + name.bucketPath(),
        "uploadType=" + type + (condition.isEmpty() ? "" : "&" + condition));
  }

  /** Sends a piece of an upload, or asks how far it is. */
  GcsReply piece(
      GcsName name,
      URI session,
      String contentRange,
      String crc,
      byte[] bytes,
      int offset,
      int length)
      throws IOException {
    HttpRequest.Builder request =
        http.session(session)
            .header("Content-Range", contentRange)
            .PUT(
                length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(bytes, offset, length));
    if (!crc.isEmpty()) {
      request.header("x-goog-hash", "crc32c=" + crc);
    }
    return http.callSession(name, request);
  }

  /** Takes an upload back; one that is over or unknown is fine. */
  void cancel(GcsName name, URI session) throws IOException {
    GcsReply reply = http.callSession(name, http.session(session).DELETE());
    int status = reply.status();
    // 499 is what Google answers to a client that ends its upload
    if (status / 100 != 2 && status != 404 && status != 410 && status != 499) {
      throw GcsProblems.of(name, GcsProblems.Work.WRITE, reply);
    }
  }

  private static String condition(Precondition precondition) {
    if (precondition instanceof Precondition.Version version) {
      return "ifGenerationMatch=" + version.version();
    }
    return precondition instanceof Precondition.Absent ? "ifGenerationMatch=0" : "";
  }
}
