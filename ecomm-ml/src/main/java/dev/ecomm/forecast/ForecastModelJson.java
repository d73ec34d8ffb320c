package dev.ecomm.forecast;

import dev.ecomm.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fitted forecast models as JSON, and back without fitting again: forecasts, limits and residuals
 * of the model that is read have the same bits, and so has what it is carried on to.
 *
 * <pre>{@code
 * ForecastModel fitted = Ets.automatic(7).fit(dailySales);
 * String json = ForecastModelJson.toJson(fitted);
 * Forecast week = ForecastModelJson.fromJson(json).forecast(7, 80);
 * }</pre>
 *
 * <p>The text holds what was estimated and the series, so it is about as long as the series written
 * out. It can be saved for every forecaster of {@link Forecasters}, for {@link Combination}, {@link
 * Deseasonalised}, {@link StlForecaster}, {@link Transformed}, {@link RollingIntervals}, {@link
 * TextbookIntervals} and {@link ConformalIntervals} of such, for {@link AutoForecaster}, and for
 * {@link BoostedLags}, with all of its trees. What cannot be saved: models of your own; keep their
 * series and fit again.
 */
public final class ForecastModelJson {
  private static final String TYPE = "ecomm-forecast-model";
  private static final int FORMAT = 1;
  private static final String SOURCE = "forecast model";

  private ForecastModelJson() {}

  /**
   * Writes a model.
   *
   * @param model fitted, or carried on
   * @return a JSON object; the same text for the same model on every machine
   * @throws IllegalArgumentException if the model, or one inside it, is of a kind that cannot be
   *     saved, or has a number that is not finite
   */
  public static String toJson(ForecastModel model) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("model", SavedTree.of(model).members());
    return JsonText.write(tree);
  }

  /**
   * Reads a model; nothing is estimated.
   *
   * @param json of {@link #toJson}
   * @return a model that forecasts as the one that was written
   * @throws dev.ecomm.error.InvoiceDataException if the text is no JSON, of another type, of a
   *     newer format, of an unknown kind, or if a member is missing or does not fit the others;
   *     says which
   */
  public static ForecastModel fromJson(String json) {
    return JsonText.read(
        SOURCE,
        json,
        node -> {
          node.requireFormat(TYPE, FORMAT);
          return new SavedNode(node).model("model");
        });
  }
}
