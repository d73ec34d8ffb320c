package dev.ecomm.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import dev.ecomm.store.aws.FaultyProxy.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault at the first request of each piece of work, then at the second, and so on until none
 * fires: what was asked for happens, or nothing does and an error says so.
 */
class S3FaultsTest {
  private static final byte[] OLD = Objects.noise(1_000, 1);
  private static final byte[] LARGE = Objects.noise(Objects.LARGE, 2);
  private static FaultyProxy proxy;

  private final S3Store sound = MockServer.store(MockServer.endpoint()).build();
  private final S3Store patient = MockServer.store(proxy.endpoint()).build();
  private final S3Store impatient =
      MockServer.store(proxy.endpoint())
          .retry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO))
          .build();

  /** What the target is before, and must be for the write to succeed. */
  enum Condition {
    NONE,
    ABSENT,
    VERSION
  }

  @BeforeAll
  static void start() {
    proxy = new FaultyProxy(MockServer.endpoint());
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  /** Those that tell most; {@link #allWrites} takes minutes. */
  static Stream<Arguments> writes() {
    return allWrites()
        .filter(
            a -> {
              boolean small = !a.get()[0].equals(Objects.LARGE);
              boolean create = a.get()[1] == Condition.ABSENT;
              boolean lost = a.get()[2] == Fault.LOST_ANSWER;
              return small || lost || create && a.get()[2] == Fault.FLIPPED_REQUEST;
            });
  }

  static Stream<Arguments> allWrites() {
    List<Arguments> all = new ArrayList<>();
    for (int size : new int[] {2_000, Objects.LARGE}) {
      for (Condition condition : Condition.values()) {
        for (Fault fault : Fault.values()) {
          if (fault != Fault.FLIPPED_ANSWER) {
            all.add(Arguments.of(size, condition, fault));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("allWrites")
  @Tag("slow")
  void every_write_gets_through_or_fails_cleanly(int size, Condition condition, Fault fault)
      throws IOException {
    a_write_that_may_try_again_gets_through(size, condition, fault);
    a_write_that_must_not_try_again_fails_cleanly_or_is_done(size, condition, fault);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void a_write_that_may_try_again_gets_through(int size, Condition condition, Fault fault)
      throws IOException {
    byte[] next = Arrays.copyOf(LARGE, size);
    int fired;
    int n = 0;
    do {
      URI uri = prepare(condition);
      Precondition precondition = precondition(uri, condition);
      proxy.failing(fault, ++n);
      Objects.write(patient, uri, precondition, next);
      fired = proxy.fired();
      requireWhole(uri, next, "request %d of %s".formatted(n, proxy.requests()));
    } while (fired > 0);
    assertThat(n).as("a fault fired").isGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void a_write_that_must_not_try_again_fails_cleanly_or_is_done(
      int size, Condition condition, Fault fault) throws IOException {
    byte[] next = Arrays.copyOf(LARGE, size);
    int fired;
    int n = 0;
    do {
      URI uri = prepare(condition);
      Precondition precondition = precondition(uri, condition);
      proxy.failing(fault, ++n);
      Throwable failure = catchThrowable(() -> Objects.write(impatient, uri, precondition, next));
      fired = proxy.fired();
      String what = "request %d of %s".formatted(n, proxy.requests());
      if (failure == null) {
        requireWhole(uri, next, what);
      } else {
        requireError(failure, uri, what);
        requireOld(uri, condition, what);
        Objects.write(sound, uri, precondition, next);
        requireWhole(uri, next, "again after " + what);
      }
    } while (fired > 0);
    assertThat(n).as("a fault fired").isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_read_brings_the_right_bytes_or_an_error(Fault fault) throws IOException {
    URI uri = Objects.fresh();
    byte[] content = Objects.noise(300_000, 3);
    Objects.write(sound, uri, Precondition.none(), content);
    untilNoneFires(
        fault,
        uri,
        () -> assertThat(Arrays.equals(Objects.read(impatient, uri), content)).isTrue());
    untilNoneFires(
        fault,
        uri,
        () -> {
          try (ObjectReader reader = impatient.reader(uri)) {
            byte[] whole = new byte[content.length];
            reader.readFully(0, whole, 0, whole.length);
            assertThat(Arrays.equals(whole, content)).isTrue();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "FLIPPED_ANSWER")
  void a_read_that_may_try_again_gets_through(Fault fault) throws IOException {
    URI uri = Objects.fresh();
    byte[] content = Objects.noise(300_000, 3);
    Objects.write(sound, uri, Precondition.none(), content);
    int n = 0;
    do {
      proxy.failing(fault, ++n);
      assertThat(Arrays.equals(Objects.read(patient, uri), content)).isTrue();
      try (ObjectReader reader = patient.reader(uri)) {
        byte[] part = new byte[100_000];
        reader.readFully(150_000, part, 0, part.length);
        assertThat(part).isEqualTo(Arrays.copyOfRange(content, 150_000, 250_000));
      }
      assertThat(patient.stat(uri)).isPresent();
      assertThat(patient.list(uri)).hasSize(1);
    } while (proxy.fired() > 0);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "FLIPPED_ANSWER")
  void a_look_a_list_or_a_delete_is_right_or_an_error(Fault fault) throws IOException {
    URI uri = Objects.fresh();
    Objects.write(sound, uri, Precondition.none(), OLD);
    ObjectInfo info = sound.stat(uri).orElseThrow();
    untilNoneFires(fault, uri, () -> assertThat(impatient.stat(uri)).contains(info));
    untilNoneFires(fault, uri, () -> assertThat(impatient.list(uri)).containsExactly(info));
    for (Condition condition : List.of(Condition.NONE, Condition.VERSION)) {
      untilNoneFires(
          fault,
          uri,
          () -> {
            if (sound.stat(uri).isEmpty()) {
              Objects.write(sound, uri, Precondition.none(), OLD);
            }
            impatient.delete(uri, precondition(uri, condition));
            assertThat(sound.stat(uri)).isEmpty();
          });
    }
  }

  /** What it does succeeds or throws an error that is fit to be shown. */
  private void untilNoneFires(Fault fault, URI uri, ThrowingCallable work) {
    int n = 0;
    do {
      proxy.failing(fault, ++n);
      Throwable failure = catchThrowable(work);
      if (failure instanceof AssertionError error) {
        throw error;
      }
      if (failure != null) {
        requireError(failure, uri, "request %d of %s".formatted(n, proxy.requests()));
        assertThat(proxy.fired()).as("an error without a fault").isPositive();
      }
    } while (proxy.fired() > 0);
  }

  private URI prepare(Condition condition) throws IOException {
    URI uri = Objects.fresh();
    if (condition != Condition.ABSENT) {
      Objects.write(sound, uri, Precondition.none(), OLD);
    }
    return uri;
  }

  private Precondition precondition(URI uri, Condition condition) {
    return switch (condition) {
      case NONE -> Precondition.none();
      case ABSENT -> Precondition.absent();
      case VERSION -> Precondition.version(sound.stat(uri).orElseThrow().version());
    };
  }

  private void requireWhole(URI uri, byte[] content, String what) throws IOException {
    assertThat(Arrays.equals(Objects.read(sound, uri), content)).as(what).isTrue();
    requireNoTrace(uri, what);
  }

  private void requireOld(URI uri, Condition condition, String what) throws IOException {
    if (condition == Condition.ABSENT) {
      assertThat(sound.stat(uri)).as(what).isEmpty();
    } else {
      assertThat(Arrays.equals(Objects.read(sound, uri), OLD)).as(what).isTrue();
    }
    requireNoTrace(uri, what);
  }

  private void requireNoTrace(URI uri, String what) {
    assertThat(MockServer.openUploads(uri)).as("open uploads after " + what).isEmpty();
    URI directory = Stores.uri(uri.toString().replaceFirst("[^/]*$", ""));
    assertThat(sound.list(directory)).extracting(ObjectInfo::uri).as(what).isSubsetOf(uri);
  }

  private static void requireError(Throwable failure, URI uri, String what) {
    assertThat(failure)
        .as(what)
        .isInstanceOfAny(StoreException.class, IOException.class)
        .hasMessageStartingWith("[" + uri + "] ");
    if (!String.valueOf(failure.getMessage()).contains("was damaged on its way")) {
      assertThat(failure).as(what).hasCauseInstanceOf(Exception.class);
    }
  }
}
