/**
 * Objects of Google Cloud Storage, {@code gs://} URIs. With this module on the class path every
 * reader and writer takes them; start at {@link dev.ecomm.store.gcp.GcsStore} to set options.
 * Logins come from Google's own library, the requests are ours: they name generations, resume, can
 * ask what became of an upload and take it back, which Google's client does not offer.
 */
@NullMarked
package dev.ecomm.store.gcp;

import org.jspecify.annotations.NullMarked;
