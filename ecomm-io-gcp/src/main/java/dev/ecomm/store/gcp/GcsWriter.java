package dev.ecomm.store.gcp;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Retries;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a piece while the one before is sent. What fits into one goes in a single request at the
 * end; more goes into an upload session, of which the last piece is kept back until the commit.
 *
 * <p>Each write has an id that the object carries. Where an answer got lost, a look at the object
 * tells whether the write happened.
 */
final class GcsWriter extends ObjectWriter {
  private static final int FIRST_BUFFER = 64 * 1024;

  private final GcsClient client;
  private final GcsName name;
  private final Precondition precondition;
  private final int chunkBytes;
  private final String writeId = UUID.randomUUID().toString();
  private final CRC32C crc = new CRC32C();
  private byte[] buffer = new byte[0];
  private int filled;
  private byte[] spare = new byte[0];
  private @Nullable PieceSender sender;

  GcsWriter(GcsClient client, GcsName name, Precondition precondition, int chunkBytes) {
    super(name.uri());
    this.client = client;
    this.name = name;
    this.precondition = precondition;
    this.chunkBytes = chunkBytes;
  }

  @Override
  protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == chunkBytes) {
        sendPiece();
      }
      int n = Math.min(left, chunkBytes - filled);
      makeRoom(n);
      System.arraycopy(bytes, from, buffer, filled, n);
      crc.update(bytes, from, n);
      filled += n;
      from += n;
      left -= n;
    }
  }

  private void makeRoom(int more) {
    int needed = filled + more;
    if (needed > buffer.length) {
      long doubled = Math.max(FIRST_BUFFER, 2L * buffer.length);
      buffer = Arrays.copyOf(buffer, (int) Math.min(chunkBytes, Math.max(needed, doubled)));
    }
  }

  private void sendPiece() throws IOException {
    try {
      PieceSender open = sender;
      if (open == null) {
        Retries retries = new Retries(uri(), client.retry());
        URI place = retries.run(() -> client.startSession(name, precondition, writeId));
        open = new PieceSender(uri(), new UploadSession(client, name, place));
        sender = open;
      }
      open.send(buffer, filled);
      byte[] free = spare;
      spare = buffer; // is being sent; the one before it has arrived
      buffer = free.length == 0 ? new byte[chunkBytes] : free;
      filled = 0;
    } catch (PreconditionFailedException e) {
      throw found(e);
    } catch (IOException e) {
      throw new IOException("[" + uri() + "] " + e.getMessage(), e);
    }
  }

  @Override
  protected void publish() {
    String sum = Crc.text(crc);
    GcsObject made;
    try {
      PieceSender open = sender;
      made = open == null ? insert(sum) : open.finish(buffer, filled, sum);
    } catch (PreconditionFailedException e) {
      made = lookWhetherOurs(e).filter(this::isOurs).orElseThrow(() -> found(e));
    } catch (IOException e) {
      made =
          lookWhetherOurs(e)
              .filter(this::isOurs)
              .orElseThrow(
                  () ->
                      new StoreException(
                          uri(),
                          e.getMessage()
                              + " A look at the object shows that nothing was published; write it"
                              + " again.",
                          e));
    }
    if (!made.crc32c().isEmpty() && !made.crc32c().equals(sum)) {
      takeBack(made, sum);
    }
  }

  // Google compares before it publishes; other servers may not.
  private void takeBack(GcsObject made, String sum) {
    StoreException damaged =
        new StoreException(
            uri(),
            "was stored with the checksum "
                + made.crc32c()
                + " in place of "
                + sum
                + ", and is deleted again. Write it again.",
            null);
    try {
      client.delete(name, Precondition.version(made.generation()));
    } catch (StoreException e) {
      damaged.addSuppressed(e);
    }
    throw damaged;
  }

  private GcsObject insert(String sum) throws IOException {
    boolean[] sent = {false};
    return new Retries(uri(), client.retry())
        .run(
            () -> {
              if (sent[0]) {
                // Sending it twice could replace what somebody wrote in between.
                Optional<GcsObject> ours = client.look(name).filter(this::isOurs);
                if (ours.isPresent()) {
                  return ours.get();
                }
              }
              sent[0] = true;
              return client.insert(name, precondition, writeId, sum, buffer, filled);
            });
  }

  private boolean isOurs(GcsObject object) {
    return object.writeId().equals(writeId);
  }

  private Optional<GcsObject> lookWhetherOurs(Exception failure) {
    try {
      return client.retried(name, () -> client.look(name));
    } catch (StoreException e) {
      e.addSuppressed(failure);
      throw new StoreException(
          uri(),
          "it is not known whether it was published: "
              + failure.getMessage()
              + " Look at it before you write it again.",
          e);
    }
  }

  private PreconditionFailedException found(PreconditionFailedException e) {
    String expected =
        precondition instanceof Precondition.Version version
            ? ", expected version " + version.version()
            : "";
    String found;
    try {
      found =
          client
              .retried(name, () -> client.look(name))
              .map(o -> expected.isEmpty() ? "exists already" : "has version " + o.generation())
              .orElse("is gone");
    } catch (StoreException look) {
      e.addSuppressed(look);
      found = expected.isEmpty() ? "exists already" : "has another version or is gone";
    }
    return new PreconditionFailedException(uri(), found + expected, e);
  }

  @Override
  protected void discard() {
    PieceSender open = sender;
    if (open != null) {
      open.cancel();
    }
    buffer = new byte[0];
    spare = buffer;
    filled = 0;
  }
}
