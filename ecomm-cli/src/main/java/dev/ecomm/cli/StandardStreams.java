package dev.ecomm.cli;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Standard input and output as two objects of a store, so that every format reads and writes them
 * as it does files. What is written shows at once: a stream cannot be taken back.
 */
final class StandardStreams implements ObjectStore {
  /** The ending is what a stream without a name is taken for. */
  static final URI INPUT = URI.create("standard:/input.csv");

  static final URI OUTPUT = URI.create("standard:/output.csv");

  private final InputStream in;
  private final PrintStream out;

  StandardStreams(Console console) {
    this.in = console.in();
    this.out = console.out();
  }

  @Override
  public Set<String> schemes() {
    return Set.of(INPUT.getScheme());
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (!uri.equals(INPUT) || offset != 0) {
      throw new StoreException(uri, "only standard input can be read, from its beginning", null);
    }
    return in;
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    return uri.equals(INPUT)
        ? Optional.of(new ObjectInfo(uri, ObjectInfo.UNKNOWN_LENGTH, ""))
        : Optional.empty();
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    throw new StoreException(prefix, "standard streams cannot be listed", null);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    if (!uri.equals(OUTPUT)) {
      throw new StoreException(uri, "only standard output can be written", null);
    }
    return new ObjectWriter(uri) {
      @Override
      protected void writeBytes(byte[] bytes, int offset, int length) {
        out.write(bytes, offset, length);
      }

      @Override
      protected void publish() {
        out.flush();
      }

      @Override
      protected void discard() {
        out.flush();
      }
    };
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    throw new StoreException(uri, "a standard stream cannot be deleted", null);
  }
}
