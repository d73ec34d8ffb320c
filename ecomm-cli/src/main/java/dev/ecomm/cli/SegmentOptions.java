package dev.ecomm.cli;

import dev.ecomm.interpret.Retraining;
import dev.ecomm.pipeline.CustomerSegmentation;
import dev.ecomm.tree.RandomSearch;
import dev.ecomm.tree.SearchSpace;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How customers are segmented and segments explained. */
final class SegmentOptions {

  @Option(
      names = "--k",
      paramLabel = "auto|N",
      converter = ForK.class,
      description = "How many segments. Default: auto, which is what the selector says.")
  int k;

  @Option(
      names = "--selector",
      paramLabel = "consensus|seed|silhouette|gap|kneedle",
      description =
          "Who chooses the number of segments. Default: consensus with the definition standard, else"
              + " seed.")
  String selector = "";

  @Option(
      names = "--max-k",
      paramLabel = "N",
      description = "The largest number of segments that is tried. Default: 10.")
  int maxK = 10;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all draws. Default: 0.")
  long seed;

  @Option(
      names = "--trainer",
      paramLabel = "cart|xgboost",
      description =
          "What explains the segments: one readable tree, or boosted trees beside it. Default:"
              + " cart.")
  String trainer = "cart";

  @Option(
      names = "--search",
      paramLabel = "N",
      description =
          "Try N sets of parameters of the trainer by cross-validation, as the seed tried 10; takes"
              + " minutes. Default: 0, parameters that serve well.")
  int search;

  @Option(
      names = "--keep-at",
      paramLabel = "F1",
      description =
          "Keep the explaining model of the run before while its macro F1 on the new segments is at"
              + " least this. Default: 0.75.")
  double keepAt = 0.75;

  @Option(
      names = "--force-train",
      description = "Train the explaining model anew, whatever the one before is worth.")
  boolean forceTrain;

  /** The service with these options. */
  CustomerSegmentation service() {
    CustomerSegmentation.Builder service =
        CustomerSegmentation.builder()
            .maxK(maxK)
            .seed(seed)
            .retraining(Retraining.builder().minMacroF1(keepAt).forced(forceTrain).build());
    if (k > 0) {
      service.k(k);
    }
    if (!selector.isEmpty()) {
      service.selector(selector);
    }
    if (trainer.equals("cart")) {
      requireNoSearch();
    } else if (search == 0) {
      service.trainer(TreeTrainers.of(trainer), TreeParameters.boosting().withSeed(seed));
    } else {
      service.trainer(
          TreeTrainers.of(trainer),
          RandomSearch.builder()
              .space(SearchSpace.likeSeed())
              .candidates(search)
              .seed(seed)
              .build());
    }
    return service.build();
  }

  private void requireNoSearch() {
    if (search != 0) {
      throw new IllegalArgumentException(
          "--search is " + search + ", must be with --trainer xgboost: one tree has no parameters");
    }
  }

  /** For picocli: 0 stands for auto. */
  static final class ForK implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String word) {
      if (word.equals("auto")) {
        return 0;
      }
      try {
        int k = Integer.parseInt(word);
        if (k > 0) {
          return k;
        }
      } catch (NumberFormatException e) {
        // falls through to the message for both
      }
      throw new TypeConversionException("\"" + word + "\" is neither auto nor a number above 0");
    }
  }
}
