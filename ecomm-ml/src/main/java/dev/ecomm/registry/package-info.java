/**
 * What a run leaves behind: models in numbered releases, and the outputs of a day with a manifest.
 *
 * <p>Start at {@link dev.ecomm.registry.ModelRegistry} for models: publish, load, promote, and what
 * was current when. Start at {@link dev.ecomm.registry.RunDirectory} for outputs: a reader sees all
 * of a run or nothing of it. Both work on any {@link dev.ecomm.store.ObjectStore}, are safe among
 * threads and processes, and write JSON that people can read.
 */
@NullMarked
package dev.ecomm.registry;

import org.jspecify.annotations.NullMarked;
