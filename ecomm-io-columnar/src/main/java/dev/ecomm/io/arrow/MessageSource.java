package dev.ecomm.io.arrow;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The messages of an Arrow file or stream, one after the other. For one thread. */
abstract class MessageSource implements AutoCloseable {

  /** More than any schema needs, and few enough for any heap. */
  static final int MAX_METADATA_BYTES = 1 << 24;

  private static final int MAX_FIELDS = 100_000;
  private static final int MAX_DEPTH = 64;

  /**
   * A batch of rows or a dictionary.
   *
   * @param header what the body holds
   * @param body its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Body(Message header, byte[] body) {}

  private final URI uri;
  final String file;
  final ArrowFormat format;

  MessageSource(ArrowFormat format, URI uri) {
    this.format = format;
    this.uri = uri;
    this.file = Stores.withoutSecrets(uri).toString();
  }

  /**
   * Looks at the first bytes and reads the schema.
   *
   * @throws InvoiceDataException if the object is not Arrow
   */
  static MessageSource open(ArrowFormat format, ObjectStore store, URI uri) {
    InputStream in = store.open(uri, 0);
    @Nullable MessageSource source = null;
    try {
      byte[] start = in.readNBytes(MessageOutput.MAGIC.length);
      if (Arrays.equals(start, MessageOutput.MAGIC)) {
        in.close();
        source = new FileMessages(format, uri, store.reader(uri));
      } else {
        source = new StreamMessages(format, uri, in, start);
      }
      source.start();
      MessageSource started = source;
      source = null;
      in = InputStream.nullInputStream();
      return started;
    } catch (IOException e) {
      throw unreadable(uri, e);
    } finally {
      if (source != null) {
        source.close();
      }
      closeQuietly(in, source);
    }
  }

  /** Closes a stream that nobody took over. */
  private static void closeQuietly(InputStream in, @Nullable MessageSource owner) {
    if (!(owner instanceof StreamMessages)) {
      try {
        in.close();
      } catch (IOException e) {
        // What went wrong before is what the caller hears.
      }
    }
  }

  private void start() throws IOException {
    guarded(
        () -> {
          readSchema();
          return true;
        });
  }

  /** Reads everything that stands before the first batch. */
  abstract void readSchema() throws IOException;

  abstract Schema schema();

  /** The next message of which a table is made, or null after the last. */
  abstract @Nullable Body read() throws IOException;

  /** Bytes read so far. */
  abstract long position();

  /** All bytes, or {@link dev.ecomm.run.Progress#UNKNOWN}. */
  abstract long length();

  /** May be called again, without effect. */
  @Override
  public abstract void close();

  final Optional<Body> next() {
    try {
      return guarded(() -> Optional.ofNullable(read()));
    } catch (IOException e) {
      throw unreadable(uri, e);
    }
  }

  /** Something that looks at bytes nobody vouches for. */
  interface Look<T extends @Nullable Object> {
    T look() throws IOException;
  }

  /**
   * Turns what the generated code of FlatBuffers and Arrow's classes throw at damaged bytes into an
   * exception that says so. They check bounds but have no type of their own for it.
   */
  final <T extends @Nullable Object> T guarded(Look<T> look) throws IOException {
    try {
      return look.look();
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | UnsupportedOperationException
        | ArithmeticException
        | NullPointerException
        | ClassCastException
        | NegativeArraySizeException
        | IllegalStateException
        | AssertionError e) {
      throw InvoiceDataException.of(
          file, "is damaged: its metadata is not what Arrow describes. Write it again.", e);
    }
  }

  /** A message without its body: the bytes of its metadata. */
  final Message message(byte[] metadata) {
    Message message = Message.getRootAsMessage(littleEndian(metadata));
    if (message.version() < MetadataVersion.V4) {
      throw fault("is of a version of Arrow before 0.8, which is not supported. Write it again.");
    }
    if (message.bodyLength() < 0 || message.bodyLength() > format.maxBatchBytes()) {
      throw fault(
          "a batch has "
              + message.bodyLength()
              + " bytes, more than maxBatchBytes = "
              + format.maxBatchBytes()
              + ". Write smaller batches, or raise maxBatchBytes.");
    }
    return message;
  }

  static boolean isBatch(Message message) {
    return message.headerType() == MessageHeader.RecordBatch
        || message.headerType() == MessageHeader.DictionaryBatch;
  }

  /** Converts a schema after a look at its size: nested fields may name each other many times. */
  final Schema convert(org.apache.arrow.flatbuf.@Nullable Schema schema) {
    if (schema == null) {
      throw damaged();
    }
    if (schema.endianness() != 0) {
      throw fault("is big-endian, which is not supported. Write it on a usual machine.");
    }
    int fields = 0;
    for (int i = 0; i < schema.fieldsLength(); i++) {
      fields = count(schema.fields(i), fields, 0);
    }
    return Schema.convertSchema(schema);
  }

  private int count(Field field, int before, int depth) {
    int fields = before + 1;
    if (fields > MAX_FIELDS || depth > MAX_DEPTH) {
      throw fault(
          "its schema has more than " + MAX_FIELDS + " fields or " + MAX_DEPTH + " levels.");
    }
    for (int i = 0; i < field.childrenLength(); i++) {
      fields = count(field.children(i), fields, depth + 1);
    }
    return fields;
  }

  final InvoiceDataException fault(String problem) {
    return InvoiceDataException.of(file, problem, null);
  }

  final InvoiceDataException damaged() {
    return fault("is damaged: its metadata is not what Arrow describes. Write it again.");
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What a stream threw, with the URI once: the streams of most stores name it themselves. */
  private static StoreException unreadable(URI uri, IOException e) {
    URI shown = Stores.withoutSecrets(uri);
    String problem = String.valueOf(e.getMessage());
    String place = "[" + shown + "] ";
    String bare = problem.startsWith(place) ? problem.substring(place.length()) : problem;
    return new StoreException(shown, "could not be read: " + bare, e);
  }
}
