package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Small texts in a store: read whole within a limit, written whole. */
final class Texts {

  private final ObjectStore store;
  private final int maxBytes;

  Texts(ObjectStore store, int maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
  }

  /**
   * A text with its object's version, or an older one: then replacing it fails, which does no harm.
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on whole, never compared
  record Seen(String text, byte[] bytes, String version) {}

  Optional<Seen> find(URI uri) {
    Optional<ObjectInfo> info = store.stat(uri);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    if (info.get().length() > maxBytes) {
      throw tooLong(uri);
    }
    byte[] bytes;
    try (InputStream in = store.open(uri, 0)) {
      bytes = in.readNBytes(maxBytes);
      if (bytes.length == maxBytes && in.read() >= 0) {
        throw tooLong(uri);
      }
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(uri), "could not be read: " + e.getMessage(), e);
    }
    return Optional.of(new Seen(decode(uri, bytes), bytes, info.get().version()));
  }

  private InvoiceDataException tooLong(URI uri) {
    return InvoiceDataException.of(
        source(uri),
        "has more than maxTextBytes = "
            + maxBytes
            + " bytes. If it is what you expect, raise maxTextBytes.",
        null);
  }

  private static String decode(URI uri, byte[] bytes) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw InvoiceDataException.of(
          source(uri), "is not UTF-8. Restore the file as it was written.", e);
    }
    JsonLimits.require(source(uri), text);
    return text;
  }

  /** What messages call it. */
  static String source(URI uri) {
    return Stores.withoutSecrets(uri).toString();
  }

  /**
   * Writes an object that must not be there.
   *
   * @throws dev.ecomm.error.PreconditionFailedException if it is
   */
  void create(URI uri, byte[] bytes) {
    replace(uri, bytes, Precondition.absent());
  }

  void replace(URI uri, byte[] bytes, Precondition precondition) {
    try (ObjectWriter out = store.replace(uri, precondition)) {
      out.write(bytes);
      out.commit();
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(uri), "could not be written: " + e.getMessage(), e);
    }
  }
}
