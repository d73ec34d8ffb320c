package dev.ecomm.testkit;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store that does as another one, until the n-th call. It counts calls, so a test can let each of
 * them fail in turn until a run gets through:
 *
 * <pre>{@code
 * for (int n = 1; ; n++) {
 *   FaultyStore store = FaultyStore.around(new MemoryStore()).failing(n).build();
 *   runTheProgram(store);            // must fail cleanly or succeed
 *   if (store.faults() == 0) {
 *     break;                         // it makes fewer than n calls
 *   }
 * }
 * }</pre>
 *
 * <p>Deterministic as far as the program's calls are. Safe for use by many threads.
 */
public final class FaultyStore implements ObjectStore {

  /** What a program does with a store; each is counted for itself, from 1. */
  public enum Call {
    /** {@link ObjectStore#open}. */
    OPEN,
    /** One read from an open stream. */
    READ,
    /** {@link ObjectStore#stat}. */
    STAT,
    /** {@link ObjectStore#list}. */
    LIST,
    /** {@link ObjectStore#create} and {@link ObjectStore#replace}. */
    CREATE,
    /** One write of at least a byte. */
    WRITE,
    /** {@link ObjectWriter#commit}. */
    COMMIT,
    /** {@link ObjectStore#delete}. */
    DELETE
  }

  private enum Effect {
    FAIL,
    TRUNCATE,
    CORRUPT,
    NOTHING
  }

  /** Null as call: whatever call is the n-th of all. */
  private record Fault(@Nullable Call call, int nth, Effect effect, Runnable before) {}

  private final ObjectStore store;
  private final List<Fault> faults;
  private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
  private int allCalls;
  private int fired;

  private FaultyStore(ObjectStore store, List<Fault> faults) {
    this.store = store;
    this.faults = List.copyOf(faults);
  }

  /**
   * Starts without faults.
   *
   * @param store does the work
   * @return a new builder
   */
  public static Builder around(ObjectStore store) {
    return new Builder(store);
  }

  /**
   * Returns how many calls were made, of whatever kind.
   *
   * @return at least 0; a call that failed counts
   */
  public synchronized int calls() {
    return allCalls;
  }

  /**
   * Returns how many calls of a kind were made.
   *
   * @param call the kind
   * @return at least 0; a call that failed counts
   */
  public synchronized int calls(Call call) {
    return calls.getOrDefault(call, 0);
  }

  /**
   * Returns how many faults took effect; delays and what runs before a call count as well.
   *
   * @return at least 0
   */
  public synchronized int faults() {
    return fired;
  }

  @Override
  public Set<String> schemes() {
    return store.schemes();
  }

  @Override
  public InputStream open(URI uri, long offset) {
    callOrFail(Call.OPEN, uri);
    return new Stream(uri, store.open(uri, offset));
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    callOrFail(Call.STAT, uri);
    return store.stat(uri);
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    callOrFail(Call.LIST, prefix);
    return store.list(prefix);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    callOrFail(Call.CREATE, uri);
    return new Writer(store.replace(uri, precondition));
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    callOrFail(Call.DELETE, uri);
    store.delete(uri, precondition);
  }

  private void callOrFail(Call call, URI uri) {
    if (call(call) == Effect.FAIL) {
      throw new StoreException(uri, onPurpose(call), null);
    }
  }

  private String onPurpose(Call call) {
    return String.format(
        Locale.ROOT, "fault on purpose: %s %d", call.name().toLowerCase(Locale.ROOT), calls(call));
  }

  private Effect call(Call call) {
    List<Fault> now = new ArrayList<>();
    synchronized (this) {
      allCalls++;
      int n = calls.merge(call, 1, Integer::sum);
      for (Fault fault : faults) {
        if (fault.call == null ? fault.nth == allCalls : fault.call == call && fault.nth == n) {
          now.add(fault);
        }
      }
      fired += now.size();
    }
    // Outside the lock: it may call this store.
    now.forEach(fault -> fault.before.run());
    return now.stream().map(Fault::effect).min(Effect::compareTo).orElse(Effect.NOTHING);
  }

  @Override
  public String toString() {
    return "FaultyStore around " + store;
  }

  private final class Stream extends InputStream {
    private final URI uri;
    private final InputStream in;
    private final byte[] single = new byte[1];
    private boolean ended;

    Stream(URI uri, InputStream in) {
      this.uri = uri;
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int n = read(single, 0, 1);
      return n < 0 ? n : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int off, int len) throws IOException {
      Effect effect = call(Call.READ);
      if (effect == Effect.FAIL) {
        throw new IOException("[" + uri + "] " + onPurpose(Call.READ));
      }
      ended |= effect == Effect.TRUNCATE;
      int n = ended ? -1 : in.read(bytes, off, len);
      if (n > 0 && effect == Effect.CORRUPT) {
        bytes[off] ^= 1;
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private final class Writer extends ObjectWriter {
    private final ObjectWriter out;

    Writer(ObjectWriter out) {
      super(out.uri());
      this.out = out;
    }

    @Override
    protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      if (call(Call.WRITE) == Effect.FAIL) {
        throw new IOException("[" + uri() + "] " + onPurpose(Call.WRITE));
      }
      out.write(bytes, offset, length);
    }

    @Override
    protected void publish() {
      callOrFail(Call.COMMIT, uri());
      out.commit();
    }

    @Override
    protected void discard() {
      out.close();
    }
  }

  /** The faults of a {@link FaultyStore}, as many as wanted. For one thread. */
  public static final class Builder {
    private final ObjectStore store;
    private final List<Fault> faults = new ArrayList<>();

    private Builder(ObjectStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Lets the n-th of all calls fail, whatever it is.
     *
     * @param nth from 1
     * @return this
     * @throws IllegalArgumentException if nth is less than 1
     */
    public Builder failing(int nth) {
      return add(null, nth, Effect.FAIL, () -> {});
    }

    /**
     * Lets the n-th call of a kind fail: reads and writes with an {@link IOException}, the others
     * with a {@link StoreException}. A commit that fails publishes nothing.
     *
     * @param call the kind
     * @param nth from 1
     * @return this
     * @throws IllegalArgumentException if nth is less than 1
     */
    public Builder failing(Call call, int nth) {
      return add(call, nth, Effect.FAIL, () -> {});
    }

    /**
     * Ends a stream at the n-th read as if the object were complete.
     *
     * @param nthRead from 1
     * @return this
     * @throws IllegalArgumentException if nthRead is less than 1
     */
    public Builder truncating(int nthRead) {
      return add(Call.READ, nthRead, Effect.TRUNCATE, () -> {});
    }

    /**
     * Flips a bit of the first byte that the n-th read brings.
     *
     * @param nthRead from 1
     * @return this
     * @throws IllegalArgumentException if nthRead is less than 1
     */
    public Builder corrupting(int nthRead) {
      return add(Call.READ, nthRead, Effect.CORRUPT, () -> {});
    }

    /**
     * Lets time pass before the n-th call of a kind.
     *
     * @param call the kind
     * @param nth from 1
     * @param time how long
     * @return this
     * @throws IllegalArgumentException if nth is less than 1
     */
    public Builder delaying(Call call, int nth, Duration time) {
      return before(call, nth, () -> sleep(time));
    }

    /**
     * Runs something just before the n-th call of a kind: another writer that gets in between, a
     * cancellation.
     *
     * @param call the kind
     * @param nth from 1
     * @param action runs in the calling thread; may use the store
     * @return this
     * @throws IllegalArgumentException if nth is less than 1
     */
    public Builder before(Call call, int nth, Runnable action) {
      return add(call, nth, Effect.NOTHING, action);
    }

    private Builder add(@Nullable Call call, int nth, Effect effect, Runnable before) {
      if (nth < 1) {
        throw new IllegalArgumentException("nth is " + nth + ", must be at least 1");
      }
      faults.add(new Fault(call, nth, effect, before));
      return this;
    }

    private static void sleep(Duration time) {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /**
     * Makes the store, with all counts at 0.
     *
     * @return a new store
     */
    public FaultyStore build() {
      return new FaultyStore(store, faults);
    }
  }
}
