package dev.ecomm.forecast;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import dev.ecomm.series.SeriesSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model of one series, and to which values it was fitted.
 *
 * @param id of the series
 * @param rows how many values it had
 * @param first its first time
 * @param last its last time
 * @param hash of its values, so that the same are known again
 * @param model fitted
 */
record SavedSeries(String id, int rows, long first, long last, int hash, ForecastModel model) {

  /**
   * Writes a series.
   *
   * @throws IllegalArgumentException if the model cannot be saved
   */
  static String write(SeriesSet series, int s, double[] values, ForecastModel model) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", series.id(s));
    tree.put("rows", values.length);
    tree.put("first", series.time(series.from(s)));
    tree.put("last", series.time(series.to(s) - 1));
    tree.put("hash", Arrays.hashCode(values));
    tree.put("model", SavedTree.of(model).members());
    return JsonText.write(tree);
  }

  static SavedSeries read(JsonNode json) {
    SavedNode node = new SavedNode(json);
    return new SavedSeries(
        node.text("id"),
        node.count("rows", 1),
        json.whole("first"),
        json.whole("last"),
        node.whole("hash", Integer.MIN_VALUE, Integer.MAX_VALUE),
        node.model("model"));
  }

  /** The model as it is where the values are those fitted, else carried on to them. */
  ForecastModel on(SeriesSet series, int s, double[] values, List<String> notes) {
    if (values.length == rows && Arrays.hashCode(values) == hash) {
      return model;
    }
    if (series.time(series.from(s)) > first) {
      notes.add(
          "begins at "
              + series.scale().text(series.time(series.from(s)))
              + ", but was fitted from "
              + series.scale().text(first)
              + " on: its level is learnt from fewer values; hand in the whole series");
    }
    if (series.time(series.to(s) - 1) < last) {
      notes.add(
          "ends before "
              + series.scale().text(last)
              + ", the last value that its model was fitted to");
    }
    try {
      return model.on(values);
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
