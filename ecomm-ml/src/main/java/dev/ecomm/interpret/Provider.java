package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.RandomSearch;
import dev.ecomm.tree.SearchResult;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.util.Optional;

/** Who trains what predicts, with given parameters or with the best that a search finds. */
final class Provider {

  private final TreeTrainer trainer;
  private final Optional<TreeParameters> given;
  private final Optional<RandomSearch> search;

  private Provider(
      TreeTrainer trainer, Optional<TreeParameters> given, Optional<RandomSearch> search) {
    this.trainer = trainer;
    this.given = given;
    this.search = search;
  }

  static Provider of(TreeTrainer trainer, TreeParameters parameters) {
    return new Provider(trainer, Optional.of(parameters), Optional.empty());
  }

  static Provider of(TreeTrainer trainer, RandomSearch search) {
    return new Provider(trainer, Optional.empty(), Optional.of(search));
  }

  /**
   * What was trained.
   *
   * @param classifier of the best parameters
   * @param parameters those
   * @param search how they were found; empty if they were given
   */
  record Trained(
      TreeClassifier classifier, TreeParameters parameters, Optional<SearchResult> search) {}

  String id() {
    return trainer.id();
  }

  Trained train(FeatureMatrix features, int[] clusters, int k, RunContext run) {
    Optional<SearchResult> found =
        search.map(wanted -> wanted.run(trainer, features, clusters, k, run));
    TreeParameters parameters =
        given.or(() -> found.map(result -> result.best().parameters())).orElseThrow();
    return new Trained(trainer.train(features, clusters, k, parameters, run), parameters, found);
  }
}
