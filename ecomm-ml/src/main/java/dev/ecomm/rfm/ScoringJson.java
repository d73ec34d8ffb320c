package dev.ecomm.rfm;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link RfmScoring} as JSON, and back. */
final class ScoringJson {
  private static final String FORMAT = "ecomm-rfm-scoring";
  private static final String SOURCE = "rfm scoring";

  /** Raised when a reader of an older version would read something wrong. */
  private static final int VERSION = 1;

  private ScoringJson() {}

  static String write(RfmScoring scoring) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("version", VERSION);
    tree.put("as_of", scoring.asOf().toString());
    tree.put("customers", scoring.customers());
    tree.put("money", scoring.money().id());
    tree.put("recency", scoring.recency().edges());
    tree.put("frequency", scoring.frequency().edges());
    tree.put("monetary", scoring.monetary().edges());
    List<Object> segments = new ArrayList<>();
    for (String name : scoring.segments().names()) {
      Map<String, Object> segment = new LinkedHashMap<>();
      segment.put("segment", name);
      segment.put("cells", cells(scoring.segments(), name));
      segments.add(segment);
    }
    tree.put("segments", segments);
    return JsonText.write(tree);
  }

  /** The cells of a name; r and f are two digits: 54 is r 5, f 4. */
  private static List<Integer> cells(SegmentMap map, String name) {
    List<Integer> cells = new ArrayList<>();
    for (int r = SegmentMap.SCORES; r >= 1; r--) {
      for (int f = SegmentMap.SCORES; f >= 1; f--) {
        if (map.segment(r, f).equals(name)) {
          cells.add(10 * r + f);
        }
      }
    }
    return cells;
  }

  static RfmScoring read(String text) {
    return JsonText.read(SOURCE, text, ScoringJson::scoring);
  }

  private static RfmScoring scoring(JsonNode tree) {
    if (!tree.text("format").equals(FORMAT)) {
      throw tree.problem("format is \"" + tree.text("format") + "\", must be \"" + FORMAT + "\"");
    }
    if (tree.whole("version") != VERSION) {
      throw tree.problem(
          "version is " + tree.whole("version") + ", this program reads version " + VERSION);
    }
    Money money = Money.valueOf(tree.text("money").toUpperCase(Locale.ROOT));
    return new RfmScoring(
        asOf(tree),
        tree.whole("customers"),
        money,
        edges(tree, "recency", Measures.RECENCY),
        edges(tree, "frequency", Measures.FREQUENCY),
        edges(tree, "monetary", Measures.monetary(money)),
        segments(tree));
  }

  private static LocalDateTime asOf(JsonNode tree) {
    try {
      return LocalDateTime.parse(tree.text("as_of"));
    } catch (DateTimeException e) {
      throw tree.problem("as_of is \"" + tree.text("as_of") + "\", must be a day and a time");
    }
  }

  private static ScoreEdges edges(JsonNode tree, String name, String measure) {
    List<Double> edges = new ArrayList<>();
    for (double edge : tree.numbers(name)) {
      edges.add(edge);
    }
    return new ScoreEdges(measure, edges);
  }

  private static SegmentMap segments(JsonNode tree) {
    SegmentMap.Builder map = SegmentMap.builder();
    for (JsonNode segment : tree.nodes("segments")) {
      String name = segment.text("segment");
      for (double cell : segment.numbers("cells")) {
        if (cell < 0 || cell > 99 || cell != Math.rint(cell)) {
          throw segment.problem("a cell of " + name + " is " + cell + ", must be two digits");
        }
        int r = (int) cell / 10;
        int f = (int) cell % 10;
        map.segment(name, r, r, f, f);
      }
    }
    return map.build();
  }
}
