package dev.ecomm.rfm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link RfmScoring} as JSON, and back. */
final class ScoringJson {
  private static final String FORMAT = "ecomm-rfm-scoring";
  private static final String SOURCE = "rfm scoring";

  /** Raised when a reader of an older version would read something wrong. */
  private static final int VERSION = 1;

  private ScoringJson() {}

  static String write(RfmScoring scoring) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = JsonReader.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("version", VERSION);
      json.writeStringField("as_of", scoring.asOf().toString());
      json.writeNumberField("customers", scoring.customers());
      json.writeStringField("money", scoring.money().id());
      writeEdges(json, "recency", scoring.recency());
      writeEdges(json, "frequency", scoring.frequency());
      writeEdges(json, "monetary", scoring.monetary());
      writeSegments(json, scoring.segments());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text + "\n";
  }

  private static void writeEdges(JsonGenerator json, String name, ScoreEdges edges)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double edge : edges.edges()) {
      json.writeNumber(edge);
    }
    json.writeEndArray();
  }

  /** Names in their order, each with its cells. */
  private static void writeSegments(JsonGenerator json, SegmentMap map) throws IOException {
    json.writeArrayFieldStart("segments");
    for (String name : map.names()) {
      json.writeStartObject();
      json.writeStringField("segment", name);
      json.writeArrayFieldStart("cells");
      for (int r = SegmentMap.SCORES; r >= 1; r--) {
        for (int f = SegmentMap.SCORES; f >= 1; f--) {
          if (map.segment(r, f).equals(name)) {
            json.writeNumber(10 * r + f); // r and f as two digits: 54 is r 5, f 4
          }
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static RfmScoring read(String text) {
    try (JsonReader json =
        new JsonReader(JsonReader.FACTORY.createParser(text), SOURCE, "RfmScoring.toJson")) {
      json.begin(FORMAT, VERSION);
      try {
        LocalDateTime asOf = LocalDateTime.parse(json.text("as_of"));
        long customers = json.whole("customers");
        Money money = Money.valueOf(json.text("money").toUpperCase(Locale.ROOT));
        ScoreEdges recency = readEdges(json, "recency", Measures.RECENCY);
        ScoreEdges frequency = readEdges(json, "frequency", Measures.FREQUENCY);
        ScoreEdges monetary = readEdges(json, "monetary", Measures.monetary(money));
        SegmentMap segments = readSegments(json);
        json.end();
        return new RfmScoring(asOf, customers, money, recency, frequency, monetary, segments);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw json.problem(String.valueOf(e.getMessage()), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a String does not fail
    }
  }

  private static ScoreEdges readEdges(JsonReader json, String name, String measure)
      throws IOException {
    json.beginArray(name);
    List<Double> edges = new ArrayList<>();
    for (int i = 1; i < SegmentMap.SCORES; i++) {
      edges.add(json.decimalValue());
    }
    json.endArray();
    return new ScoreEdges(measure, edges);
  }

  private static SegmentMap readSegments(JsonReader json) throws IOException {
    SegmentMap.Builder map = SegmentMap.builder();
    json.beginArray("segments");
    while (json.beginObjectOrEndArray()) {
      String name = json.text("segment");
      json.beginArray("cells");
      for (Long cell = json.wholeOrEnd(); cell != null; cell = json.wholeOrEnd()) {
        int r = (int) Math.max(0, Math.min(99, cell)) / 10;
        int f = (int) Math.max(0, Math.min(99, cell)) % 10;
        map.segment(name, r, r, f, f);
      }
      json.endObject();
    }
    return map.build();
  }
}
