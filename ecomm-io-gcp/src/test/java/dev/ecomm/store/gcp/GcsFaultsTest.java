package dev.ecomm.store.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.Fault;
import dev.ecomm.testkit.gcs.GcsRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault at request 1, 2, 3, ... of each kind of work, until there is no such request. */
class GcsFaultsTest {
  private static final int CHUNK = 256 * 1024;
  private static final URI TARGET = URI.create("gs://shop/dir/target.bin");
  private static final byte[] OLD = noise(1_000, 1);
  private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
  private static final RetryPolicy OFTEN = new RetryPolicy(5, Duration.ZERO, Duration.ZERO);

  private static final Map<String, Fault> FAULTS =
      Map.of(
          "drop", Fault.drop(),
          "answer lost", Fault.dropAfter(),
          "503", Fault.status(503),
          "429", Fault.status(429, Duration.ZERO),
          "403", Fault.status(403),
          "half body", Fault.halfBody(),
          "corrupt byte", Fault.corruptByte());

  /** What five attempts get over. */
  private static final List<String> PASSING =
      List.of("drop", "answer lost", "503", "429", "half body");

  private static final Map<RetryPolicy, GcsStore> stores = new HashMap<>();
  private static FakeGcs server;

  @BeforeAll
  static void start() {
    server = FakeGcs.start();
    server.createBucket("shop");
    server.createBucket("many");
    for (int i = 0; i < 1_001; i++) {
      server.put("many", "object-" + i, new byte[0]);
    }
  }

  @AfterAll
  static void stop() {
    stores.clear();
    server.close();
  }

  private static byte[] noise(int length, int seed) {
    byte[] bytes = new byte[length];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static GcsStore store(RetryPolicy retry) {
    return stores.computeIfAbsent(
        retry,
        policy ->
            GcsStore.builder().endpoint(server.endpoint()).chunkBytes(CHUNK).retry(policy).build());
  }

  static Stream<Arguments> faults() {
    return FAULTS.keySet().stream().sorted().map(Arguments::of);
  }

  static Stream<Arguments> writes() {
    return faults()
        .flatMap(
            fault ->
                Stream.of("create", "replace", "replace version")
                    .flatMap(
                        how ->
                            Stream.of(2_000, 3 * CHUNK + 777)
                                .map(length -> Arguments.of(fault.get()[0], how, length))));
  }

  @ParameterizedTest(name = "{0} in {1} of {2} bytes")
  @MethodSource("writes")
  void a_write_that_meets_a_fault_leaves_old_or_new(String fault, String how, int length)
      throws IOException {
    byte[] fresh = noise(length, length);
    for (RetryPolicy policy : List.of(ONCE, OFTEN)) {
      GcsStore store = store(policy);
      int failures = 0;
      for (int nth = 1; ; nth++) {
        Precondition precondition = prepare(how);
        boolean existed = !(precondition instanceof Precondition.Absent);
        server.failing(nth, FAULTS.get(fault));
        Exception failure = write(store, precondition, fresh);
        boolean fired = server.faults() > 0;
        assertOldOrNew(failure, existed, fresh);
        assertNoSessionBut(nth);
        server.reset();
        if (failure != null) {
          failures++;
          assertThat(fired).as("request %d failed without a fault: %s", nth, failure).isTrue();
          assertSaysWhere(failure, fault);
          assertThat(write(store, precondition, fresh)).as("the retry").isNull();
          assertThat(server.get("shop", "dir/target.bin")).isEqualTo(fresh);
        }
        if (!fired) {
          assertThat(nth).isGreaterThan(1);
          break;
        }
      }
      if (policy.equals(OFTEN) && PASSING.contains(fault)) {
        assertThat(failures).as("failures in spite of five attempts").isZero();
      }
      if (policy.equals(ONCE) && fault.equals("403")) {
        assertThat(failures).as("faults that were noticed").isPositive();
      }
    }
  }

  /** Makes what is there before, clears faults and requests, and tells what the write asks for. */
  private static Precondition prepare(String how) {
    server.reset();
    GcsStore store = store(OFTEN);
    for (String name : server.names("shop")) {
      store.delete(Stores.child(URI.create("gs://shop/"), name), Precondition.none());
    }
    long old = how.equals("create") ? 0 : server.put("shop", "dir/target.bin", OLD);
    server.reset();
    return switch (how) {
      case "create" -> Precondition.absent();
      case "replace" -> Precondition.none();
      default -> Precondition.version(Long.toString(old));
    };
  }

  private static Exception write(GcsStore store, Precondition precondition, byte[] bytes) {
    try (ObjectWriter out = store.replace(TARGET, precondition)) {
      out.write(bytes);
      out.commit();
      return null;
    } catch (IOException | StoreException e) {
      return e;
    }
  }

  private static void assertOldOrNew(Exception failure, boolean existed, byte[] fresh) {
    List<String> names = server.names("shop");
    if (failure == null) {
      assertThat(names).containsExactly("dir/target.bin");
      assertThat(Arrays.equals(server.get("shop", "dir/target.bin"), fresh)).isTrue();
    } else if (existed) {
      assertThat(names).containsExactly("dir/target.bin");
      assertThat(server.get("shop", "dir/target.bin")).as("after %s", failure).isEqualTo(OLD);
    } else {
      assertThat(names).as("after %s", failure).isEmpty();
    }
  }

  private static int lostSessions;

  // A session whose address got lost on the way back is known to nobody; Google ends it.
  private static void assertNoSessionBut(int nth) {
    List<GcsRequest> requests = server.requests();
    boolean started =
        nth <= requests.size()
            && requests.get(nth - 1).query().contains("uploadType=resumable")
            && !requests.get(nth - 1).query().contains("upload_id");
    int open = server.openSessions();
    assertThat(open).isBetween(lostSessions, lostSessions + (started ? 1 : 0));
    lostSessions = open;
  }

  private static void assertSaysWhere(Exception failure, String fault) {
    assertThat(failure).hasMessageStartingWith("[gs://shop/dir/target.bin] ");
    if (List.of("drop", "answer lost", "503", "429", "half body").contains(fault)) {
      assertThat(failure.getCause()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_write_that_is_given_up_leaves_no_session(String fault) throws IOException {
    GcsStore store = store(OFTEN);
    for (int nth = 1; ; nth++) {
      var unused = prepare("create");
      server.failing(nth, FAULTS.get(fault));
      try (ObjectWriter out = store.create(TARGET)) {
        out.write(noise(2 * CHUNK + 1, 1));
      } catch (IOException | StoreException e) {
        assertSaysWhere(e, fault);
      }
      assertThat(server.names("shop")).isEmpty();
      // a refused cancel (403) is logged, and Google ends the session
      if (!fault.equals("403")) {
        assertNoSessionBut(nth);
      }
      lostSessions = server.openSessions();
      if (server.faults() == 0) {
        break;
      }
    }
  }

  /** Work that changes nothing or deletes: its result is right, or there is an error. */
  @FunctionalInterface
  private interface Work {
    Object run(GcsStore store) throws IOException;
  }

  static Stream<Arguments> works() {
    return faults()
        .flatMap(
            fault ->
                Stream.of("read", "read part", "stat", "list", "delete", "delete version")
                    .map(work -> Arguments.of(fault.get()[0], work)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("works")
  void other_work_that_meets_a_fault_is_right_or_an_error(String fault, String what)
      throws IOException {
    byte[] large = noise(700_000, 9);
    for (RetryPolicy policy : List.of(ONCE, OFTEN)) {
      GcsStore store = store(policy);
      for (int nth = 1; ; nth++) {
        server.reset();
        server.put("shop", "dir/target.bin", large);
        Work work = work(what, store(OFTEN).stat(TARGET).orElseThrow());
        Object right = what.startsWith("delete") ? "gone" : work.run(store(OFTEN));
        server.reset();
        server.failing(nth, FAULTS.get(fault));
        boolean fired = false;
        try {
          assertThat(work.run(store)).as("request %d", nth).isEqualTo(right);
          assertThat(fault.equals("corrupt byte") && what.equals("read") && server.faults() > 0)
              .as("a corrupt byte was read")
              .isFalse();
        } catch (IOException | StoreException e) {
          assertThat(e).hasMessageStartingWith(what.equals("list") ? "[gs://many/" : "[gs://shop/");
          fired = server.faults() > 0;
          assertThat(fired).isTrue();
          assertThat(policy.equals(OFTEN) && PASSING.contains(fault)).as(e.toString()).isFalse();
          server.reset();
          if (!server.names("shop").isEmpty()) {
            assertThat(work.run(store)).as("the retry").isEqualTo(right);
          }
        }
        if (!fired && server.faults() == 0) {
          assertThat(nth).isGreaterThan(1);
          break;
        }
      }
    }
  }

  private static Work work(String what, ObjectInfo info) {
    return switch (what) {
      case "read" ->
          store -> {
            try (InputStream in = store.open(TARGET, 0)) {
              return Arrays.hashCode(in.readAllBytes());
            }
          };
      case "read part" ->
          store -> {
            byte[] part = new byte[100_000];
            try (ObjectReader reader = store.reader(TARGET)) {
              // Google keeps no checksum of a part: the format has to have its own
              reader.readFully(500_000, part, 0, part.length);
            }
            part[0] = 0;
            return Arrays.hashCode(part);
          };
      case "stat" -> store -> store.stat(TARGET).orElseThrow().length();
      case "list" -> store -> new ArrayList<>(store.list(URI.create("gs://many/"))).size();
      default ->
          store -> {
            Precondition precondition =
                what.equals("delete") ? Precondition.none() : Precondition.version(info.version());
            store.delete(TARGET, precondition);
            return server.names("shop").isEmpty() ? "gone" : "still there";
          };
    };
  }

  @Test
  void a_server_that_stays_down_is_given_up_and_says_so() {
    var unused = prepare("replace");
    server.failingFrom(1, Fault.status(503));
    Exception failure = write(store(OFTEN), Precondition.none(), OLD);
    server.reset();
    assertThat(failure)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("it is not known whether it was published")
        .hasMessageContaining("the server answered 503. Gave up after 5 attempts.");
  }
}
