package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.CartTrainer;
import dev.ecomm.tree.ClassificationReport;
import dev.ecomm.tree.StratifiedSplit;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trains the surrogate and, where asked for, a provider, and decides between them. */
final class Training {

  private final int surrogateDepth;
  private final Optional<Provider> provider;
  private final double heldOutShare;
  private final long seed;

  Training(int surrogateDepth, Optional<Provider> provider, double heldOutShare, long seed) {
    this.surrogateDepth = surrogateDepth;
    this.provider = provider;
    this.heldOutShare = heldOutShare;
    this.seed = seed;
  }

  /**
   * What comes out.
   *
   * @param model what is used
   * @param report why
   * @param heldOut rows that were not trained on
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Trained(InterpreterModel model, InterpreterReport report, int[] heldOut) {}

  /** Rows with their clusters, to train on or to be asked about. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Part(FeatureMatrix features, int[] clusters) {

    /** The figures of predictions, if there is anything to predict. */
    Optional<ClassificationReport> report(int[] predicted, int k) {
      return clusters.length == 0
          ? Optional.empty()
          : Optional.of(ClassificationReport.of(clusters, predicted, k));
    }
  }

  Trained train(FeatureMatrix features, int[] clusters, int k, RunContext run) {
    StratifiedSplit split = StratifiedSplit.holdOut(clusters, k, heldOutShare, seed);
    Part train = new Part(split.train(features), split.train(clusters));
    Part test = new Part(split.test(features), split.test(clusters));
    List<String> notes = new ArrayList<>();
    if (split.trainOnlyClasses().length > 0) {
      notes.add(
          "Too small to hold rows out, so no figure tells how well they are found: clusters "
              + Arrays.toString(split.trainOnlyClasses())
              + ".");
    }
    TreeClassifier surrogate =
        new CartTrainer().train(train.features(), train.clusters(), k, surrogateParameters(), run);
    Optional<ClassificationReport> ofSurrogate = test.report(surrogate.predict(test.features()), k);
    Optional<ClassificationReport> ofMajority =
        test.report(majority(train.clusters(), k, test.clusters().length), k);
    Optional<Provider.Trained> other =
        provider.map(trainer -> trainer.train(train.features(), train.clusters(), k, run));
    Optional<ClassificationReport> ofOther =
        other.flatMap(trained -> test.report(trained.classifier().predict(test.features()), k));
    boolean usesSurrogate =
        other.isEmpty()
            || worse(provider.orElseThrow().id(), ofOther, ofSurrogate, ofMajority, notes);
    InterpreterReport report =
        new InterpreterReport(
            train.clusters().length,
            test.clusters().length,
            ofMajority,
            ofSurrogate,
            ofOther,
            other.map(Provider.Trained::parameters),
            other.flatMap(Provider.Trained::search),
            usesSurrogate,
            notes);
    InterpreterModel model =
        InterpreterModel.of(
            surrogate, usesSurrogate ? Optional.empty() : other.map(Provider.Trained::classifier));
    return new Trained(model, report, split.testRows());
  }

  private TreeParameters surrogateParameters() {
    return new TreeParameters(TreeKind.SINGLE, 1, surrogateDepth, 1, 1, 1, 1, 0, 0, seed);
  }

  /** The most frequent cluster of training, of equal ones the lower, for each of some rows. */
  private static int[] majority(int[] trained, int k, int rows) {
    int[] sizes = new int[k];
    int most = 0;
    for (int cluster : trained) {
      sizes[cluster]++;
    }
    for (int c = 1; c < k; c++) {
      most = sizes[c] > sizes[most] ? c : most;
    }
    int[] always = new int[rows];
    Arrays.fill(always, most);
    return always;
  }

  private static boolean worse(
      String id,
      Optional<ClassificationReport> ofOther,
      Optional<ClassificationReport> ofSurrogate,
      Optional<ClassificationReport> ofMajority,
      List<String> notes) {
    if (ofOther.isEmpty() || ofSurrogate.isEmpty() || ofMajority.isEmpty()) {
      notes.add("No row was held out to check " + id + ", so the surrogate is used.");
      return true;
    }
    double score = ofOther.get().macroF1();
    if (score < ofSurrogate.get().macroF1()) {
      notes.add(
          "On held-out rows "
              + id
              + " has the macro F1 "
              + ShortDecimal.text(score)
              + ", the surrogate "
              + ShortDecimal.text(ofSurrogate.get().macroF1())
              + ", so the surrogate is used.");
      return true;
    }
    double accuracy = ofOther.get().accuracy();
    if (accuracy < ofMajority.get().accuracy()) {
      notes.add(
          "On held-out rows "
              + id
              + " has the accuracy "
              + ShortDecimal.text(accuracy)
              + ", always saying the most frequent cluster has "
              + ShortDecimal.text(ofMajority.get().accuracy())
              + ", so the surrogate is used.");
      return true;
    }
    return false;
  }

  /** The figures of a model that is kept. */
  static InterpreterReport kept(InterpreterModel model, FeatureMatrix features, int[] clusters) {
    int k = model.k();
    Part all = new Part(features, clusters);
    int[] bySurrogate = model.surrogate().predict(features);
    for (int row = 0; row < bySurrogate.length; row++) {
      bySurrogate[row] = model.clusterOf(bySurrogate[row]);
    }
    return new InterpreterReport(
        0,
        clusters.length,
        all.report(majority(clusters, k, clusters.length), k),
        all.report(bySurrogate, k),
        model.usesSurrogate() ? Optional.empty() : all.report(model.predict(features), k),
        Optional.empty(),
        Optional.empty(),
        model.usesSurrogate(),
        List.of(
            "The interpreter of an earlier run was kept. Its figures are of all rows; it may have"
                + " been trained on some of them."));
  }
}
