package dev.ecomm.rfm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.ecomm.error.InvoiceDataException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a saved state, whose members stand in a known order, value by value: a tree of it would
 * take several times its memory. What is not as expected is an error that says what was.
 */
final class StateReader implements AutoCloseable {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the same text on every JDK
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonParser json;
  private final String source;

  /**
   * Starts to read.
   *
   * @param source what messages call it
   */
  StateReader(JsonParser json, String source) {
    this.json = json;
    this.source = source;
  }

  /** Reads format and version, the first members of every text, and fails on any other. */
  void begin(String format, int version) throws IOException {
    expect(next(), JsonToken.START_OBJECT, "an object");
    String found = text("format");
    if (!found.equals(format)) {
      throw problem("format is \"" + found + "\", must be \"" + format + "\"", null);
    }
    long foundVersion = whole("version");
    if (foundVersion != version) {
      throw problem("version is " + foundVersion + ", this program reads version " + version, null);
    }
  }

  void end() throws IOException {
    expect(next(), JsonToken.END_OBJECT, "the end of the object");
    if (next() != null) {
      throw problem("something follows the end of the object", null);
    }
  }

  String text(String name) throws IOException {
    member(name);
    expect(next(), JsonToken.VALUE_STRING, "a text");
    return currentText();
  }

  /** The next text of an array, or null at its end. */
  @Nullable String textOrEnd() throws IOException {
    JsonToken token = next();
    if (token == JsonToken.END_ARRAY) {
      return null;
    }
    expect(token, JsonToken.VALUE_STRING, "a text");
    return currentText();
  }

  private long longValue() throws IOException {
    try {
      return json.getLongValue();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  private String currentText() throws IOException {
    try {
      return json.getText();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  long whole(String name) throws IOException {
    member(name);
    return wholeValue();
  }

  long count(String name) throws IOException {
    long value = whole(name);
    if (value < 0) {
      throw problem(value + " is not from 0 to " + Long.MAX_VALUE, null);
    }
    return value;
  }

  long wholeValue() throws IOException {
    expect(next(), JsonToken.VALUE_NUMBER_INT, "a whole number");
    return longValue();
  }

  int intValue(int least) throws IOException {
    long value = wholeValue();
    if (value < least || value > Integer.MAX_VALUE) {
      throw problem(value + " is not from " + least + " to " + Integer.MAX_VALUE, null);
    }
    return (int) value;
  }

  double decimalValue() throws IOException {
    JsonToken token = next();
    if (token != JsonToken.VALUE_NUMBER_FLOAT) {
      expect(token, JsonToken.VALUE_NUMBER_INT, "a number");
    }
    double value = json.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw problem("a number is not finite", null);
    }
    return value;
  }

  void beginArray(String name) throws IOException {
    member(name);
    beginArray();
  }

  void beginArray() throws IOException {
    expect(next(), JsonToken.START_ARRAY, "an array");
  }

  void endArray() throws IOException {
    expect(next(), JsonToken.END_ARRAY, "the end of the array");
  }

  private void member(String name) throws IOException {
    expect(next(), JsonToken.FIELD_NAME, "the member \"" + name + "\"");
    if (!name.equals(json.currentName())) {
      throw problem("the member \"" + name + "\" is missing before " + json.currentName(), null);
    }
  }

  private @Nullable JsonToken next() throws IOException {
    try {
      return json.nextToken();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** Jackson's own failures are about the text; other ones are about the stream. */
  private InvoiceDataException broken(JsonProcessingException e) {
    return problem("not JSON, or cut off: " + e.getOriginalMessage(), e);
  }

  private void expect(@Nullable JsonToken found, JsonToken wanted, String words) {
    if (found != wanted) {
      throw problem("expected " + words + (found == null ? ", but it ends" : ""), null);
    }
  }

  InvoiceDataException problem(String what, @Nullable Throwable cause) {
    long line = json.currentTokenLocation().getLineNr();
    return InvoiceDataException.of(
        source,
        "line " + Math.max(1, line) + ": " + what + ". Use what RfmState.save wrote, unchanged.",
        cause);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
