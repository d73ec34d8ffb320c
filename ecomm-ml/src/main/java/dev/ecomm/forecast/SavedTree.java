package dev.ecomm.forecast;

import dev.ecomm.json.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a model writes of itself, by name; the counterpart of {@link SavedNode}. */
final class SavedTree {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** A part of a model. */
  SavedTree() {}

  /** A model of a kind that {@link SavedKinds} knows. */
  SavedTree(String kind) {
    members.put("kind", kind);
  }

  Map<String, Object> members() {
    return members;
  }

  SavedTree with(String name, String text) {
    members.put(name, text);
    return this;
  }

  SavedTree with(String name, boolean flag) {
    members.put(name, flag);
    return this;
  }

  SavedTree with(String name, int whole) {
    members.put(name, whole);
    return this;
  }

  /** A number that may be infinite or NaN: JSON has no word for these, so they are texts. */
  SavedTree with(String name, double number) {
    members.put(Double.isFinite(number) ? name : name + "_is", number);
    return this;
  }

  SavedTree with(String name, double[] numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "model has " + name + " of " + number + ", must be finite to be saved");
      }
    }
    members.put(name, Arrays.stream(numbers).boxed().toList());
    return this;
  }

  SavedTree with(String name, SavedTree part) {
    members.put(name, part.members);
    return this;
  }

  SavedTree with(String name, List<SavedTree> parts) {
    members.put(name, parts.stream().map(SavedTree::members).toList());
    return this;
  }

  SavedTree texts(String name, List<String> texts) {
    members.put(name, texts);
    return this;
  }

  /** A part that writes itself as a text, such as trees. */
  SavedTree json(String name, String object) {
    members.put(name, Objects.requireNonNull(JsonText.parse(name, object)));
    return this;
  }

  SavedTree model(String name, ForecastModel model) {
    return with(name, of(model));
  }

  SavedTree models(String name, List<ForecastModel> models) {
    return with(name, models.stream().map(SavedTree::of).toList());
  }

  static SavedTree of(ForecastModel model) {
    if (model instanceof SavableModel savable) {
      return savable.save();
    }
    throw new IllegalArgumentException(
        "model is a "
            + model.getClass().getName()
            + ", must be of a kind that can be saved: "
            + String.join(", ", SavedKinds.names())
            + "; keep its series and fit it again");
  }
}
