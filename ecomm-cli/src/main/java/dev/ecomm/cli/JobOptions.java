package dev.ecomm.cli;

import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which analyses the daily job does beside the segments, and how. */
final class JobOptions {

  @Option(
      names = "--min-support",
      paramLabel = "S",
      description =
          "Rules: the least share of baskets that has all items; above 0, at most 1. Default: 0.02.")
  double minSupport = 0.02;

  @Option(
      names = "--min-confidence",
      paramLabel = "C",
      description = "Rules: the least confidence, 0 to 1. Default: 0.")
  double minConfidence;

  @Mixin final BasketContents contents = new BasketContents();

  @Option(
      names = "--skip",
      paramLabel = "STEP",
      split = ",",
      description = "Analyses to leave out: rules, forecast. Default: none.")
  List<String> skip = new ArrayList<>();

  /** The steps of one run. Fails before any work if an option is out of its range. */
  JobSteps steps() {
    JobStep rules =
        new RulesStep(
            contents.builder(),
            MiningOptions.builder().minSupport(minSupport).build(),
            RuleOptions.builder()
                .minConfidence(minConfidence)
                .maxRules(RulesCommand.MOST_RULES)
                .build());
    List<JobStep> steps = new ArrayList<>(List.of(rules, new ForecastStep()));
    List<String> names = steps.stream().map(JobStep::name).toList();
    for (String step : skip) {
      if (!names.contains(step)) {
        throw new IllegalArgumentException(
            "--skip is " + step + ", must be " + String.join(" or ", names));
      }
    }
    steps.removeIf(step -> skip.contains(step.name()));
    return new JobSteps(List.copyOf(steps));
  }
}
