package dev.ecomm.store.gcp;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ResumingInputStream;
import dev.ecomm.store.ResumingInputStream.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens one object, again and again at different offsets, always one generation. */
final class GcsSource implements ResumingInputStream.Source {
  /** The end of a read that goes as far as the object does. */
  static final long TO_THE_END = Long.MAX_VALUE;

  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

  private final GcsClient client;
  private final GcsName name;
  private final String wanted;
  private final long start;
  private final long end;
  private String generation;
  private String crc32c = "";

  /**
   * Reads a part.
   *
   * @param generation empty for the newest one, which the first answer tells
   * @param start the first byte
   * @param end the byte after the last
   */
  GcsSource(GcsClient client, GcsName name, String generation, long start, long end) {
    this.client = client;
    this.name = name;
    this.wanted = generation;
    this.generation = generation;
    this.start = start;
    this.end = end;
  }

  /** The checksum of the whole object, empty if the server does not tell. */
  String crc32c() {
    return crc32c;
  }

  @Override
  public Part open(long offset) throws IOException {
    if (offset == start) {
      generation = wanted; // no byte was handed out yet, so the newest will do
    } else if (generation.isEmpty()) {
      throw new StoreException(
          name.uri(),
          "the connection broke, and the server tells no generation by which to go on with the"
              + " same bytes. Read it again.",
          null);
    }
    HttpResponse<InputStream> response = client.media(name, generation, range(offset));
    boolean kept = false;
    try {
      Part part = part(response, offset);
      kept = true;
      return part;
    } finally {
      if (!kept) {
        response.body().close();
      }
    }
  }

  private String range(long offset) {
    if (end != TO_THE_END) {
      return "bytes=" + offset + "-" + (end - 1);
    }
    return offset == 0 ? "" : "bytes=" + offset + "-";
  }

  private Part part(HttpResponse<InputStream> response, long offset) throws IOException {
    return switch (response.statusCode()) {
      case 200, 206 -> bytes(response, offset);
      case 416 -> nothing(offset);
      case 404 -> throw absent(response);
      default -> throw problem(response);
    };
  }

  private Part bytes(HttpResponse<InputStream> response, long offset) throws IOException {
    HttpHeaders headers = response.headers();
    long length = storedLength(headers);
    boolean partly = response.statusCode() == 206;
    if (partly) {
      Matcher range = RANGE.matcher(header(headers, "Content-Range"));
      if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
        throw new StoreException(
            name.uri(), "the server sent another range than the one from byte " + offset, null);
      }
      length = Long.parseLong(range.group(2));
    }
    if (!partly && !range(offset).isEmpty()) {
      throw new StoreException(name.uri(), "the server does not send parts of it", null);
    }
    if (length < 0 || isPackedOnTheWay(headers)) {
      throw new StoreException(
          name.uri(),
          "the server does not tell its length, or packs it on the way. Set Cache-Control"
              + " no-transform on the object.",
          null);
    }
    if (generation.isEmpty()) {
      generation = header(headers, "x-goog-generation");
    }
    crc32c = Crc.ofHeader(header(headers, "x-goog-hash"));
    return new Part(response.body(), end == TO_THE_END ? length : end);
  }

  private static long storedLength(HttpHeaders headers) {
    return headers
        .firstValueAsLong("x-goog-stored-content-length")
        .orElse(headers.firstValueAsLong("Content-Length").orElse(-1));
  }

  // What is stored packed comes packed; anything else would have other lengths than the object.
  private static boolean isPackedOnTheWay(HttpHeaders headers) {
    return header(headers, "x-goog-stored-content-encoding").equals("identity")
        && header(headers, "Content-Encoding").equals("gzip");
  }

  private static String header(HttpHeaders headers, String name) {
    return headers.firstValue(name).orElse("");
  }

  private Part nothing(long offset) throws IOException {
    long length = client.look(name).map(GcsObject::size).orElse(0L);
    if (length != offset) {
      throw new StoreException(
          name.uri(), "there is no offset " + offset + ", for it has " + length + " bytes", null);
    }
    return new Part(InputStream.nullInputStream(), length);
  }

  private IOException absent(HttpResponse<InputStream> response) throws IOException {
    if (generation.isEmpty()) {
      return problem(response);
    }
    throw new StoreException(
        name.uri(),
        "was replaced or deleted while it was read. Read it again from the start.",
        null);
  }

  private IOException problem(HttpResponse<InputStream> response) throws IOException {
    return GcsProblems.of(name, GcsProblems.Work.READ, GcsReply.of(response));
  }
}
