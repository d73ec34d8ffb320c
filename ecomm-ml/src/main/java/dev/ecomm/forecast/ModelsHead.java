package dev.ecomm.forecast;

import dev.ecomm.json.JsonNode;
import dev.ecomm.series.Frequency;
import dev.ecomm.series.SeriesCalendar;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.Arrays;
import java.util.Map;

/**
 * What saved models have in common.
 *
 * @param model the name of the forecaster
 * @param season in steps
 * @param scale of times
 * @param frequency of the series
 */
record ModelsHead(String model, int season, TimeScale scale, Frequency frequency) {

  void write(Map<String, Object> tree) {
    tree.put("model", model);
    tree.put("season", season);
    tree.put("scale", scale.name());
    tree.put("frequency", frequency.name());
  }

  static ModelsHead read(JsonNode node) {
    String model = node.text("model");
    if (!Forecasters.names().contains(model)) {
      throw node.problem(
          "model is \"" + model + "\", must be one of " + String.join(", ", Forecasters.names()));
    }
    return new ModelsHead(
        model,
        new SavedNode(node).count("season", 1),
        constant(node, "scale", TimeScale.values()),
        constant(node, "frequency", Frequency.values()));
  }

  private static <E extends Enum<E>> E constant(JsonNode node, String member, E[] values) {
    String name = node.text(member);
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                node.problem(
                    member + " is \"" + name + "\", must be one of " + Arrays.toString(values)));
  }

  /** Refuses series that the models cannot be carried on to. */
  void requireSame(SeriesSet series, SeriesCalendar calendar) {
    if (series.scale() != scale || calendar.frequency() != frequency) {
      throw new IllegalArgumentException(
          "series are of times "
              + series.scale()
              + " and frequency "
              + calendar.frequency()
              + ", must be of "
              + scale
              + " and "
              + frequency
              + " as those that the models were fitted to");
    }
  }
}
