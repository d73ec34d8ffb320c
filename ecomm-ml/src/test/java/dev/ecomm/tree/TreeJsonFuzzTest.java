package dev.ecomm.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.FeatureMatrix;

/**
 * Reads whatever the fuzzer makes up as a classifier. The only exception allowed is {@link
 * InvoiceDataException}; what is read predicts classes, and is read again as it was written.
 */
class TreeJsonFuzzTest {

  @FuzzTest
  void any_text_is_a_classifier_or_refused_in_words(byte[] text) {
    TreeClassifier classifier;
    try {
      classifier = TreeClassifier.fromJson(new String(text, UTF_8));
    } catch (InvoiceDataException e) {
      assertThat(e).hasMessageStartingWith("[tree_classifier] ");
      return;
    }
    double[] row = new double[classifier.features().size()];
    assertThat(classifier.predict(FeatureMatrix.of(classifier.features(), row))[0])
        .isBetween(0, classifier.classes() - 1);
    assertThat(TreeClassifier.fromJson(classifier.toJson())).isEqualTo(classifier);
  }
}
