package dev.ecomm.registry;

import dev.ecomm.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * When and where a run ran: all that differs between runs of equal results. Nothing compares it.
 *
 * @param startedAt when it began
 * @param finishedAt when it was done
 * @param steps what took how long, in order
 * @param environment facts about machine and settings, by name
 */
public record RunInfo(
    Instant startedAt, Instant finishedAt, List<Step> steps, Map<String, String> environment) {

  /**
   * A step of a run.
   *
   * @param name for example {@code profile}
   * @param took how long
   */
  public record Step(String name, Duration took) {
    /** Refuses nulls. */
    public Step {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(took, "took");
    }
  }

  /** Copies and sorts. */
  public RunInfo {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
    steps = List.copyOf(steps);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /**
   * Describes this process: Java, operating system, processors, largest heap.
   *
   * @return facts for {@link #environment()}; modifiable, the caller's
   */
  public static Map<String, String> thisProcess() {
    Map<String, String> facts = new TreeMap<>();
    for (String property : List.of("java.version", "java.vendor", "os.name", "os.arch")) {
      facts.put(property, System.getProperty(property, ""));
    }
    facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("max_heap_bytes", String.valueOf(Runtime.getRuntime().maxMemory()));
    return facts;
  }

  /**
   * Writes it as JSON, for people and dashboards.
   *
   * @return indented, with a line end behind
   */
  public String toJson() {
    List<Object> trees = new ArrayList<>();
    for (Step step : steps) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", step.name());
      tree.put("millis", step.took().toMillis());
      trees.add(tree);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", "run_info");
    tree.put("format", 1);
    tree.put("started_at", startedAt.toString());
    tree.put("finished_at", finishedAt.toString());
    tree.put("steps", trees);
    tree.put("environment", environment);
    return JsonText.write(tree);
  }
}
