package dev.ecomm.interpret;

import java.util.OptionalDouble;

/**
 * A feature of a cluster against all other rows.
 *
 * @param feature its name
 * @param median of the members; empty without members
 * @param medianOfRest of the others; empty without others
 * @param ratio of the first median to the second; empty if one is missing or the second is 0
 * @param effect Cliff's delta: how often a member's value is above another row's, less how often it
 *     is below, as a share of all pairs; from -1 to 1, 0 where nothing sets them apart
 * @see <a href="https://doi.org/10.1037/0033-2909.114.3.494">Cliff (1993), Dominance statistics</a>
 */
public record FeatureContrast(
    String feature,
    OptionalDouble median,
    OptionalDouble medianOfRest,
    OptionalDouble ratio,
    double effect) {}
