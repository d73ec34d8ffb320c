package dev.ecomm.forecast;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.json.JsonNode;
import java.util.List;

/** What a model wrote of itself, read with checks; the counterpart of {@link SavedTree}. */
record SavedNode(JsonNode json) {

  String text(String name) {
    return json.text(name);
  }

  boolean flag(String name) {
    return json.flag(name);
  }

  boolean has(String name) {
    return json.has(name);
  }

  int whole(String name, int least, int most) {
    long value = json.whole(name);
    if (value < least || value > most) {
      throw problem(name + " is " + value + ", must be " + least + " to " + most);
    }
    return (int) value;
  }

  int count(String name, int least) {
    return whole(name, least, Integer.MAX_VALUE);
  }

  /** A finite number. */
  double number(String name) {
    return json.number(name);
  }

  /** A number that may be infinite or NaN. */
  double anyNumber(String name) {
    if (json.has(name)) {
      return json.number(name);
    }
    String text = json.text(name + "_is");
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw problem(name + "_is is \"" + text + "\", must be NaN or an infinity");
    };
  }

  double[] numbers(String name) {
    return json.numbers(name);
  }

  double[] numbers(String name, int length) {
    double[] numbers = json.numbers(name);
    if (numbers.length != length) {
      throw problem(name + " are " + numbers.length + ", must be " + length);
    }
    return numbers;
  }

  /** The series, at least one value. */
  double[] values() {
    double[] values = json.numbers("values");
    if (values.length == 0) {
      throw problem("values are none, must be at least 1");
    }
    return values;
  }

  List<String> texts(String name) {
    return json.texts(name);
  }

  SavedNode node(String name) {
    return new SavedNode(json.node(name));
  }

  List<SavedNode> nodes(String name) {
    return json.nodes(name).stream().map(SavedNode::new).toList();
  }

  ForecastModel model(String name) {
    return SavedKinds.read(node(name));
  }

  List<ForecastModel> models(String name) {
    return nodes(name).stream().map(SavedKinds::read).toList();
  }

  InvoiceDataException problem(String what) {
    return json.problem(what);
  }
}
