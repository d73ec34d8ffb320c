package dev.ecomm.cli;

import dev.ecomm.registry.RunInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What took how long, for the summary and for run-info.json. For one thread. */
final class StepTimes {
  private final Instant start = Instant.now();
  private final List<RunInfo.Step> steps = new ArrayList<>();

  <T> T step(String name, Supplier<T> work) {
    long begin = System.nanoTime();
    T result = work.get();
    steps.add(new RunInfo.Step(name, Duration.ofNanos(System.nanoTime() - begin)));
    return result;
  }

  RunInfo info() {
    return new RunInfo(start, Instant.now(), steps, RunInfo.thisProcess());
  }

  List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    for (RunInfo.Step step : steps) {
      rows.add(
          List.of(step.name(), String.format(Locale.ROOT, "%.1f", step.took().toMillis() / 1e3)));
    }
    return TextTable.lines(List.of("step", "seconds"), rows);
  }
}
