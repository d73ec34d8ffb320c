/**
 * Google Cloud Storage on this machine, for tests of programs that use {@code gs://} objects. Start
 * at {@link dev.ecomm.testkit.gcs.FakeGcs}: a real HTTP server that speaks the JSON API as far as
 * objects go, to this library as to Google's own client. It can be told to fail at any request by a
 * {@link dev.ecomm.testkit.gcs.Fault}, and tells afterwards which {@link
 * dev.ecomm.testkit.gcs.GcsRequest requests} it got. Objects are files in a temporary directory.
 */
@NullMarked
package dev.ecomm.testkit.gcs;

import org.jspecify.annotations.NullMarked;
