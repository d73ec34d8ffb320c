package dev.ecomm.store.gcp;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Retries;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upload in pieces ("resumable"). After each failure the server is asked how much it has, and
 * gets the rest of the piece. Nothing shows before {@link #finish}. For one thread.
 */
final class UploadSession {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSession.class);
  private static final Pattern KEPT = Pattern.compile("bytes=0-(\\d{1,18})");
  private static final byte[] NOTHING = new byte[0];

  private final GcsClient client;
  private final GcsName name;
  private final URI session;
  private long sent;

  UploadSession(GcsClient client, GcsName name, URI session) {
    this.client = client;
    this.name = name;
    this.session = session;
  }

  /** The server does not know the upload: it is over, or lost. */
  private static final class SessionGone extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** How far the server is: the object, or the bytes that it has. */
  private record Progress(Optional<GcsObject> object, long kept) {}

  /** Sends a piece that is not the last; its length is a multiple of 256 KiB. */
  void send(byte[] bytes, int length) throws IOException {
    if (put(bytes, length, "*", "").isPresent()) {
      throw new StoreException(name.uri(), "the server ended the upload early", null);
    }
    sent += length;
  }

  /**
   * Sends the last piece, which publishes the object.
   *
   * @param crc of all bytes
   * @throws IOException if it is not known what became of it
   */
  GcsObject finish(byte[] bytes, int length, String crc) throws IOException {
    String total = Long.toString(sent + length);
    return put(bytes, length, total, crc)
        .orElseThrow(() -> new IOException("the server did not end the upload."));
  }

  private Optional<GcsObject> put(byte[] bytes, int length, String total, String crc)
      throws IOException {
    boolean last = !total.equals("*");
    Retries retries = new Retries(name.uri(), client.retry());
    int done = 0;
    boolean ask = false;
    while (true) {
      try {
        // When all is there and not published yet, asking is what publishes it.
        Progress progress =
            ask || done == length ? ask(total, crc) : send(bytes, done, length, total, crc);
        if (progress.object.isPresent()) {
          return progress.object;
        }
        int now = kept(progress, length);
        if (now == length && !last) {
          return Optional.empty();
        }
        if (now > done) {
          retries.progressed();
        } else if (!ask) {
          throw new IOException("the server kept none of the bytes");
        }
        done = now;
        ask = false;
      } catch (SessionGone e) {
        if (!last) {
          throw lost();
        }
        throw new IOException("the server does not know the upload any more.", e);
      } catch (IOException e) {
        retries.failed("after " + (sent + done) + " bytes: ", e);
        ask = true;
      }
    }
  }

  private int kept(Progress progress, int length) {
    long now = progress.kept - sent;
    if (now < 0 || now > length) {
      throw lost();
    }
    return (int) now;
  }

  private StoreException lost() {
    return new StoreException(
        name.uri(),
        "the server has lost a part of the upload. Nothing was published; write it again.",
        null);
  }

  private Progress send(byte[] bytes, int done, int length, String total, String crc)
      throws IOException {
    String range = "bytes " + (sent + done) + "-" + (sent + length - 1) + "/" + total;
    return read(client.piece(name, session, range, crc, bytes, done, length - done));
  }

  private Progress ask(String total, String crc) throws IOException {
    return read(client.piece(name, session, "bytes */" + total, crc, NOTHING, 0, 0));
  }

  private Progress read(GcsReply reply) throws IOException {
    switch (reply.status()) {
      case 200, 201 -> {
        return new Progress(Optional.of(GcsObject.read(reply.body())), 0);
      }
      case 308 -> {
        Matcher kept = KEPT.matcher(reply.header("Range"));
        return new Progress(
            Optional.empty(), kept.matches() ? Long.parseLong(kept.group(1)) + 1 : 0);
      }
      case 404, 410 -> throw new SessionGone();
      default -> throw GcsProblems.of(name, GcsProblems.Work.WRITE, reply);
    }
  }

  /**
   * Takes the upload back. Never throws: what is left of it shows nowhere, and costs nothing.
   *
   * @return whether Google took it back at once
   */
  boolean cancel() {
    try {
      return new Retries(name.uri(), client.retry())
          .run(
              () -> {
                client.cancel(name, session);
                return true;
              });
    } catch (IOException | StoreException e) {
      LOG.warn(
          "an upload of {} could not be cancelled; Google removes it within a week: {}",
          name.uri(),
          e.getMessage());
      return false;
    }
  }
}
