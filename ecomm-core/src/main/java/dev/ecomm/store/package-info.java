/**
 * Bytes at a URI, and nothing about what they mean. Start at {@link dev.ecomm.store.Stores}: it
 * turns a user's text into a URI and finds the {@link dev.ecomm.store.ObjectStore} for its scheme
 * among the jars on the class path. Here are {@code file:} and {@code http(s):}. Reads resume where
 * a connection broke and never mix two versions of an object; writes are commit-or-nothing.
 */
@NullMarked
package dev.ecomm.store;

import org.jspecify.annotations.NullMarked;
