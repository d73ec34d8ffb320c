/**
 * JSON for what is saved and read again: models, states, manifests.
 *
 * <p>{@link dev.ecomm.json.JsonText} writes trees of maps, lists, texts and numbers, the same bytes
 * on every machine, and reads them back; {@link dev.ecomm.json.JsonNode} is an object of such a
 * text, whose accessors say what is missing or of the wrong type. Not for JSON of strangers: texts
 * are held in memory whole.
 */
@NullMarked
package dev.ecomm.json;

import org.jspecify.annotations.NullMarked;
