package dev.ecomm.testkit.gcs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FakeGcs} does wrong with a request.
 *
 * @see FakeGcs#failing
 */
public final class Fault {

  enum Kind {
    DROP,
    DROP_AFTER,
    STATUS,
    HALF_BODY,
    CORRUPT_BYTE,
    SLOW
  }

  final Kind kind;
  final int status;
  final @Nullable Duration time;

  private Fault(Kind kind, int status, @Nullable Duration time) {
    this.kind = kind;
    this.status = status;
    this.time = time;
  }

  /**
   * Breaks the connection before anything is done.
   *
   * @return the fault
   */
  public static Fault drop() {
    return new Fault(Kind.DROP, 0, null);
  }

  /**
   * Does what the request asks, then breaks the connection: the answer is lost.
   *
   * @return the fault
   */
  public static Fault dropAfter() {
    return new Fault(Kind.DROP_AFTER, 0, null);
  }

  /**
   * Does nothing, and answers with an error.
   *
   * @param status 400 to 599
   * @return the fault
   * @throws IllegalArgumentException if the status is no error
   */
  public static Fault status(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is " + status + ", must be 400 to 599");
    }
    return new Fault(Kind.STATUS, status, null);
  }

  /**
   * Does nothing, answers with an error, and asks to wait.
   *
   * @param status 400 to 599
   * @param retryAfter for the header {@code Retry-After}, in whole seconds
   * @return the fault
   * @throws IllegalArgumentException if the status is no error
   */
  public static Fault status(int status, Duration retryAfter) {
    return new Fault(Kind.STATUS, status(status).status, retryAfter);
  }

  /**
   * Breaks the connection in the middle: an upload after half of its bytes, which a resumable one
   * keeps; any other request after half of the answer's body.
   *
   * @return the fault
   */
  public static Fault halfBody() {
    return new Fault(Kind.HALF_BODY, 0, null);
  }

  /**
   * Flips a bit of the bytes of an object as they come in or go out; other requests are answered as
   * ever.
   *
   * @return the fault
   */
  public static Fault corruptByte() {
    return new Fault(Kind.CORRUPT_BYTE, 0, null);
  }

  /**
   * Lets time pass before the request is answered.
   *
   * @param time how long
   * @return the fault
   */
  public static Fault slow(Duration time) {
    return new Fault(Kind.SLOW, 0, time);
  }

  @Override
  public String toString() {
    return kind + (status == 0 ? "" : " " + status) + (time == null ? "" : " " + time);
  }
}
