package dev.ecomm.forecast;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All kinds of models that can be saved, and who reads them. */
final class SavedKinds {
  private static final Map<String, Function<SavedNode, ForecastModel>> READERS = readers();

  private SavedKinds() {}

  private static Map<String, Function<SavedNode, ForecastModel>> readers() {
    Map<String, Function<SavedNode, ForecastModel>> readers = new TreeMap<>();
    readers.put("recent_mean", RecentMean::read);
    readers.put("mean", node -> new TrainingMean().fit(node.values()));
    readers.put("drift", node -> new Drift().fit(node.values()));
    readers.put("ets", EtsModel::read);
    readers.put("arima", ArimaModel::read);
    readers.put("theta", Theta::read);
    readers.put("deseasonalised", Deseasonalised::read);
    readers.put("stl", StlForecaster::read);
    readers.put("combination", Combination::read);
    readers.put("conformal", ConformalModel::read);
    readers.put("auto", AutoModel::read);
    readers.put("rolling", RollingModel::read);
    readers.put("textbook", TextbookIntervals::read);
    readers.put("transformed", Transformed::read);
    readers.put("boosted", BoostedModel::read);
    for (String name : DemandModel.NAMES) {
      readers.put(name, DemandModel::read);
    }
    return Collections.unmodifiableMap(readers);
  }

  /** Returns the kinds, ascending. */
  static Set<String> names() {
    return READERS.keySet();
  }

  static ForecastModel read(SavedNode node) {
    String kind = node.text("kind");
    Function<SavedNode, ForecastModel> reader = READERS.get(kind);
    if (reader == null) {
      throw node.problem("kind is \"" + kind + "\", must be one of " + String.join(", ", names()));
    }
    return reader.apply(node);
  }
}
