package dev.ecomm.testkit.gcs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of two parts: the description of an object, and its bytes. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

  final byte[] description;
  final String contentType;
  final byte[] bytes;

  private Multipart(byte[] description, String contentType, byte[] bytes) {
    this.description = description;
    this.contentType = contentType;
    this.bytes = bytes;
  }

  static Multipart of(String contentType, byte[] body) throws Refusal {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw Refusal.invalid("multipart/related without a boundary");
    }
    // Of one char a byte, so that positions in the text are those in the body.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = "--" + boundary.group(1);
    int first = text.indexOf(delimiter);
    int firstBody = bodyAfter(text, first);
    int second = text.indexOf("\r\n" + delimiter, firstBody);
    int secondBody = bodyAfter(text, second);
    int end = text.lastIndexOf("\r\n" + delimiter + "--");
    if (end < secondBody) {
      throw Refusal.invalid("Malformed multipart body.");
    }
    Matcher type = TYPE.matcher(text.substring(second, secondBody));
    return new Multipart(
        Arrays.copyOfRange(body, firstBody, second),
        type.find() ? type.group(1) : "",
        Arrays.copyOfRange(body, secondBody, end));
  }

  private static int bodyAfter(String text, int delimiter) throws Refusal {
    int end = delimiter < 0 ? -1 : text.indexOf("\r\n\r\n", delimiter);
    if (end < 0) {
      throw Refusal.invalid("Malformed multipart body.");
    }
    return end + 4;
  }
}
