package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import org.jspecify.annotations.Nullable;

/** What {@link KMeans} was built with. */
record KMeansOptions(
    int k,
    KMeansInit init,
    @Nullable FeatureMatrix start,
    int restarts,
    int swaps,
    int maxIterations,
    double tolerance,
    boolean bounds,
    long seed) {}
