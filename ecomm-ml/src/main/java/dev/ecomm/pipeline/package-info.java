/**
 * Whole jobs, from profiles to files that others can use.
 *
 * <p>Start with {@link dev.ecomm.pipeline.CustomerSegmentation}: it segments customers, explains
 * the segments, decides whether the explaining model of the run before still serves, and hands out
 * the tables, models and notes of the run, ready for a {@link dev.ecomm.registry.ModelRegistry} and
 * a {@link dev.ecomm.registry.RunDirectory}.
 */
@NullMarked
package dev.ecomm.pipeline;

import org.jspecify.annotations.NullMarked;
