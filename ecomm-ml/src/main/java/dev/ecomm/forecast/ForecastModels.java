package dev.ecomm.forecast;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.forecast.SeriesForecast.Status;
import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fitted models of many series as texts: to be kept, and used on newer values without fitting
 * again by {@link ManyForecasts#run(SeriesSet, ForecastModels, RunContext)}.
 *
 * <pre>{@code
 * ManyForecasts fortnight = ManyForecasts.builder().horizon(14).keepModels(true).build();
 * ForecastModels fitted = fortnight.run(demand, run).models().orElseThrow();
 * ForecastModels read = ForecastModels.of(fitted.head(), fitted.parts());
 * SeriesForecasts today = fortnight.run(newerDemand, read, run);
 * }</pre>
 *
 * <p>There is a head, which tells what was fitted to which series, and up to {@link #MOST_PARTS}
 * parts, JSON objects of about {@value #PART_CHARS} characters or, if there are more models than
 * that, of equal lengths. A part is read when its series are forecast and dropped then: memory
 * holds the texts, and the models of one part for each thread. Series that could not be fitted are
 * not in it. The texts are the same on any number of threads.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class ForecastModels {
  /** As many as a release of a registry bears, and a few to spare. */
  public static final int MOST_PARTS = 60;

  /** About how long a part is at least, unless it is the last. */
  public static final int PART_CHARS = 1 << 20;

  private static final String TYPE = "ecomm-forecast-models";
  private static final String PART_TYPE = "ecomm-forecast-models-part";
  private static final int FORMAT = 1;
  private static final String SOURCE = "forecast models";

  private final ModelsHead head;
  private final List<String> ids;

  /** The number of the first series of each part, and that of all. */
  private final int[] starts;

  private final List<String> parts;

  private ForecastModels(ModelsHead head, List<String> ids, int[] starts, List<String> parts) {
    this.head = head;
    this.ids = List.copyOf(ids);
    this.starts = starts;
    this.parts = List.copyOf(parts);
  }

  /** Puts models that were written into parts; null where a series has none. */
  static ForecastModels of(ModelsHead head, SeriesSet series, @Nullable String[] written) {
    long chars = Arrays.stream(written).mapToLong(text -> text == null ? 0 : text.length()).sum();
    long most = Math.max(PART_CHARS, chars / MOST_PARTS + 1);
    List<String> ids = new ArrayList<>();
    List<Integer> starts = new ArrayList<>(List.of(0));
    List<String> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    long done = 0;
    for (int s = 0; s < written.length; s++) {
      String text = written[s];
      if (text == null) {
        continue;
      }
      ids.add(series.id(s));
      part.add(text);
      done += text.length();
      if (done >= most * (parts.size() + 1)) { // by the sum, so that there are not more parts
        parts.add(part(parts.size(), part));
        starts.add(ids.size());
        part.clear();
      }
    }
    if (!part.isEmpty()) {
      parts.add(part(parts.size(), part));
      starts.add(ids.size());
    }
    return new ForecastModels(
        head, ids, starts.stream().mapToInt(Integer::intValue).toArray(), parts);
  }

  /** Joins texts as they are: as one tree, a part would need ten times the memory. */
  private static String part(int number, List<String> series) {
    String opening = JsonText.write(tree(PART_TYPE, Map.of("part", number)));
    return opening.substring(0, opening.lastIndexOf('}')).stripTrailing()
        + ",\n  \"series\" : [\n"
        + String.join(",\n", series.stream().map(String::strip).toList())
        + "\n  ]\n}\n";
  }

  private static Map<String, Object> tree(String type, Map<String, Object> more) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", type);
    tree.put("format", FORMAT);
    tree.putAll(more);
    return tree;
  }

  /**
   * Reads models that were kept. Parts are looked into when they are used.
   *
   * @param head of {@link #head}
   * @param parts of {@link #parts}, in their order
   * @return models that forecast as those that were kept
   * @throws InvoiceDataException if the head is no JSON, of another type or a newer format, or a
   *     member is missing or does not fit the others; says which
   */
  public static ForecastModels of(String head, List<String> parts) {
    return JsonText.read(
        SOURCE,
        head,
        node -> {
          node.requireFormat(TYPE, FORMAT);
          List<String> ids = node.texts("series");
          Set<String> different = new HashSet<>(ids);
          if (different.size() < ids.size()) {
            throw node.problem("series has a name twice");
          }
          return new ForecastModels(
              ModelsHead.read(node), ids, starts(node, ids.size(), parts.size()), parts);
        });
  }

  private static int[] starts(JsonNode node, int count, int parts) {
    double[] numbers = node.numbers("starts");
    if (numbers.length != parts + 1) {
      throw node.problem(
          "starts are of " + (numbers.length - 1) + " parts, but there are " + parts);
    }
    int[] starts = Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    boolean fits = starts[0] == 0 && starts[parts] == count;
    for (int part = 0; part < parts; part++) {
      fits &= starts[part] < starts[part + 1] && numbers[part] == starts[part];
    }
    if (!fits) {
      throw node.problem(
          "starts are " + Arrays.toString(numbers) + ", must ascend from 0 to " + count);
    }
    return starts;
  }

  /**
   * Returns what tells of all models.
   *
   * @return a JSON object, to be kept beside the parts
   */
  public String head() {
    Map<String, Object> tree = tree(TYPE, Map.of());
    head.write(tree);
    tree.put("starts", Arrays.stream(starts).boxed().toList());
    tree.put("series", ids);
    return JsonText.write(tree);
  }

  /**
   * Returns the models.
   *
   * @return JSON objects, {@link #MOST_PARTS} at most, unmodifiable
   */
  public List<String> parts() {
    return parts;
  }

  /**
   * Returns the series that have a model.
   *
   * @return their names, in the order that they were fitted in, unmodifiable
   */
  public List<String> ids() {
    return ids;
  }

  /**
   * Returns what was fitted.
   *
   * @return one of {@link Forecasters#names()}
   */
  public String model() {
    return head.model();
  }

  /**
   * Returns the season that was assumed.
   *
   * @return in steps; 1: none
   */
  public int season() {
    return head.season();
  }

  ModelsHead modelsHead() {
    return head;
  }

  /** Of the series in their order, then of those that only a model is left of. */
  List<SeriesForecast> forecasts(SeriesSet series, OneForecast one, RunContext run) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int s = 0; s < series.count(); s++) {
      numbers.put(series.id(s), s);
    }
    @Nullable SeriesForecast[] made = new @Nullable SeriesForecast[series.count()];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          parts.size(),
          "forecasting",
          "parts",
          (worker, part) -> {
            int start = starts[part];
            List<JsonNode> nodes = nodes(part);
            for (int i = 0; i < nodes.size(); i++) {
              workers.throwIfCancelled();
              Integer s = numbers.get(ids.get(start + i));
              if (s != null) {
                SavedSeries saved = read(part, start + i, nodes.get(i));
                made[s] = one.of(s, (values, notes) -> saved.on(series, s, values, notes));
              }
            }
          });
    }
    List<SeriesForecast> all = new ArrayList<>();
    for (int s = 0; s < made.length; s++) {
      SeriesForecast forecast = made[s];
      all.add(forecast == null ? one.of(s, null) : forecast);
    }
    ids.stream().filter(id -> !numbers.containsKey(id)).map(ForecastModels::gone).forEach(all::add);
    return all;
  }

  private List<JsonNode> nodes(int part) {
    return JsonText.read(
        source(part),
        parts.get(part),
        node -> {
          node.requireFormat(PART_TYPE, FORMAT);
          long number = node.whole("part");
          List<JsonNode> nodes = node.nodes("series");
          int count = starts[part + 1] - starts[part];
          if (number != part || nodes.size() != count) {
            throw node.problem(
                "it is part "
                    + number
                    + " of "
                    + nodes.size()
                    + " series, must be part "
                    + part
                    + " of "
                    + count);
          }
          return nodes;
        });
  }

  private static String source(int part) {
    return SOURCE + ", part " + part;
  }

  private SavedSeries read(int part, int number, JsonNode node) {
    String id = ids.get(number);
    SavedSeries saved;
    try {
      saved = SavedSeries.read(node);
    } catch (IllegalArgumentException e) {
      throw InvoiceDataException.of(
          source(part),
          "series \"" + id + "\": " + e.getMessage() + ". Restore the text, or fit again.",
          e);
    }
    if (!saved.id().equals(id)) {
      throw node.problem("id is \"" + saved.id() + "\", must be \"" + id + "\" as in the head");
    }
    return saved;
  }

  private static SeriesForecast gone(String id) {
    return new SeriesForecast(
        id,
        0,
        Status.GONE,
        "there is a model of it, but no value",
        "",
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Override
  public String toString() {
    return "ForecastModels[" + ids.size() + " of " + head.model() + ", season " + season() + "]";
  }
}
