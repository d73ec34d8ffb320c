package dev.ecomm.testkit.gcs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All objects; each change is one step under one lock. */
final class Buckets {
  // Of the size that real ones have, so that no program gets away with an int.
  private static final long FIRST_GENERATION = 1_000_000_000_000_001L;

  private final Path directory;
  private final Map<String, TreeMap<String, Stored>> buckets = new HashMap<>();
  private final Set<String> requesterPays = new HashSet<>();
  private long nextGeneration = FIRST_GENERATION;
  private long nextFile;

  Buckets(Path directory) {
    this.directory = directory;
  }

  synchronized void add(String bucket, boolean paidByRequester) {
    // Google lists by the bytes of UTF-8, which is the order of code points and not that of char.
    buckets.putIfAbsent(
        bucket,
        new TreeMap<>(
            (a, b) ->
                Arrays.compareUnsigned(
                    a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))));
    if (paidByRequester) {
      requesterPays.add(bucket);
    }
  }

  synchronized boolean has(String bucket) {
    return buckets.containsKey(bucket);
  }

  /** Refuses what cannot be used in this way. */
  synchronized void check(String bucket, Call call) throws Refusal {
    if (!buckets.containsKey(bucket)) {
      throw Refusal.noBucket();
    }
    boolean pays =
        !call.parameter("userProject").isEmpty() || !call.header("x-goog-user-project").isEmpty();
    if (requesterPays.contains(bucket) && !pays) {
      throw new Refusal(
          400, "required", "Bucket is a requester pays bucket but no user project provided.");
    }
  }

  synchronized Spool newSpool() {
    nextFile++;
    return new Spool(directory.resolve(Long.toString(nextFile)));
  }

  synchronized @Nullable Stored find(String bucket, String name) {
    TreeMap<String, Stored> objects = buckets.get(bucket);
    return objects == null ? null : objects.get(name);
  }

  synchronized List<Stored> all(String bucket) {
    TreeMap<String, Stored> objects = buckets.get(bucket);
    return objects == null ? List.of() : List.copyOf(objects.values());
  }

  synchronized Stored put(
      String bucket, String name, Spool spool, Map<String, Object> settings, Conditions conditions)
      throws Refusal, IOException {
    TreeMap<String, Stored> objects = buckets.get(bucket);
    if (objects == null) {
      throw Refusal.noBucket();
    }
    Stored old = objects.get(name);
    conditions.check(old);
    Stored stored =
        new Stored(
            bucket,
            name,
            nextGeneration,
            spool.file(),
            spool.size(),
            spool.crc32c(),
            spool.md5(),
            settings);
    nextGeneration++;
    objects.put(name, stored);
    if (old != null) {
      Files.delete(old.file());
    }
    return stored;
  }

  synchronized void delete(String bucket, String name, Conditions conditions)
      throws Refusal, IOException {
    TreeMap<String, Stored> objects = buckets.get(bucket);
    Stored old = objects == null ? null : objects.get(name);
    if (objects == null || old == null) {
      throw Refusal.noObject(bucket, name);
    }
    conditions.check(old);
    objects.remove(name);
    Files.delete(old.file());
  }

  /** What a read goes on with, also when the object is replaced or deleted meanwhile. */
  record Opened(Stored stored, SeekableByteChannel bytes) {}

  synchronized Opened open(String bucket, String name, Call call) throws Refusal, IOException {
    Stored stored = current(bucket, name, call);
    return new Opened(stored, Files.newByteChannel(stored.file()));
  }

  synchronized Stored current(String bucket, String name, Call call) throws Refusal {
    Stored stored = find(bucket, name);
    String generation = call.parameter("generation");
    if (stored == null
        || !(generation.isEmpty() || generation.equals(Long.toString(stored.generation())))) {
      throw Refusal.noObject(bucket, name);
    }
    Conditions.of(call).check(stored);
    return stored;
  }
}
