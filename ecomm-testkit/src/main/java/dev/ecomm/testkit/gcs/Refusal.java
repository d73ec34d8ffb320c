package dev.ecomm.testkit.gcs;

import java.util.List;
import java.util.Map;

/** An answer that says no. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  final int status;
  private final String reason;

  Refusal(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static Refusal noBucket() {
    return new Refusal(404, "notFound", "The specified bucket does not exist.");
  }

  static Refusal noObject(String bucket, String name) {
    return new Refusal(404, "notFound", "No such object: " + bucket + "/" + name);
  }

  static Refusal precondition() {
    return new Refusal(
        412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "invalid", message);
  }

  Map<String, Object> json() {
    String message = String.valueOf(getMessage());
    Map<String, Object> detail = Map.of("domain", "global", "reason", reason, "message", message);
    return Map.of("error", Map.of("code", status, "message", message, "errors", List.of(detail)));
  }
}
