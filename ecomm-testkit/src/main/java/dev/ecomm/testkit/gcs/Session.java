package dev.ecomm.testkit.gcs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resumable upload. Whoever works on it holds its lock. */
final class Session {
  final String bucket;
  final String name;
  final Map<String, Object> settings;
  final Conditions conditions;
  final Spool spool;
  volatile @Nullable Stored result;

  Session(
      String bucket,
      String name,
      Map<String, Object> settings,
      Conditions conditions,
      Spool spool) {
    this.bucket = bucket;
    this.name = name;
    this.settings = settings;
    this.conditions = conditions;
    this.spool = spool;
  }
}
