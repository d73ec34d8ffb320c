package dev.ecomm.rfm;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ecomm.model.Dictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A {@link RfmState} as JSON, and back, line by line, so that neither needs the text in memory: the
 * texts of the three dictionaries, then an array of six numbers for each line.
 */
final class StateJson {
  private static final String FORMAT = "ecomm-rfm-state";

  /** Raised when a reader of an older version would read something wrong. */
  private static final int VERSION = 1;

  /** Some 30 million years from 1970, more than any shop has lines of. */
  private static final long LATEST_SECOND = 1_000_000_000_000_000L;

  private StateJson() {}

  static void write(RfmState state, OutputStream target) throws IOException {
    try (JsonGenerator json = StateReader.FACTORY.createGenerator(target, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("version", VERSION);
      json.writeNumberField("lines", state.lines());
      json.writeNumberField("lines_without_customer", state.linesWithoutCustomer());
      json.writeNumberField("lines_without_invoice", state.linesWithoutInvoice());
      json.writeNumberField("first_second", state.counts().firstSecond());
      json.writeNumberField("last_second", state.counts().lastSecond());
      writeTexts(json, "customers", state.customers().build());
      writeTexts(json, "invoices", state.invoices().build());
      writeTexts(json, "products", state.products().build());
      json.writeArrayFieldStart("rows");
      for (LineSegment segment : state.segments()) {
        for (int row = 0; row < segment.rows; row++) {
          json.writeRaw('\n'); // so that an error can name a line, and a file can be looked at
          json.writeStartArray();
          json.writeNumber(segment.customer[row]);
          json.writeNumber(segment.invoice[row]);
          json.writeNumber(segment.product[row]);
          json.writeNumber(segment.quantity[row]);
          json.writeNumber(segment.second[row]);
          json.writeNumber(segment.price[row]);
          json.writeEndArray();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeTexts(JsonGenerator json, String name, Dictionary texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int code = 0; code < texts.size(); code++) {
      json.writeString(texts.text(code));
    }
    json.writeEndArray();
  }

  static RfmState read(InputStream source, String name) throws IOException {
    try (StateReader json = new StateReader(StateReader.FACTORY.createParser(source), name)) {
      RfmState state = new RfmState();
      json.begin(FORMAT, VERSION);
      long lines = json.count("lines");
      state.counted(
          new LineSource.Counts(
              lines,
              json.count("lines_without_customer"),
              json.count("lines_without_invoice"),
              instant(json, "first_second", LineSource.Counts.NONE.firstSecond()),
              instant(json, "last_second", LineSource.Counts.NONE.lastSecond())));
      readTexts(json, "customers", state.customers());
      readTexts(json, "invoices", state.invoices());
      readTexts(json, "products", state.products());
      json.beginArray("rows");
      for (long line = 0; line < lines; line++) {
        readLine(json, state);
      }
      json.endArray();
      json.end();
      return state;
    }
  }

  private static long instant(StateReader json, String name, long none) throws IOException {
    long second = json.whole(name);
    if (second != none && Math.abs(second) > LATEST_SECOND) {
      throw json.problem(second + " is not an instant", null);
    }
    return second;
  }

  private static void readTexts(StateReader json, String name, TextCodes target)
      throws IOException {
    json.beginArray(name);
    for (String text = json.textOrEnd(); text != null; text = json.textOrEnd()) {
      int known = target.size();
      if (target.add(text) != known) {
        throw json.problem("\"" + text + "\" is twice among the " + name, null);
      }
    }
  }

  private static void readLine(StateReader json, RfmState state) throws IOException {
    json.beginArray();
    int customer = code(json, 0, state.customers());
    int invoice = code(json, 0, state.invoices());
    int product = code(json, Dictionary.MISSING, state.products());
    int quantity = json.intValue(Integer.MIN_VALUE);
    long second = json.wholeValue();
    double price = json.decimalValue();
    json.endArray();
    if (second < state.counts().firstSecond() || second > state.counts().lastSecond()) {
      throw json.problem("a line is of a time before the first or after the last", null);
    }
    state.append(customer, invoice, product, quantity, second, price);
  }

  private static int code(StateReader json, int least, TextCodes texts) throws IOException {
    int code = json.intValue(least);
    if (code >= texts.size()) {
      throw json.problem("code " + code + " has no text", null);
    }
    return code;
  }
}
